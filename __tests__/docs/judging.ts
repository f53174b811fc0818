import { readLedger } from '../../src/docs/ledger.ts'
import { writeBack } from '../../src/docs/write-back.ts'
import type { Item, Plan } from '../../src/model/plan.ts'
import type { Judgement, Ladder, Ledger, Verdict } from '../../src/model/verdict.ts'
import { RUNGS } from '../../src/model/verdict.ts'
import { type ReadPlan, readPlan } from '../../src/plan/read.ts'

export const POLICY = { tickAt: 'verified', untick: 'contradicted' } as const

/** A ladder that was climbed to the top, but for the rungs that were not. */
export function ladder(missing: readonly string[] = []): Ladder {
  return Object.fromEntries(RUNGS.map(rung => [rung, missing.includes(rung) ? 'unknown' : 'yes'])) as Ladder
}

export function judgement(item: Item, verdict: Verdict, more: Partial<Judgement> = {}): Judgement {
  return {
    item,
    verdict,
    reason: `it is ${verdict}`,
    ladder: ladder(),
    evidence: [],
    drift: [],
    isNew: false,
    proof: null,
    ...more,
  }
}

export type Verdicts = (item: Item) => Verdict

/** What contradicts every claim: the done fail, the open are verified. */
export const OPPOSITE: Verdicts = item => (item.claim === 'done' ? 'failing' : 'verified')

/** The same verdicts for a later reading, whatever the claims say then. */
export function remembered(plan: Plan, verdicts: Verdicts): Verdicts {
  const known = new Map(plan.items.map(item => [item.id, verdicts(item)]))
  return item => known.get(item.id) ?? 'unproven'
}

export function reading(bytes: Uint8Array | string, path = 'phases/plan.md'): ReadPlan {
  const read = readPlan(path, Buffer.from(bytes))
  if (!read.ok) throw new Error(read.problems.map(problem => problem.message).join())
  return read.value
}

export interface Written {
  /** The document after the edits; what it was where nothing changed. */
  readonly document: Buffer
  readonly ledger: { readonly value: Ledger | null; readonly bytes: Uint8Array | null }
  readonly changed: readonly string[]
  readonly problems: readonly string[]
}

const NO_LEDGER = { value: null, bytes: null }

/** One audit's edits to a document, from its bytes to its bytes. */
export function audit(
  read: ReadPlan,
  verdicts: Verdicts,
  ledger: Written['ledger'] = NO_LEDGER,
  more: (item: Item) => Partial<Judgement> = () => ({}),
): Written {
  const { plan, source, bytes } = read
  const judgements = plan.items.map(item => judgement(item, verdicts(item), more(item)))
  const request = { judged: { plan, judgements }, source, bytes, ledger, policy: POLICY, commit: 'c0ffee' }
  const { changes, problems } = writeBack(request)
  const written = (path: string) => changes.find(change => change.path === path)?.after ?? null
  const ledgerBytes = written(`.phaseproof/${plan.path}.json`)
  return {
    document: Buffer.from(written(plan.path) ?? bytes),
    ledger: ledgerBytes ? { value: readLedger(plan.path, ledgerBytes).ledger, bytes: ledgerBytes } : ledger,
    changed: changes.map(change => change.path),
    problems: problems.map(problem => problem.message),
  }
}
