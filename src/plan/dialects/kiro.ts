import type { Draft } from '../draft.ts'
import { numberedId } from '../identity.ts'
import { markdownDialect } from './free-form/free-form.ts'
import type { Walk } from './free-form/walk.ts'

/**
 * Kiro and cc-sdd: `.kiro/specs/<feature>/{requirements,design,tasks}.md`. Tasks nest by their numbers,
 * `[-]` is in progress, `[ ]*` is optional; criterion 3 of requirement 1 is `1.3`.
 * https://kiro.dev/docs/specs/
 */
export const kiro = markdownDialect('kiro', ({ path }) => /(?:^|\/)\.kiro\/specs\//.test(path), {
  marks: { '-': 'in-progress' },
  boxes: { 'in-progress': '-' },
  idOf: numberedId,
  headingItem: words => {
    const found = /^Requirement (\d{1,3})\b\s*[:：.-]?\s*(.*)$/.exec(words)
    return found && { kind: 'deliverable', id: found[1] ?? null, title: found[2] || words }
  },
  settle: walk => {
    numberCriteria(walk)
    nestByNumber(walk)
  },
})

function numberCriteria({ drafts }: Walk): void {
  for (const draft of drafts) {
    const requirement = draft.parent?.explicitId
    if (draft.explicitId !== null || draft.ordinal === undefined || !requirement) continue
    if (draft.kind === 'criterion') draft.explicitId = `${requirement}.${draft.ordinal}`
  }
}

/** `2.1` belongs to `2`, wherever it stands. */
function nestByNumber({ drafts }: Walk): void {
  const known = new Map<string, Draft>()
  for (const draft of drafts) {
    const above = draft.explicitId?.replace(/\.\d{1,3}$/, '')
    if (above !== undefined && above !== draft.explicitId) draft.parent = known.get(above) ?? draft.parent
    if (draft.explicitId !== null && !known.has(draft.explicitId)) known.set(draft.explicitId, draft)
  }
}
