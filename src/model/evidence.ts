/** How one test case ended. `flaky`: it failed first and passed on a retry, which proves nothing. */
export type TestOutcome = 'passed' | 'failed' | 'errored' | 'skipped' | 'flaky'

export interface TestCase {
  readonly name: string
  /** Class or suite names as the report has them, outermost first, joined by a space; may be empty. */
  readonly suite: string
  /** As the report has it: perhaps absolute, perhaps relative to a package. */
  readonly file?: string
  readonly line?: number
  readonly outcome: TestOutcome
  readonly durationMs?: number
  /** First lines of a failure. Hostile text: to be made inert where it is shown. */
  readonly message?: string
  /** Properties of the case, such as requirement ids. */
  readonly properties: readonly { readonly name: string; readonly value: string }[]
}

export interface Totals {
  readonly total: number
  readonly passed: number
  readonly failed: number
  readonly errored: number
  readonly skipped: number
  readonly flaky: number
}

/** One test report. With `error` set the report is unsound and none of its cases counts as passed. */
export interface Report {
  readonly path: string
  readonly format: string
  readonly error?: string
  readonly totals: Totals
  /** At most 100,000 that passed or were skipped and as many others; totals count all of them. */
  readonly cases: readonly TestCase[]
  /** Failures that belong to no test case: a package that did not build, a set-up that threw. */
  readonly mishaps?: readonly string[]
}

/** Lines of one file that a test run executed. */
export interface FileCoverage {
  /** Relative to the project's root. */
  readonly path: string
  /** Line number → how often it ran. */
  readonly lines: ReadonlyMap<number, number>
  /** Line number → names of tests that executed it, from reports that tell (coverage.py contexts, lcov `TN`). */
  readonly tests?: ReadonlyMap<number, readonly string[]>
}

/** One coverage report. With `error` set nothing of it counts. */
export interface CoverageReport {
  readonly path: string
  readonly format: string
  readonly error?: string
  readonly files: readonly FileCoverage[]
  /** Sentences for people: what could not be used, and why. */
  readonly notes: readonly string[]
}

/** What stands in files that somebody named, in their order. */
export interface NamedReports {
  readonly reports: readonly Report[]
  readonly coverage: readonly CoverageReport[]
}

/** One test command of the project and the reports it leaves. */
export interface Suite {
  readonly name: string
  /** As people write it; it is what a plan may name. */
  readonly written: string
  /** What the shell runs: the same, made to leave a report. */
  readonly command: string
  /** Folder to run in, relative to the project's root. */
  readonly directory: string
  /** Where the command comes from: `config`, `input`, or the manifest's path. */
  readonly source: string
  /** Extra variables that make the suite leave a report. */
  readonly environment: Readonly<Record<string, string>>
  /** Names of variables of ours that the suite may see besides the allowed ones. */
  readonly passEnvironment: readonly string[]
  /** Globs (relative to the project's root) or absolute paths of reports. */
  readonly reports: readonly string[]
  readonly coverage: readonly string[]
  /** The suite writes its report to standard output, in this format. */
  readonly outputFormat?: string
  readonly timeoutMs: number
}

/**
 * `empty`: it ran no test. `no-report`: it left no readable report. `contradictory`: exit code and report
 * disagree. `unavailable`: its program is not installed. `not-run`: we were asked not to run it.
 */
export type SuiteOutcome =
  | 'passed'
  | 'failed'
  | 'empty'
  | 'no-report'
  | 'contradictory'
  | 'timed-out'
  | 'unavailable'
  | 'not-run'

export interface SuiteRun {
  readonly name: string
  /** {@link Suite.written}. */
  readonly command: string
  /** The configuration or the workflow names it, so that it has to run; else it was only detected. */
  readonly required: boolean
  readonly outcome: SuiteOutcome
  /** One sentence for people whenever the outcome is not `passed`. */
  readonly reason?: string
  readonly exitCode: number | null
  readonly durationMs: number
  readonly totals: Totals
  readonly reports: readonly Report[]
  readonly coverage: readonly FileCoverage[]
}

/** One named command with an expected outcome, from the configuration. */
export interface Check {
  readonly name: string
  readonly command: string
  readonly timeoutMs: number
  readonly passEnvironment: readonly string[]
  readonly metric?: CheckMetric
  /** What one line of the output has to say; `*` stands for any text. */
  readonly output?: string
  /** How often it runs, 1 unless told otherwise: each run has to end well, and the median is the figure. */
  readonly repeat?: number
}

export interface CheckMetric {
  /** JSON file, relative to the project's root, written by the command. */
  readonly file: string
  /** JSON Pointer (RFC 6901) to a number. */
  readonly pointer: string
  readonly min?: number
  readonly max?: number
}

export interface CheckRun {
  readonly name: string
  readonly command: string
  readonly outcome: 'passed' | 'failed' | 'timed-out' | 'unavailable' | 'not-run'
  readonly reason?: string
  readonly exitCode: number | null
  readonly durationMs: number
  readonly measured?: number
}

/** Everything that was observed by running the project's own commands. */
export interface Observations {
  readonly suites: readonly SuiteRun[]
  readonly checks: readonly CheckRun[]
}

export const NO_TESTS: Totals = { total: 0, passed: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 }

/** Adds one case to the totals. */
export function countCase(totals: Totals, outcome: TestOutcome): Totals {
  return { ...totals, total: totals.total + 1, [outcome]: totals[outcome] + 1 }
}

export function addTotals(a: Totals, b: Totals): Totals {
  return {
    total: a.total + b.total,
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    errored: a.errored + b.errored,
    skipped: a.skipped + b.skipped,
    flaky: a.flaky + b.flaky,
  }
}
