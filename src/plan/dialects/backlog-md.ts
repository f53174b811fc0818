import type { Draft } from '../draft.ts'
import { readFrontMatter } from '../front-matter.ts'
import { markdownDialect } from './free-form/free-form.ts'
import { DOCUMENT } from './free-form/status-line.ts'
import { type Walk, warn } from './free-form/walk.ts'

/**
 * Backlog.md: one task a file with its fields in the front matter, criteria `#1` between `AC:BEGIN` and
 * `AC:END`; `completed/` and `archive/` are history. https://github.com/MrLesk/Backlog.md
 */
export const backlogMd = markdownDialect(
  'backlog-md',
  ({ path, text }) =>
    /(?:^|\/)\.?backlog\/(?:tasks|completed|drafts|archive)\//.test(path) ||
    text.includes('<!-- AC:BEGIN -->'),
  {
    words: { todo: 'To Do', 'in-progress': 'In Progress', done: 'Done' },
    isFrozen: ({ path }) => /(?:^|\/)\.?backlog\/(?:completed|archive)\//.test(path),
    settle: walk => {
      const task = walk.drafts.find(draft => draft.title === DOCUMENT)
      if (task) describe(walk, task)
      // Criteria and the definition of done are both counted from 1.
      for (const draft of walk.drafts) {
        const number = draft.explicitId
        if (draft === task || number === null || !/^\d{1,6}$/.test(number)) continue
        draft.explicitId = `${/done/i.test(draft.section) ? 'DOD' : 'AC'}-${number}`
      }
    },
  },
)

/** The file's own item gets the fields of the front matter. */
function describe(walk: Walk, task: Draft): void {
  const { fields, error } = readFrontMatter(walk.frontMatter)
  if (error !== null) warn(walk, 1, `the front matter cannot be read: ${error}`)
  const one = (key: string) => fields.get(key)?.[0] ?? null
  task.kind = 'task'
  task.explicitId = one('id')
  task.title = one('title') ?? task.title
  task.depends = fields.get('dependencies') ?? []
  task.owners = fields.get('assignee') ?? []
  const priority = one('priority')
  if (priority !== null) task.priority = priority
  task.due = /^\d{4}-\d{2}-\d{2}/.exec(one('due_date') ?? '')?.[0] ?? null
}
