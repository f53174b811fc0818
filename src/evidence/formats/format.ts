import type { TestCase, TestOutcome } from '../../model/evidence.ts'

/** What a reader found besides the cases. */
export interface Reading {
  /** Why the report is unsound: none of its passes counts. */
  readonly error?: string
  /** Failures that belong to no test case: a package that did not build, a set-up that threw. */
  readonly mishaps: readonly string[]
}

/**
 * One report format. To add one: a file beside this one, a line in `registry.ts`, and its rows in the
 * tests. Readers are told everything a hostile report can hold and must stay linear in its size.
 */
export interface ReportFormat {
  /** As it is shown: `junit`. */
  readonly name: string
  /** Judged by the beginning of the file (up to {@link HEAD} characters), never by its name. */
  recognises(head: string): boolean
  /** Most bytes that are read; a longer report is unsound. */
  readonly maxBytes: number
  /** Reads text as it arrives and emits each test case once. */
  read(text: AsyncIterable<string>, emit: (found: TestCase) => void): Promise<Reading>
  /** A line of the raw format as people want to see it while they wait; null hides it. */
  readable?(line: string): string | null
}

/** Characters by which a format is recognised. */
export const HEAD = 64 * 1024

/** Characters of a failure message that are kept. */
const MESSAGE = 2_000
/** Characters of a name or a property that are kept. */
const NAME = 1_000

/** Failures outside every test case that are kept; one is enough to fail. */
export const MISHAPS = 100

/** What a report tells of one case; what it does not tell is undefined. */
export interface RawCase {
  readonly name: string | undefined
  readonly suite: string
  readonly outcome: TestOutcome
  readonly file?: string | undefined
  readonly line?: unknown
  readonly durationMs?: number | undefined
  readonly message?: string | undefined
  readonly properties?: TestCase['properties'] | undefined
}

/** The case as it is kept: texts cut, impossible times and lines left out, no message for a pass. */
export function testCase(raw: RawCase): TestCase {
  const line = lineNumber(raw.line)
  const { outcome, durationMs: ms } = raw
  const message = outcome === 'passed' ? undefined : keptMessage(raw.message)
  return {
    name: keptName(raw.name ?? ''),
    suite: keptName(raw.suite),
    ...(raw.file === undefined || raw.file === '' ? {} : { file: keptName(raw.file) }),
    ...(line === undefined ? {} : { line }),
    outcome,
    ...(ms === undefined || !(ms >= 0 && ms < Number.MAX_SAFE_INTEGER) ? {} : { durationMs: Math.round(ms) }),
    ...(message === undefined ? {} : { message }),
    properties: raw.properties ?? NONE,
  }
}

const NONE: TestCase['properties'] = []

/** Properties of a case that are kept. */
export const PROPERTIES = 100

/** First lines of a failure; undefined when there is nothing to say. */
export function keptMessage(...parts: readonly (string | undefined)[]): string | undefined {
  const text = parts
    .filter(part => part !== undefined && part !== '')
    .join('\n')
    .slice(0, MESSAGE)
    .trim()
  return text === '' ? undefined : text
}

export function keptName(text: string): string {
  return text.length > NAME ? text.slice(0, NAME) : text
}

/** Seconds as a report writes them (`1.5`, `1,234.5`), in whole milliseconds; undefined when unreadable. */
export function milliseconds(seconds: string | undefined): number | undefined {
  if (seconds === undefined || seconds === '') return undefined
  const plain = seconds.includes(',') ? seconds.replaceAll(',', '') : seconds
  // White space alone would be zero.
  const value = plain.trim() === '' ? Number.NaN : Number(plain)
  return Number.isFinite(value) && value >= 0 ? Math.round(value * 1000) : undefined
}

/** A line number as a report writes it; undefined when it is none. */
export function lineNumber(value: unknown): number | undefined {
  const line = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  return typeof line === 'number' && Number.isSafeInteger(line) && line > 0 ? line : undefined
}
