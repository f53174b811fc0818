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
import { ownersIn, priorityIn, timeIn } from './breakdown.ts'
import { dependencyCycles } from './cycles.ts'
import { dependenciesIn, dueIn, thresholdsIn } from './facts.ts'
import { Identities, seriesOf } from './identity.ts'

/** An item as a dialect found it, before ids and relations are settled. */
export interface Draft {
  kind: ItemKind
  /** Settable, like the parent: some dialects number by what stands around. */
  explicitId: string | null
  title: string
  /** Words of the item and its details: what thresholds, dates and dependencies are read from. */
  readonly text: string
  readonly section: string
  readonly line: number
  endLine: number
  /** Settable: a `Status:` line below may tell what the item's own words leave open. */
  claim: Claim
  marker: Marker | null
  parent: Draft | null
  readonly optional: boolean
  readonly references: Reference[]
  signOff: SignOff | null
  /** The number of its list item, where the list is ordered. */
  readonly ordinal?: number
  /** Ids that the dialect has a field for, besides those that the words name. */
  depends?: readonly string[]
  due?: string | null
  owners?: readonly string[]
  priority?: string
  readonly when?: string
}

export interface DraftPlan {
  readonly drafts: Draft[]
  readonly warnings: PlanWarning[]
}

/** Settles ids, parents and dependencies; what cannot be settled becomes a warning. */
export function settle(plan: DraftPlan): {
  items: readonly Item[]
  warnings: readonly PlanWarning[]
} {
  const drafts = [...plan.drafts].sort((a, b) => a.line - b.line)
  const identities = new Identities()
  const ids = new Map<Draft, string>()
  const first = new Map<string | null, Draft>()
  for (const draft of drafts) if (!first.has(draft.explicitId)) first.set(draft.explicitId, draft)
  const notes = [...plan.warnings]
  // Explicit ids first: a derived id never takes away one that somebody wrote.
  for (const explicit of [true, false]) {
    for (const draft of drafts) {
      if ((draft.explicitId !== null) !== explicit) continue
      const { id, duplicate } = identities.claim(draft.explicitId, draft.title, draft.section)
      if (duplicate)
        notes.push({ line: draft.line, message: duplicateOf(draft, id, first.get(draft.explicitId)) })
      ids.set(draft, id)
    }
  }
  const known = new Set(ids.values())
  // An id of a series that this plan does not have is somebody else's, or no id at all (`UTF-8`).
  const series = new Set(
    drafts.flatMap(draft => (draft.explicitId === null ? [] : [seriesOf(draft.explicitId)])).filter(Boolean),
  )
  const items = drafts.map(draft => toItem(draft, { ids, known, series, notes }))
  for (const { item, path } of dependencyCycles(items)) {
    const shown = path.length > 8 ? [...path.slice(0, 7), '…', ...path.slice(-1)] : path
    notes.push({ line: item.line, message: `the dependencies go in a circle: ${shown.join(' → ')}` })
  }
  return { items, warnings: notes.sort((a, b) => a.line - b.line) }
}

/** Names both lines, and no claims: what a warning says is to survive ticks. */
function duplicateOf(draft: Draft, id: string, first: Draft | undefined): string {
  const where = first === undefined ? '' : `, first in line ${first.line}`
  return `the id ${draft.explicitId} stands twice${where}; this item is called ${id}`
}

interface Settled {
  readonly ids: ReadonlyMap<Draft, string>
  readonly known: ReadonlySet<string>
  readonly series: ReadonlySet<string>
  readonly notes: PlanWarning[]
}

function toItem(draft: Draft, { ids, known, series, notes }: Settled): Item {
  const id = ids.get(draft) ?? draft.title
  const parent = draft.parent === null ? undefined : ids.get(draft.parent)
  const due = draft.due ?? dueIn(draft.text)
  const when = draft.when ?? timeIn(draft.text)
  const priority = draft.priority ?? priorityIn(draft.text)
  const owners = draft.owners ?? ownersIn(draft.text)
  const named = [...new Set([...(draft.depends ?? []), ...dependenciesIn(draft.text)])].filter(
    other => other !== id,
  )
  for (const other of named) {
    if (!known.has(other) && series.has(seriesOf(other))) {
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
    ...(owners.length === 0 ? {} : { owners }),
    ...(priority === null ? {} : { priority }),
    ...(when === null ? {} : { when }),
    ...(draft.signOff === null ? {} : { signOff: draft.signOff }),
    digest: digest(draft.text.replace(/\s+/g, ' ').trim()),
  }
}
