import { markdownDialect } from './free-form/free-form.ts'

/**
 * Obsidian's task plugins: `[/]` is in progress, dates and priorities are emoji (`📅 2026-10-01 ⏫`).
 * https://publish.obsidian.md/tasks/Reference/Statuses
 */
export const obsidianTasks = markdownDialect(
  'obsidian-tasks',
  ({ path, text }) =>
    /(?:^|\/)\.?obsidian|(?:^|\/)[\w-]*vaults?\//i.test(path) ||
    /^\s{0,8}- \[.\] .*(?:📅|⏫|🔼|🔽|➕) ?/mu.test(text.slice(0, 20_000)),
  { boxes: { 'in-progress': '/' } },
)
