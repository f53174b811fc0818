import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { LineSplitter } from '../../text/lines.ts'
import { keptName, type Reading, type ReportFormat, testCase } from './format.ts'

const LINE = 16 * 1024
const CASES = 500_000

/**
 * What Python's `python -m unittest -v -b` prints: a line a test, the failures, and a count.
 * https://docs.python.org/3/library/unittest.html#command-line-options
 *
 * Tests share that output, so a run whose cases do not add up to unittest's own count is refused.
 */
export const unittestText: ReportFormat = {
  name: 'unittest-text',
  maxBytes: 256 * 1024 * 1024,

  recognises: head =>
    /^\w{1,200} \([\w.]{1,400}\)(?: \.\.\. |$)/m.test(head) || /^Ran \d{1,9} tests? in \d/m.test(head),

  async read(text, emit) {
    const run = new UnittestRun()
    const lines = new LineSplitter(line => run.line(line), LINE)
    for await (const piece of text) lines.push(piece)
    lines.end()
    return run.finish(emit)
  },
}

interface Open {
  readonly name: string
  readonly suite: string
  outcome: TestOutcome | null
  message: string
}

const OUTCOMES: readonly (readonly [RegExp, TestOutcome])[] = [
  [/^ok$/, 'passed'],
  // A failure that is expected proves nothing about what works.
  [/^expected failure$/, 'skipped'],
  [/^FAIL$/, 'failed'],
  [/^unexpected success$/, 'failed'],
  [/^ERROR$/, 'errored'],
  [/^skipped\b/, 'skipped'],
]

/** Set-up of a class or module: it is listed when it fails, and not counted. */
const FIXTURE = /^(?:setUp|tearDown)(?:Class|Module)$/

class UnittestRun {
  readonly #cases: Open[] = []
  readonly #byId = new Map<string, Open>()
  #pending: Open | null = null
  /** Failure whose trace is being read. */
  #speaking: Open | null = null
  #listed = false
  #ran: number | null = null
  #failed: boolean | null = null

  line(line: string): void {
    const ran = /^Ran (\d{1,9}) tests? in /.exec(line)
    if (ran !== null) this.#ran = Number(ran[1])
    else if (this.#ran !== null) {
      const end = /^(OK|FAILED|NO TESTS RAN)\b/.exec(line)
      if (end !== null) this.#failed = end[1] === 'FAILED'
    } else if (/^={70}$/.test(line)) this.#listed = true
    else if (this.#listed) this.#hear(line)
    else this.#list(line)
  }

  finish(emit: (found: TestCase) => void): Reading {
    for (const found of this.#cases) emit(testCase({ ...found, outcome: found.outcome ?? 'errored' }))
    if (this.#ran === null || this.#failed === null)
      return { mishaps: ['the run ended before its result: it crashed or was stopped'] }
    const counted = this.#cases.filter(found => !FIXTURE.test(found.name)).length
    const bad = this.#cases.some(
      found => found.outcome === null || found.outcome === 'failed' || found.outcome === 'errored',
    )
    if (counted === this.#ran && bad === this.#failed) return { mishaps: [] }
    return {
      error: `its ${counted} tests do not add up to its own count of ${this.#ran}; do tests print to the terminal themselves?`,
      mishaps: [],
    }
  }

  #list(line: string): void {
    const start = /^(\w{1,500}) \(([\w.<>]{1,900})\)(?: \.\.\. (.{0,2000}))?$/.exec(line)
    if (start?.[1] !== undefined && start[2] !== undefined) {
      this.#begin(start[1], start[2])
      this.#end(start[3] ?? '')
      return
    }
    const pending = this.#pending
    if (pending === null) return
    // A subtest that failed, indented; the test itself gets no outcome then.
    const inner = /^ {2}\w{1,500} \(.{0,900}\.\.\. (FAIL|ERROR)$/.exec(line)
    if (inner !== null)
      pending.outcome = inner[1] === 'ERROR' || pending.outcome === 'errored' ? 'errored' : 'failed'
    else this.#end(line.slice(line.lastIndexOf(' ... ') < 0 ? 0 : line.lastIndexOf(' ... ') + 5))
  }

  #begin(name: string, id: string): void {
    // Until Python 3.10 the class alone stands in the brackets.
    const suite = id.endsWith(`.${name}`) ? id.slice(0, -name.length - 1) : id
    const found: Open = { name, suite, outcome: null, message: '' }
    this.#pending = found
    if (this.#cases.length >= CASES) return
    this.#cases.push(found)
    this.#byId.set(`${name} (${id})`, found)
  }

  #end(said: string): void {
    const outcome = OUTCOMES.find(([pattern]) => pattern.test(said))?.[1]
    if (outcome === undefined || this.#pending === null) return
    this.#pending.outcome = outcome
    if (outcome === 'skipped') this.#pending.message = keptName(said)
    this.#pending = null
  }

  #hear(line: string): void {
    const header = /^(?:FAIL|ERROR): (\w{1,500} \([\w.<>]{1,900}\))/.exec(line)
    if (header?.[1] !== undefined) this.#speaking = this.#byId.get(header[1]) ?? null
    else if (this.#speaking !== null && this.#speaking.message.length < 4_000 && !/^[-=]{70}$/.test(line))
      this.#speaking.message += `${line}\n`
  }
}
