import type { TestOutcome } from '../../model/evidence.ts'
import { LineSplitter } from '../../text/lines.ts'
import { keptName, MISHAPS, type ReportFormat, testCase } from './format.ts'
import { number, property, text as textOf } from './json-document.ts'

const LINE = 1024 * 1024
/** Names that are known at once, to see which tests never ended. */
const TESTS = 1_000_000

/**
 * Rust's test programs with `--format json`, and cargo-nextest with `--message-format libtest-json`: one
 * event a line. https://doc.rust-lang.org/nightly/unstable-book/compiler-flags/report-time.html,
 * https://nexte.st/docs/machine-readable/libtest-json/
 */
export const libtestJson: ReportFormat = {
  name: 'libtest-json',
  maxBytes: 512 * 1024 * 1024,

  recognises: head =>
    /(?:^|[\r\n])\ufeff?\{\s{0,4}"type"\s{0,4}:\s{0,4}"(?:suite|test)"\s{0,4},\s{0,4}"event"/.test(head),

  async read(text, emit) {
    const running = new Set<string>()
    const mishaps: string[] = []
    let open = 0
    let error: string | undefined
    const event = (line: string) => {
      const said = parse(line)
      const kind = property(said, 'type')
      const what = textOf(property(said, 'event')) ?? ''
      const name = textOf(property(said, 'name')) ?? ''
      if (kind === 'suite') {
        if (what === 'started') open++
        else if (what === 'ok' || what === 'failed') open--
      } else if (kind === 'test' && what === 'started') {
        if (running.size < TESTS) running.add(name)
        else error ??= `more than ${TESTS} tests run at once`
      } else if (kind === 'test' && OUTCOMES.has(what)) {
        running.delete(name)
        const seconds = number(property(said, 'exec_time'))
        // nextest counts tries behind a `#`; a later one that passes was not the first.
        const retry = /^(.{1,2000})#(\d{1,4})$/s.exec(name)
        const outcome = OUTCOMES.get(what) ?? 'errored'
        emit(
          testCase({
            ...named(retry?.[1] ?? name),
            outcome: outcome === 'passed' && Number(retry?.[2] ?? 1) > 1 ? 'flaky' : outcome,
            durationMs: seconds === undefined ? undefined : seconds * 1000,
            message: textOf(property(said, 'stdout')) ?? textOf(property(said, 'message')),
          }),
        )
      }
    }
    const lines = new LineSplitter(event, LINE)
    for await (const piece of text) lines.push(piece)
    lines.end()
    for (const name of running)
      emit(testCase({ ...named(name), outcome: 'errored', message: 'it never finished' }))
    if (open > 0 && mishaps.length < MISHAPS) mishaps.push(keptName('a test program ended before its result'))
    return error === undefined ? { mishaps } : { error, mishaps }
  },
}

const OUTCOMES: ReadonlyMap<string, TestOutcome> = new Map([
  ['ok', 'passed'],
  ['failed', 'failed'],
  ['timeout', 'errored'],
  ['ignored', 'skipped'],
])

/** nextest puts `crate::binary$` in front of the name. */
function named(name: string): { readonly name: string; readonly suite: string } {
  const program = name.indexOf('$')
  return program < 0 ? { name, suite: '' } : { name: name.slice(program + 1), suite: name.slice(0, program) }
}

function parse(line: string): unknown {
  if (!line.startsWith('{')) return null
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
