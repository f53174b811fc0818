import type { TestOutcome } from '../../model/evidence.ts'

/** A retry that passed is worse than a skipped test: it failed once. */
const RANK: Readonly<Record<TestOutcome, number>> = { passed: 0, skipped: 1, flaky: 2, failed: 3, errored: 4 }

/** Precedence within one case: the worst that was said of it counts. */
export function isWorse(outcome: TestOutcome, than: TestOutcome): boolean {
  return RANK[outcome] > RANK[than]
}

/** What an element directly inside a `<testcase>` says of it; undefined for those that say nothing. */
export function outcomeOf(element: string): TestOutcome | undefined {
  return OUTCOMES.get(element)
}

const OUTCOMES: ReadonlyMap<string, TestOutcome> = new Map([
  ['error', 'errored'],
  ['failure', 'failed'],
  ['skipped', 'skipped'],
  ['disabled', 'skipped'],
  ['ignored', 'skipped'],
  ['flakyFailure', 'flaky'],
  ['flakyError', 'flaky'],
  // Surefire writes these beside the <failure> of a test that never passed; alone they tell of a retry.
  ['rerunFailure', 'flaky'],
  ['rerunError', 'flaky'],
])

/** googletest writes `status="notrun"`, others name the outcome there and leave the elements out. */
export function statusOf(attributes: Readonly<Record<string, string>>): TestOutcome {
  const said = `${attributes.status ?? ''} ${attributes.result ?? ''}`.toLowerCase()
  if (/\b(?:errored|error)\b/.test(said)) return 'errored'
  if (/\b(?:failed|failure|fail)\b/.test(said)) return 'failed'
  if (/\b(?:notrun|not_run|disabled|skipped|ignored|suppressed|pending|todo)\b/.test(said)) return 'skipped'
  return 'passed'
}
