import { addTotals, NO_TESTS, type Suite, type SuiteOutcome, type Totals } from '../model/evidence.ts'
import type { CommandResult } from '../model/world.ts'
import type { ReadReport } from './formats/read.ts'

export interface Judged {
  readonly outcome: SuiteOutcome
  /** One sentence whenever the outcome is not `passed`. */
  readonly reason?: string
}

/** pytest's word for "no test was collected" (https://docs.pytest.org/en/stable/reference/exit-codes.html). */
const PYTEST_NOTHING = 5

/**
 * What a run says, from its end and from the reports it wrote. Only a command that ended well, with sound
 * reports in which at least one test passed and none failed, has passed.
 */
export function judgeSuite(
  suite: Pick<Suite, 'command' | 'timeoutMs' | 'reports' | 'outputFormat'>,
  result: CommandResult,
  reports: readonly ReadReport[],
): Judged {
  const totals = sumTotals(reports)
  const failures = totals.failed + totals.errored
  const mishap = reports.flatMap(report => report.mishaps)[0]
  const unsound = reports.find(report => report.error !== undefined)
  const ended = endOf(result)

  if (result.kind === 'timed-out')
    return { outcome: 'timed-out', reason: `it was stopped after ${minutes(suite.timeoutMs)}` }
  const absent = totals.total === 0 ? absence(result) : null
  if (absent !== null) return { outcome: 'unavailable', reason: absent }

  const red = result.exitCode !== 0
  if (failures > 0 || mishap !== undefined) {
    const what = failures > 0 ? `${failures} of ${count(totals.total, 'test')} failed` : (mishap ?? '')
    return red
      ? { outcome: 'failed', reason: what }
      : { outcome: 'contradictory', reason: `${what}, yet the command ended with exit code 0` }
  }
  if (unsound !== undefined)
    return {
      outcome: red ? 'failed' : 'no-report',
      reason: `${ended}, and its report ${unsound.path} cannot be used: ${unsound.error}`,
    }
  if (reports.length === 0) return withoutReport(suite, red, ended)
  if (totals.passed + totals.flaky === 0) return withoutTests(totals, result.exitCode, ended)
  if (red) return { outcome: 'contradictory', reason: `no test failed in its report, yet ${ended}` }
  return { outcome: 'passed' }
}

export function sumTotals(reports: readonly ReadReport[]): Totals {
  return reports.reduce((sum, report) => addTotals(sum, report.totals), NO_TESTS)
}

/**
 * Why a program could not be found or started; null when it ran. Only what the shell, Python or Node say
 * of themselves counts: tests print "not found" too, and a failure must not pass for an absence.
 */
export function absence(result: CommandResult): string | null {
  if (result.kind === 'not-started') return `it could not be started: ${result.tail}`
  if (result.exitCode === 0) return null
  const tail = result.tail.slice(-4_096)
  const program = ABSENT_PROGRAM.map(pattern => pattern.exec(tail)?.[1]).find(name => name !== undefined)
  if (program !== undefined)
    return `${program} is not installed; install the dependencies or the toolchain before this step`
  if (result.exitCode === 126) return 'its program cannot be executed; look at its permissions'
  if (result.exitCode === 127) return 'its program is not installed; install it before this step'
  const module = PYTEST.exec(tail)?.[1] ?? (DIED_OF_IT.test(tail) ? MODULE.exec(tail)?.[1] : undefined)
  return module === undefined ? null : `${module} is not installed; install the dependencies before this step`
}

const ABSENT_PROGRAM: readonly RegExp[] = [
  /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|z)?sh: (?:line )?(?:\d{1,6}: )?([\w@./-]{1,100}): (?:command )?not found$/m,
  /^'([\w@./-]{1,100})' is not recognized as an internal or external command/m,
]
const PYTEST = /^\S{0,300}python[\d.]{0,9}(?:\.exe)?: No module named (pytest)$/m
const MODULE =
  /^Error(?: \[ERR_MODULE_NOT_FOUND\])?: Cannot find (?:module|package) '([^'./\n][^'\n]{0,100})'/m
/** Node prints its version when it dies of an error that nobody caught. */
const DIED_OF_IT = /^Node\.js v\d/m

/** How the command ended, as the middle of a sentence. */
export function endOf(result: CommandResult): string {
  switch (result.kind) {
    case 'exited':
      return `the command ended with exit code ${result.exitCode}`
    case 'signalled':
      return 'the command was ended by a signal'
    case 'timed-out':
      return 'the command was stopped when its time was up'
    case 'not-started':
      return 'the command could not be started'
  }
}

/** `30 minutes`, `1 minute`, `45 seconds`. */
export function minutes(ms: number): string {
  return ms >= 60_000 ? count(Math.round(ms / 60_000), 'minute') : count(Math.ceil(ms / 1000), 'second')
}

function withoutReport(suite: Pick<Suite, 'reports' | 'outputFormat'>, red: boolean, ended: string): Judged {
  const expected =
    suite.reports.length > 0 ? `wrote no report that matches ${suite.reports.join(', ')}` : null
  const reason =
    expected === null
      ? `${ended}; its runner leaves no report that can be read, so no test of it is known`
      : `${ended}, but it ${expected}`
  // A red command is a failure, whatever it leaves.
  return { outcome: red ? 'failed' : 'no-report', reason }
}

function withoutTests(totals: Totals, exitCode: number | null, ended: string): Judged {
  if (exitCode !== 0 && exitCode !== PYTEST_NOTHING)
    return { outcome: 'failed', reason: `${ended} before any test ran` }
  return {
    outcome: 'empty',
    reason: totals.total === 0 ? 'it ran no test' : `all of its ${count(totals.total, 'test')} were skipped`,
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
