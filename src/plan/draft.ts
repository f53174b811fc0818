import type {
  Claim,
  Item,
  ItemKind,
  Marker,
  PlanWarning,
  Reference,
  SignOff,
  Threshold,
} from '../model/plan.ts'
import { digest } from '../text/digest.ts'
import { dependenciesIn, dueIn, thresholdsIn } from './facts.ts'
import { Identities, isDistinctive } from './identity.ts'

/** An item as a dialect found it, before ids and relations are settled. */
export interface Draft {
  readonly kind: ItemKind
  readonly explicitId: string | null
  readonly title: string
  /** Words of the item and its details: what thresholds, dates and dependencies are read from. */
  readonly text: string
  readonly section: string
  readonly line: number
  endLine: number
  readonly claim: Claim
  readonly marker: Marker | null
  readonly parent: Draft | null
  readonly optional: boolean
  readonly references: Reference[]
  signOff: SignOff | null
}

export interface DraftPlan {
  readonly drafts: Draft[]
  readonly warnings: PlanWarning[]
}

/** Settles ids, parents and dependencies; what cannot be settled becomes a warning. */
export function settle({ drafts, warnings }: DraftPlan): {
  items: readonly Item[]
  warnings: readonly PlanWarning[]
} {
  const identities = new Identities()
  const ids = new Map<Draft, string>()
  const notes = [...warnings]
  // Explicit ids first: a derived id never takes away one that somebody wrote.
  for (const explicit of [true, false]) {
    for (const draft of drafts) {
      if ((draft.explicitId !== null) !== explicit) continue
      const { id, duplicate } = identities.claim(draft.explicitId, draft.title, draft.section)
      if (duplicate) {
        notes.push({
          line: draft.line,
          message: `the id ${draft.explicitId} stands twice; this item is called ${id}`,
        })
      }
      ids.set(draft, id)
    }
  }
  const known = new Set(ids.values())
  const items = drafts.map(draft => toItem(draft, ids, known, notes))
  return { items, warnings: notes.sort((a, b) => a.line - b.line) }
}

function toItem(
  draft: Draft,
  ids: ReadonlyMap<Draft, string>,
  known: ReadonlySet<string>,
  notes: PlanWarning[],
): Item {
  const id = ids.get(draft) ?? draft.title
  const parent = draft.parent === null ? undefined : ids.get(draft.parent)
  const due = dueIn(draft.text)
  const named = dependenciesIn(draft.text).filter(other => other !== id)
  for (const other of named) {
    if (!known.has(other) && isDistinctive(other)) {
      notes.push({ line: draft.line, message: `${id} depends on ${other}, which is no item of this plan` })
    }
  }
  const thresholds: readonly Threshold[] = thresholdsIn(draft.text)
  return {
    id,
    idOrigin: draft.explicitId === null ? 'derived' : 'explicit',
    kind: draft.kind,
    title: draft.title,
    line: draft.line,
    endLine: draft.endLine,
    claim: draft.claim,
    marker: draft.marker,
    ...(parent === undefined ? {} : { parent }),
    dependsOn: named.filter(other => known.has(other)),
    ...(due === null ? {} : { due }),
    ...(draft.optional ? { optional: true } : {}),
    references: draft.references,
    thresholds,
    ...(draft.signOff === null ? {} : { signOff: draft.signOff }),
    digest: digest(draft.text.replace(/\s+/g, ' ').trim()),
  }
}
