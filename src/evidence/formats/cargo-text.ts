import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { LineSplitter } from '../../text/lines.ts'
import { keptMessage, keptName, type ReportFormat } from './format.ts'

const LINE = 64 * 1024
/** Cases of one test program that are held until its own count confirms them. */
const HELD = 500_000

/**
 * What `cargo test` prints, its standard error included: cargo names each test program (`Running …`,
 * `Doc-tests …`), libtest lists its cases and closes with a count. Its JSON is not stable yet.
 * https://doc.rust-lang.org/rustc/tests/index.html
 *
 * Tests share that output, so a section whose cases do not add up to libtest's own count is refused.
 */
export const cargoText: ReportFormat = {
  name: 'cargo-text',
  maxBytes: 512 * 1024 * 1024,

  recognises: head => /(?:^|\n)running \d{1,9} tests?\r?\n/.test(head),

  async read(text, emit) {
    const run = new CargoRun(emit)
    const lines = new LineSplitter(line => run.line(line), LINE)
    for await (const piece of text) lines.push(piece)
    lines.end()
    return run.finish()
  },
}

/** One `running N tests` … `test result: …` of one test program. */
interface Section {
  readonly announced: number
  readonly cases: { readonly name: string; readonly outcome: TestOutcome }[]
  readonly messages: Map<string, string>
  /** The list is over; what follows is output of failed tests. */
  listed: boolean
  /** Failed test whose output is being read. */
  speaking: string | null
}

class CargoRun {
  readonly #emit: (found: TestCase) => void
  readonly #mishaps: string[] = []
  #program = ''
  #section: Section | null = null
  #sections = 0
  #error: string | undefined

  constructor(emit: (found: TestCase) => void) {
    this.#emit = emit
  }

  line(line: string): void {
    const program = /^\s{0,20}(?:Running (?:unittests )?(\S{1,500}) \(|Doc-tests (\S{1,500})$)/.exec(line)
    if (program !== null && this.#section === null) this.#program = program[1] ?? `Doc-tests ${program[2]}`
    const start = /^running (\d{1,9}) tests?$/.exec(line)
    if (start !== null && this.#section === null) this.#begin(Number(start[1]))
    else if (this.#section !== null) this.#inSection(this.#section, line)
    if (/^error: could not compile /.test(line) && this.#mishaps.length < 100)
      this.#mishaps.push(keptName(line))
  }

  finish(): { error?: string; mishaps: readonly string[] } {
    if (this.#section !== null) this.#abandon(this.#section)
    if (this.#error !== undefined) return { error: this.#error, mishaps: this.#mishaps }
    if (this.#sections === 0 && this.#mishaps.length === 0)
      return { error: 'it has no section of a Rust test program', mishaps: [] }
    return { mishaps: this.#mishaps }
  }

  #begin(announced: number): void {
    this.#sections++
    this.#section = { announced, cases: [], messages: new Map(), listed: announced === 0, speaking: null }
  }

  #inSection(section: Section, line: string): void {
    const result =
      /^test result: (?:ok|FAILED)\. (\d{1,9}) passed; (\d{1,9}) failed; (\d{1,9}) ignored; (\d{1,9}) measured;/.exec(
        line,
      )
    if (result !== null) this.#conclude(section, result.slice(1, 4).map(Number))
    else if (/^\s{0,20}Running (?:unittests )?\S{1,500} \(|^error: test failed, to rerun pass/.test(line)) {
      this.#abandon(section)
      this.line(line)
    } else if (section.listed) hear(section, line)
    else if (line === '') section.listed = section.cases.length >= section.announced
    else if (line === 'failures:') section.listed = true
    else if (section.cases.length < HELD) {
      const found = /^test (.{1,1000}) \.\.\. (ok|FAILED|ignored|bench:)(?:, .*|\s.*)?$/.exec(line)
      if (found?.[1] !== undefined)
        section.cases.push({ name: bare(found[1]), outcome: OUTCOMES.get(found[2] ?? '') ?? 'skipped' })
    }
  }

  #conclude(section: Section, [passed = 0, failed = 0]: readonly number[]): void {
    this.#section = null
    const count = (outcome: TestOutcome) => section.cases.filter(found => found.outcome === outcome).length
    if (
      count('passed') !== passed ||
      count('failed') !== failed ||
      section.cases.length !== section.announced
    ) {
      this.#error ??= `the tests of ${this.#where()} do not add up to its own count; do they print to the terminal themselves?`
      return
    }
    this.#emitAll(section)
  }

  /** The program died before its result: what it had listed stands, and its end is a failure. */
  #abandon(section: Section): void {
    this.#section = null
    this.#mishaps.push(keptName(`${this.#where()} ended before its result: it crashed or was stopped`))
    this.#emitAll(section)
  }

  #emitAll(section: Section): void {
    for (const { name, outcome } of section.cases) {
      const message = outcome === 'failed' ? keptMessage(section.messages.get(name)) : undefined
      this.#emit({
        name: keptName(name),
        suite: keptName(this.#program),
        ...place(this.#program, name),
        outcome,
        ...(message === undefined ? {} : { message }),
        properties: [],
      })
    }
  }

  #where(): string {
    return this.#program === '' ? 'a test program' : this.#program
  }
}

// Benchmarks are measured, which proves nothing.
const OUTCOMES: ReadonlyMap<string, TestOutcome> = new Map([
  ['ok', 'passed'],
  ['FAILED', 'failed'],
  ['ignored', 'skipped'],
])

/** `name - should panic`, `src/lib.rs - add (line 3) - compile`: what libtest adds is not the name. */
function bare(name: string): string {
  return name.replace(/ - (?:should panic|compile(?: fail)?)$/, '')
}

function hear(section: Section, line: string): void {
  const header = /^---- (.{1,1000}) stdout ----$/.exec(line)
  if (header?.[1] !== undefined) section.speaking = bare(header[1])
  else if (line === 'failures:') section.speaking = null
  else if (section.speaking !== null) {
    const said = section.messages.get(section.speaking) ?? ''
    if (said.length < 4_000) section.messages.set(section.speaking, `${said}${line}\n`)
  }
}

/** Integration tests are their program's file; documentation tests carry file and line in their name. */
function place(program: string, name: string): { file?: string; line?: number } {
  const documented = /^(\S{1,500}\.(?:rs|md)) - .{0,900}\(line (\d{1,9})\)/.exec(name)
  if (documented?.[1] !== undefined) return { file: documented[1], line: Number(documented[2]) }
  return /^tests\/\S+\.rs$/.test(program) ? { file: program } : {}
}
