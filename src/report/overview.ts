import type { AuditResult } from '../model/audit.ts'
import { type Drift, type Judgement, RUNGS, type Rung, VERDICTS, type Verdict } from '../model/verdict.ts'
import { DRIFT_LABELS, VERDICT_LABELS } from './labels.ts'

/** How many items have which verdict. `claimed`: the plan says they are done. */
export type PlanTotals = Readonly<Record<Verdict, number>> & {
  readonly total: number
  readonly claimed: number
}

export function totalsOf(judgements: readonly Judgement[]): PlanTotals {
  const totals = { total: 0, claimed: 0, ...countEach(VERDICTS) }
  for (const { item, verdict } of judgements) {
    totals.total++
    totals[verdict]++
    if (item.claim === 'done') totals.claimed++
  }
  return totals
}

function countEach<Word extends string>(words: readonly Word[]): Record<Word, number> {
  return Object.fromEntries(words.map(word => [word, 0])) as Record<Word, number>
}

/** Worst first. */
export const DRIFTS: readonly Drift[] = [
  'regression',
  'overclaim',
  'contradiction',
  'unsupported',
  'stale',
  'underclaim',
]

/** Worst first. */
const SEVERITY: readonly Verdict[] = [
  'failing',
  'missing',
  'blocked',
  'not-run',
  'unproven',
  'implemented',
  'attested',
  'verified',
]

/** By the worst drift; then what is new before what was so already; then by verdict, then as in the plan. */
export function worstFirst(judgements: readonly Judgement[]): readonly Judgement[] {
  return judgements.toSorted((a, b) => badness(a) - badness(b) || a.item.line - b.item.line)
}

function badness({ drift, verdict, isNew }: Judgement): number {
  const worst = Math.min(DRIFTS.length, ...drift.map(kind => DRIFTS.indexOf(kind)))
  const old = isNew ? 0 : 1
  return (worst * 2 + old) * SEVERITY.length + SEVERITY.indexOf(verdict)
}

/** Claim and evidence disagree, or the evidence contradicts the item whatever the claim. */
export function needsLook({ drift, verdict }: Judgement): boolean {
  return drift.length > 0 || verdict === 'failing' || verdict === 'missing'
}

/** The highest rung that the evidence reaches. */
export function highestRung({ ladder }: Judgement): Rung | null {
  return RUNGS.findLast(rung => ladder[rung] === 'yes') ?? null
}

/** The audit in one line: `Gate failed: 12 of 20 items verified, 1 signed off, 2 overclaims`. */
export function conclusionLine({ gate, judged }: AuditResult): string {
  const judgements = judged.flatMap(plan => plan.judgements)
  const totals = totalsOf(judgements)
  const parts = [
    `${totals.verified} of ${count(totals.total, 'item', 'items')} ${VERDICT_LABELS.verified.word}`,
  ]
  if (totals.attested > 0) parts.push(`${totals.attested} ${VERDICT_LABELS.attested.word}`)
  for (const drift of DRIFTS) {
    const n = judgements.filter(judgement => judgement.drift.includes(drift)).length
    if (n > 0) parts.push(count(n, DRIFT_LABELS[drift].word, DRIFT_LABELS[drift].plural))
  }
  return `${gateLine(gate.conclusion)}: ${parts.join(', ')}`
}

function gateLine(conclusion: AuditResult['gate']['conclusion']): string {
  return conclusion === 'pass' ? 'Gate passed' : 'Gate failed'
}

/** `1 item`, `2 items`. */
export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}

/** `850 ms`, `12.3 s`, `4 min 5 s`. */
export function durationText(ms: number): string {
  if (Math.round(ms) < 1000) return `${Math.round(ms)} ms`
  const tenths = Math.round(ms / 100)
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
