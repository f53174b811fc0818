import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { LineSplitter } from '../../text/lines.ts'
import { keptMessage, keptName, type Reading, type ReportFormat, testCase } from './format.ts'

const LINE = 64 * 1024

/**
 * Test Anything Protocol 13 and 14, and what came before them. https://testanything.org/tap-version-14-specification.html
 * The test points of the top level count, as for every harness: a subtest decides the point that closes it.
 * One whose subtests were all skipped is skipped.
 */
export const tap: ReportFormat = {
  name: 'tap',
  maxBytes: 512 * 1024 * 1024,

  recognises: head =>
    /^\ufeff?(?:\s{0,99}#[^\n]{0,400}\n){0,20}\s{0,9}(?:TAP version 1[34]\b|1\.\.\d{1,9}\b)/.test(head) ||
    /^\ufeff?(?:ok|not ok)\b(?: \d| - |$|\n)/.test(head),

  async read(text, emit) {
    const run = new TapRun(emit)
    const lines = new LineSplitter(line => run.line(line), LINE)
    for await (const piece of text) lines.push(piece)
    lines.end()
    return run.finish()
  },
}

interface Point {
  readonly name: string
  readonly outcome: TestOutcome
  readonly note: string
}

class TapRun {
  readonly #emit: (found: TestCase) => void
  readonly #mishaps: string[] = []
  /** The last point; its diagnostics may follow. */
  #point: Point | null = null
  #diagnostics = ''
  /** White space in front of the YAML block that is being read; null outside of one. */
  #yaml: string | null = null
  #planned: number | null = null
  #points = 0
  /** Subtests since the last point: how many there were, and how many of them ran. */
  #inner = 0
  #innerRan = 0

  constructor(emit: (found: TestCase) => void) {
    this.#emit = emit
  }

  line(line: string): void {
    if (this.#yaml !== null) {
      if (line.trim() === '...' && line.startsWith(this.#yaml)) this.#yaml = null
      else if (this.#yaml.length <= 4 && this.#diagnostics.length < 8_000)
        this.#diagnostics += `${line.slice(this.#yaml.length)}\n`
      return
    }
    const opens = /^([ \t]{1,40})---\s*$/.exec(line)
    if (opens?.[1] !== undefined) {
      this.#yaml = opens[1]
      return
    }
    const nested = /^(?: {4}|\t)[ \t]{0,200}(ok|not ok)\b(.{0,1000})/.exec(line)
    if (nested !== null) {
      this.#inner++
      if (!/#\s{0,9}(?:skip|todo)/i.test(nested[2] ?? '')) this.#innerRan++
      return
    }
    if (/^(?:ok|not ok)\b/.test(line)) {
      this.#test(line)
      return
    }
    const plan = /^1\.\.(\d{1,9})/.exec(line)
    if (plan !== null) this.#planned = Number(plan[1])
    const bail = /^Bail out!(.{0,500})/.exec(line)
    if (bail !== null) this.#mishaps.push(keptName(`it bailed out: ${(bail[1] ?? '').trim()}`))
  }

  finish(): Reading {
    this.#close()
    const bailed = this.#mishaps.length > 0
    if (this.#planned === null && this.#points === 0 && !bailed)
      return { error: 'it has neither a plan nor a test point', mishaps: [] }
    // Fewer points than planned: the program ended early. More happen where people count by hand.
    if (!bailed && this.#planned !== null && this.#points < this.#planned)
      this.#mishaps.push(
        `${this.#planned} tests were planned and ${this.#points} reported: the rest never ran`,
      )
    return { mishaps: this.#mishaps.slice(0, 100) }
  }

  #test(line: string): void {
    this.#close()
    this.#points++
    const failed = line.startsWith('not')
    const rest = line.slice(failed ? 6 : 2)
    const described = rest.replace(/^\s{0,9}(?:\d{1,9}\b)?\s{0,9}(?:-\s{0,9})?/, '')
    const directive = /(?:^|\s)#\s{0,9}(skip|todo)(?:ped)?\b:?(.*)$/i.exec(described)
    const name = (directive === null ? described : described.slice(0, directive.index)).trim()
    const skipped = directive !== null || (!failed && this.#inner > 0 && this.#innerRan === 0)
    this.#inner = this.#innerRan = 0
    this.#point = {
      // TAP::Parser and node escape what would begin a directive.
      name: name.replace(/\\([#\\])/g, '$1').replace(/\s{1,9}\{$/, ''),
      // A test that is still to do may fail.
      outcome: skipped ? 'skipped' : failed ? 'failed' : 'passed',
      note: (directive?.[2] ?? '').trim(),
    }
  }

  #close(): void {
    const point = this.#point
    if (point === null) return
    const at = /^\s{0,9}(?:location|at): '?(.{1,500}?):(\d{1,9})(?::\d{1,9})?'?$/m.exec(this.#diagnostics)
    const ms = /^\s{0,9}duration_ms: (\d{1,12}(?:\.\d{1,12})?)$/m.exec(this.#diagnostics)?.[1]
    this.#emit(
      testCase({
        name: point.name,
        suite: '',
        file: at?.[1],
        line: at?.[2],
        outcome: point.outcome,
        durationMs: ms === undefined ? undefined : Number(ms),
        message: keptMessage(point.outcome === 'failed' ? this.#diagnostics : point.note),
      }),
    )
    this.#point = null
    this.#diagnostics = ''
  }
}
