import { markdownDialect } from './free-form/free-form.ts'
import type { Walk } from './free-form/walk.ts'

const TASK = /^[ \t]{0,12}[-*] \[[ xX]\] \**T\d{3}\b/m
const STORY = /^User Story (\d{1,3})\s*[-–—:]\s*(.*)$/

/**
 * GitHub's Spec Kit: `specs/NNN-name/{spec,plan,tasks}.md`, tasks `T001`, requirements `FR-001`, stories
 * with numbered scenarios (`US1/AC2`). https://github.com/github/spec-kit, templates/.
 */
export const specKit = markdownDialect(
  'spec-kit',
  ({ path, text }) =>
    /(?:^|\/)\.?specs?\/\d{3}-[^/]+\/(?:(?:spec|plan|tasks)\.md|checklists\/)/.test(path) || TASK.test(text),
  {
    // Its own command says: "mark the task off as [X]".
    boxes: { done: 'X' },
    isPlaceholder: words => /^\W{0,4}TXXX\b/.test(words),
    headingItem: words => {
      const story = STORY.exec(words)
      if (!story) return null
      const title = story[2]?.replace(/\s*\(Priority: P\d\).*$/, '') ?? ''
      return { kind: 'deliverable', id: `US${story[1]}`, title: title === '' ? words : title }
    },
    meaningOf: heading => (/^Acceptance Scenarios\b/i.test(heading) ? 'criteria' : null),
    settle: numberScenarios,
  },
)

/** The second scenario of story 1 is `US1/AC2`. */
function numberScenarios({ drafts }: Walk): void {
  for (const draft of drafts) {
    const story = draft.parent?.explicitId
    if (draft.explicitId !== null || draft.ordinal === undefined || !/^US\d/.test(story ?? '')) continue
    if (/^acceptance/i.test(draft.section)) draft.explicitId = `${story}/AC${draft.ordinal}`
  }
}
