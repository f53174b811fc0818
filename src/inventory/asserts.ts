import type { Capture, Match } from '../text/syntax.ts'
import type { PlacedDeclaration } from './declarations.ts'

/** One call, as far as its name goes. */
export interface Call {
  readonly name: string
  /** The last name in front of it, where that is a plain name: `assert` in `assert.equal(…)`. */
  readonly object: string | null
  /** Called as a method of something, named or not. */
  readonly isMethod: boolean
  /** What follows the call, first character: tells `expect(x).toBe(1)` from a bare `expect(x)`. */
  readonly next: string
}

/** `neutral`: known not to fail a test. */
export type CallMeaning = 'asserts' | 'neutral' | 'unknown'

/** What a language's calls mean to a test. Functions of the same file are followed instead. */
export interface CallRules {
  readonly meaning: (call: Call) => CallMeaning
}

/** Asks whether the code of a range can fail a test; null when that depends on code of other files. */
export type AssertionProbe = (start: number, end: number, bodyName?: string) => boolean | null

/** Helpers may call helpers; deeper ones stay unknown to be asserting. */
const MAX_ROUNDS = 5

type Step = { readonly start: number } & (
  | { readonly kind: CallMeaning }
  | { readonly kind: 'local'; readonly name: string }
)

/**
 * Prepares the answers for one file. All ranges are answered by running totals over the calls in the order
 * of the text, so that a thousand nested tests cost no more than a thousand flat ones.
 */
export function assertionProbe(
  text: string,
  matches: readonly Match[],
  declarations: readonly PlacedDeclaration[],
  rules: CallRules,
): AssertionProbe {
  const functions = declarations.filter(declaration => declaration.kind === 'function')
  const names = new Set(functions.map(declaration => declaration.name))
  const steps = readSteps(text, matches, names, rules)
  let outcomes = new Map<string, boolean | null>()
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const ask = totals(steps, outcomes)
    const next = new Map<string, boolean | null>()
    for (const { name, start, end } of functions) {
      const outcome = ask(start, end)
      if (next.get(name) !== true) next.set(name, outcome)
    }
    if ([...next].every(([name, outcome]) => outcomes.get(name) === outcome)) break
    outcomes = next
  }
  const ask = totals(steps, outcomes)
  return (start, end, bodyName) => {
    if (bodyName === undefined) return ask(start, end)
    return names.has(bodyName) ? (outcomes.get(bodyName) ?? null) : null
  }
}

function readSteps(
  text: string,
  matches: readonly Match[],
  names: ReadonlySet<string>,
  rules: CallRules,
): readonly Step[] {
  const steps = new Map<string, Step>()
  for (const match of matches) {
    const statement = match.find(capture => capture.name === 'asserts')
    if (statement !== undefined) steps.set(`${statement.start}`, { start: statement.start, kind: 'asserts' })
    const call = match.find(capture => capture.name === 'call')
    if (call === undefined) continue
    const key = `${call.start}-${call.end}`
    const object = match.find(capture => capture.name === 'object')
    // A query may see one call twice, with and without the name in front: the fuller match counts.
    if (steps.has(key) && object === undefined) continue
    const step = readCall(text, call, object, match, names, rules)
    if (step !== null) steps.set(key, step)
  }
  return [...steps.values()].sort((a, b) => a.start - b.start)
}

function readCall(
  text: string,
  call: Capture,
  object: Capture | undefined,
  match: Match,
  names: ReadonlySet<string>,
  rules: CallRules,
): Step | null {
  const start = call.start
  const direct = match.find(capture => capture.name === 'function')
  const called = direct ?? match.find(capture => capture.name === 'property')
  if (called === undefined) return null
  const name = text.slice(called.start, called.end)
  if (direct !== undefined && names.has(name)) return { start, kind: 'local', name }
  const kind = rules.meaning({
    name,
    object: object === undefined ? null : text.slice(object.start, object.end),
    isMethod: direct === undefined,
    next: text
      .slice(call.end, call.end + 200)
      .trimStart()
      .charAt(0),
  })
  return { start, kind }
}

function totals(steps: readonly Step[], outcomes: ReadonlyMap<string, boolean | null>) {
  const asserting = [0]
  const unknown = [0]
  for (const step of steps) {
    const meaning = step.kind === 'local' ? meaningOf(outcomes.get(step.name)) : step.kind
    asserting.push((asserting.at(-1) ?? 0) + (meaning === 'asserts' ? 1 : 0))
    unknown.push((unknown.at(-1) ?? 0) + (meaning === 'unknown' ? 1 : 0))
  }
  return (start: number, end: number): boolean | null => {
    const from = firstAtOrAfter(steps, start)
    const to = firstAtOrAfter(steps, end)
    if ((asserting[to] ?? 0) > (asserting[from] ?? 0)) return true
    return (unknown[to] ?? 0) > (unknown[from] ?? 0) ? null : false
  }
}

function meaningOf(outcome: boolean | null | undefined): CallMeaning {
  if (outcome === null) return 'unknown'
  return outcome === true ? 'asserts' : 'neutral'
}

function firstAtOrAfter(steps: readonly Step[], place: number): number {
  let low = 0
  let high = steps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((steps[middle]?.start ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** A helper whose name says that it asserts: `assertLogin`, `expect_ok`, `verifyTotals`, `checkAccess`. */
export function saysSo(name: string): boolean {
  return (
    /^_*(?:assert|expect|verify|check|should)(?![a-z])/.test(name) || /^(?:Assert|Expect)(?![a-z])/.test(name)
  )
}
