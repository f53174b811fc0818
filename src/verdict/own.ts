import type { Item, Threshold } from '../model/plan.ts'
import type { Evidence, Verdict } from '../model/verdict.ts'
import type { Statement } from './statement.ts'

export interface Own {
  readonly verdict: Verdict
  readonly reason: string
  /** Something is bound to the item itself that was not seen to hold: its children cannot make up for it. */
  readonly open: boolean
}

/**
 * The verdict that an item's own references allow, contradiction first (see the design, "Verdicts").
 * Children and dependencies come later.
 */
export function ownVerdict(item: Item, statements: readonly Statement[], signOff: Evidence | null): Own {
  const failing = statements.find(statement => statement.outcome === 'contradicts')
  if (failing) return { verdict: 'failing', reason: failing.message, open: true }
  const missing = statements.find(statement => statement.outcome === 'absent')
  if (missing) return { verdict: 'missing', reason: missing.message, open: true }
  const counted = statements.filter(
    statement => statement.outcome !== 'inconclusive' || statement.binds || statement.behaviour,
  )
  const proof = proofOf(item, statements, counted)
  if (proof.kind === 'proven') return { verdict: 'verified', reason: proof.reason, open: false }
  const unsettled = counted.filter(statement => statement.outcome === 'inconclusive')
  if (signOff?.outcome === 'proves')
    return { verdict: 'attested', reason: signOff.message, open: unsettled.length > 0 }
  const open = unsettled.length > 0 || signOff !== null
  const notRun =
    unsettled.find(statement => statement.notRun && statement.behaviour) ??
    unsettled.find(statement => statement.notRun)
  if (notRun) return { verdict: 'not-run', reason: notRun.message, open }
  const [first] = unsettled
  // Its test is there and ran, and yet it proves nothing: skipped, flaky, without assertion.
  if (first?.behaviour) return { verdict: 'implemented', reason: first.message, open }
  if (first) return { verdict: 'unproven', reason: first.message, open }
  if (counted.length > 0) return { verdict: 'implemented', reason: proof.reason, open }
  return { verdict: 'unproven', reason: signOff?.message ?? nothing(item), open }
}

type Proof = { readonly kind: 'proven' | 'held'; readonly reason: string }

/**
 * Everything named holds, and behaviour was seen. Code that only exists beside a test that passed is fine;
 * code that only exists beside other code that ran is not. What a person bound to the item (binding, tag,
 * configuration) may stand for all of it. What its words merely mention may not: then every word that looks
 * like a part of this repository must be one, and a promised figure must have been measured.
 */
function proofOf(item: Item, all: readonly Statement[], counted: readonly Statement[]): Proof {
  const held = (reason: string): Proof => ({ kind: 'held', reason })
  const unsettled = counted.find(statement => statement.outcome === 'inconclusive')
  if (unsettled) return held(unsettled.message)
  const tests = counted.filter(statement => statement.kind === 'test' || statement.kind === 'check')
  const bound = tests.find(statement => statement.binds)
  if (bound) return { kind: 'proven', reason: bound.message }
  const [first] = counted
  if (!first) return held('nothing is there that could prove it')
  const undecided = all.find(statement => statement.outcome === 'inconclusive')
  const [threshold] = item.thresholds
  const [mentioned] = tests
  const code = counted.filter(statement => statement.kind === 'coverage' || isCode(statement))
  const [ran] = code
  const still = code.find(statement => statement.outcome !== 'proves')
  const proof = mentioned ?? (still === undefined ? ran : undefined)
  if (proof === undefined) return held(`${(still ?? first).message}; no test or check is bound to it`)
  if (undecided) return held(`${proof.message}, but ${undecided.message}`)
  if (threshold && !tests.some(test => test.kind === 'check'))
    return held(`${proof.message}, but no check or bound test measures ${figureOf(threshold)}`)
  return { kind: 'proven', reason: proof.message }
}

function figureOf({ metric, op, value, unit }: Threshold): string {
  return [metric, op, value, unit].filter(part => part !== undefined).join(' ')
}

/** Documents and data cannot be executed, so they need not be. */
function isCode(statement: Statement): boolean {
  if (statement.kind === 'symbol') return true
  return (
    statement.kind === 'path' &&
    !/\.(?:md|mdx|rst|txt|json|jsonc|ya?ml|toml|lock|ini|cfg|csv|svg|png|html|css)$/i.test(
      statement.path ?? '',
    )
  )
}

function nothing(item: Item): string {
  return item.references.length > 0
    ? 'nothing that it names can be looked up here'
    : 'it names nothing that can be checked, and nothing is bound to it'
}
