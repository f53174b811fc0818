import type { Item } from '../model/plan.ts'
import type { Drift, LedgerEntry, Verdict } from '../model/verdict.ts'

export interface DriftFacts {
  readonly item: Item
  readonly verdict: Verdict
  readonly proof: string | null
  readonly before: LedgerEntry | null
  /** A child that the parent answers for is openly not done. */
  readonly openChild: Item | null
  /** Another place tells the same item otherwise. */
  readonly elsewhere?: boolean
}

/** Every way in which claim and verdict disagree, worst first. */
export function driftOf({
  item,
  verdict,
  proof,
  before,
  openChild,
  elsewhere,
}: DriftFacts): readonly Drift[] {
  const drift: Drift[] = []
  const contradicted = verdict === 'failing' || verdict === 'missing'
  const proven = verdict === 'verified' || verdict === 'attested'
  if (before?.verdict === 'verified' && contradicted) drift.push('regression')
  if (item.claim === 'done' && contradicted) drift.push('overclaim')
  if ((item.claim === 'done' && openChild) || elsewhere) drift.push('contradiction')
  if (before?.verdict === 'verified' && !contradicted && isStale(item, verdict, proof, before))
    drift.push('stale')
  if (item.claim === 'done' && !contradicted && !proven) drift.push('unsupported')
  if ((item.claim === 'todo' || item.claim === 'in-progress') && proven) drift.push('underclaim')
  return drift
}

/** Reworded since it was proven; or not proven now, and what it was proven with has changed. */
function isStale(item: Item, verdict: Verdict, proof: string | null, before: LedgerEntry): boolean {
  if (before.text !== item.digest) return true
  return verdict !== 'verified' && before.proof !== proof
}
