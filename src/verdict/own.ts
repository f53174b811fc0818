import type { Item, SignOff } from '../model/plan.ts'
import type { Evidence, Verdict } from '../model/verdict.ts'
import type { Statement } from './evidence.ts'

export interface Own {
  readonly verdict: Verdict
  readonly reason: string
}

/**
 * The verdict that an item's own references allow, contradiction first (see the design, "Verdicts").
 * Children and dependencies come later.
 */
export function ownVerdict(item: Item, statements: readonly Statement[], signOff: Evidence | null): Own {
  const failing = statements.find(statement => statement.outcome === 'contradicts')
  if (failing) return { verdict: 'failing', reason: failing.message }
  const missing = statements.find(statement => statement.outcome === 'absent')
  if (missing) return { verdict: 'missing', reason: missing.message }
  const counted = statements.filter(
    statement => statement.outcome !== 'inconclusive' || statement.binds || statement.behaviour,
  )
  const proven = provenBy(counted)
  if (proven) return { verdict: 'verified', reason: proven }
  if (signOff?.outcome === 'proves') return { verdict: 'attested', reason: signOff.message }
  const behaviour = counted.filter(statement => statement.behaviour && statement.outcome !== 'proves')
  const open = counted.find(statement => statement.outcome === 'inconclusive')
  const notRun = behaviour.find(statement => statement.notRun) ?? counted.find(statement => statement.notRun)
  if (notRun) return { verdict: 'not-run', reason: notRun.message }
  const supported = counted.find(
    statement => statement.outcome === 'supports' || statement.outcome === 'proves',
  )
  if (supported && (!open || open.behaviour)) {
    return {
      verdict: 'implemented',
      reason: open ? open.message : `${supported.message}; no test or check is bound to it`,
    }
  }
  // Its test is there and ran, and yet it proves nothing: skipped, flaky, without assertion.
  if (open?.behaviour) return { verdict: 'implemented', reason: open.message }
  if (open) return { verdict: 'unproven', reason: open.message }
  if (signOff) return { verdict: 'unproven', reason: signOff.message }
  return { verdict: 'unproven', reason: nothing(item) }
}

/**
 * Everything named holds, and behaviour was seen. Code that only exists beside a bound test that passed is
 * fine; code that only exists beside other code that ran is not.
 */
function provenBy(counted: readonly Statement[]): string | null {
  if (counted.some(statement => statement.outcome === 'inconclusive')) return null
  const bound = counted.filter(statement => statement.kind === 'test' || statement.kind === 'check')
  const [first] = bound
  if (first) return bound.every(statement => statement.outcome === 'proves') ? first.message : null
  const code = counted.filter(statement => statement.kind === 'coverage' || isCode(statement))
  const [ran] = code
  return ran && code.every(statement => statement.outcome === 'proves') ? ran.message : null
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

/** A sign-off as evidence on a given day (ISO): in force, not yet, or expired. */
export function signOffEvidence(signOff: SignOff | undefined, today: string): Evidence | null {
  if (!signOff) return null
  const base = { kind: 'sign-off', origin: 'config', value: signOff.by } as const
  const since = `signed off by ${signOff.by} on ${signOff.on}`
  if (signOff.on > today)
    return { ...base, outcome: 'inconclusive', message: `${since}, which is still to come` }
  if (signOff.until !== undefined && signOff.until < today) {
    return { ...base, outcome: 'inconclusive', message: `${since}, which expired on ${signOff.until}` }
  }
  return {
    ...base,
    outcome: 'proves',
    message: signOff.note === undefined ? since : `${since}: ${signOff.note}`,
  }
}
