import type { TickAt } from '../model/config.ts'
import type { Splice } from '../model/edit.ts'
import type { Claim, SourceText } from '../model/plan.ts'
import type { JudgedPlan, Judgement } from '../model/verdict.ts'
import { vocabularyOf } from './marks.ts'

export interface ClaimChange {
  readonly item: string
  readonly claim: Claim
  readonly splice: Splice
  readonly summary: string
}

export interface ClaimPolicy {
  readonly tickAt: TickAt
  readonly untick: 'contradicted' | 'never'
}

/**
 * Which claims the evidence allows to change: ticked on `verified` and `attested`, unticked on `failing`
 * and `missing` only. Everything else is left alone; silence is never proof, nor is it disproof.
 */
export function claimChanges(
  { plan, judgements }: JudgedPlan,
  source: SourceText,
  policy: ClaimPolicy,
): readonly ClaimChange[] {
  if (plan.edits === 'none') return []
  const say = vocabularyOf(plan, source.text)
  return judgements.flatMap(judgement => {
    const { item } = judgement
    const target = targetOf(judgement, policy)
    if (target === null || item.marker === null) return []
    const { start, end } = item.marker
    const text = say(item.marker, target)
    if (text === item.marker.text) return []
    const summary = `${target === 'done' ? 'ticked' : 'unticked'} ${item.id} (${judgement.verdict})`
    return [{ item: item.id, claim: target, splice: { start, end, text }, summary }]
  })
}

function targetOf({ item, verdict, ladder }: Judgement, policy: ClaimPolicy): 'done' | 'todo' | null {
  switch (verdict) {
    case 'verified':
    case 'attested':
      if (item.claim !== 'todo' && item.claim !== 'in-progress') return null
      return policy.tickAt === 'verified' || ladder[policy.tickAt] === 'yes' ? 'done' : null
    case 'failing':
    case 'missing':
      return item.claim === 'done' && policy.untick === 'contradicted' ? 'todo' : null
    case 'implemented':
    case 'not-run':
    case 'unproven':
    case 'blocked':
      return null
  }
}

/** Applies splices to a text; they must not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = ''
  let at = 0
  for (const splice of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (splice.start < at) throw new Error(`edits overlap at offset ${splice.start}`)
    result += text.slice(at, splice.start) + splice.text
    at = splice.end
  }
  return result + text.slice(at)
}
