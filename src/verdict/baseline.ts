import type { Item } from '../model/plan.ts'
import type { Baseline, LedgerEntry, Verdict } from '../model/verdict.ts'

/** From bad to good; equal numbers are no change for the worse. */
const RANK: Readonly<Record<Verdict, number>> = {
  failing: 0,
  missing: 1,
  unproven: 2,
  blocked: 2,
  'not-run': 2,
  implemented: 3,
  attested: 4,
  verified: 5,
}

/** What was last validated of an item, in the ledger or on the base. */
export function baselineEntry(baseline: Baseline, plan: string, id: string): LedgerEntry | null {
  if (baseline.kind !== 'ledger' && baseline.kind !== 'base') return null
  const items = baseline.ledgers.get(plan)?.items
  return items && Object.hasOwn(items, id) ? (items[id] ?? null) : null
}

/**
 * Is a problem of this item new? Without a baseline every problem counts; on the first run none does.
 * Else it is new when this change set the claim, or when the verdict is worse than the recorded one.
 */
export function isNewProblem(baseline: Baseline, plan: string, item: Item, verdict: Verdict): boolean {
  switch (baseline.kind) {
    case 'none':
      return true
    case 'first-run':
      return false
    case 'ledger':
    case 'base': {
      const entry = baselineEntry(baseline, plan, item.id)
      const claim = baseline.claims.get(plan)?.get(item.id) ?? entry?.claim
      if (claim === undefined) return true
      return claim !== item.claim || (entry !== null && RANK[verdict] < RANK[entry.verdict])
    }
  }
}
