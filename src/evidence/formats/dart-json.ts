import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { LineSplitter } from '../../text/lines.ts'
import { keptMessage, type Reading, type ReportFormat, testCase } from './format.ts'
import { number, property, text as textOf } from './json-document.ts'

const LINE = 1024 * 1024
/** Groups, suites and tests that are open at once. */
const KNOWN = 1_000_000

/**
 * The event stream of `dart test --reporter json` and `flutter test --machine`.
 * https://github.com/dart-lang/test/blob/master/pkgs/test/doc/json_reporter.md
 */
export const dartJson: ReportFormat = {
  name: 'dart-json',
  maxBytes: 512 * 1024 * 1024,

  recognises: head => /(?:^|[\r\n])\ufeff?\[?\{[^\r\n]{0,400}"protocolVersion"/.test(head),

  async read(text, emit) {
    const run = new DartRun(emit)
    const lines = new LineSplitter(line => run.event(line), LINE)
    for await (const piece of text) lines.push(piece)
    lines.end()
    return run.finish()
  },
}

interface Started {
  readonly test: unknown
  message: string | undefined
}

class DartRun {
  readonly #emit: (found: TestCase) => void
  readonly #suites = new Map<unknown, string>()
  readonly #groups = new Map<unknown, string>()
  readonly #running = new Map<unknown, Started & { readonly time: number }>()
  #failures = 0
  #done: boolean | null = null
  #tooMany = false

  constructor(emit: (found: TestCase) => void) {
    this.#emit = emit
  }

  event(line: string): void {
    const event = parse(line)
    switch (property(event, 'type')) {
      case 'suite':
        this.#learn(this.#suites, property(event, 'suite', 'id'), property(event, 'suite', 'path'))
        break
      case 'group':
        this.#learn(this.#groups, property(event, 'group', 'id'), property(event, 'group', 'name'))
        break
      case 'testStart':
        this.#start(event)
        break
      case 'error':
        this.#hear(event)
        break
      case 'testDone':
        this.#end(event)
        break
      case 'done':
        this.#done = property(event, 'success') === true
    }
  }

  finish(): Reading {
    if (this.#tooMany) return { error: `more than ${KNOWN} tests run at once`, mishaps: [] }
    for (const started of this.#running.values())
      this.#emit(this.#finished({ ...started, message: 'it never finished' }, 'errored', undefined))
    if (this.#done === null) return { error: 'it is cut off: its last event is missing', mishaps: [] }
    return { mishaps: !this.#done && this.#failures === 0 ? ['the run failed outside every test'] : [] }
  }

  #start(event: unknown): void {
    if (this.#running.size >= KNOWN) this.#tooMany = true
    else
      this.#running.set(property(event, 'test', 'id'), {
        test: property(event, 'test'),
        message: undefined,
        time: number(property(event, 'time')) ?? 0,
      })
  }

  #hear(event: unknown): void {
    const test = this.#running.get(property(event, 'testID'))
    if (test === undefined) return
    const [error, trace] = [property(event, 'error'), property(event, 'stackTrace')].map(textOf)
    test.message = keptMessage(test.message, error, trace)
  }

  #learn(known: Map<unknown, string>, id: unknown, name: unknown): void {
    if (known.size < KNOWN) known.set(id, textOf(name) ?? '')
  }

  #end(event: unknown): void {
    const id = property(event, 'testID')
    const started = this.#running.get(id)
    this.#running.delete(id)
    // Loading a file is a hidden test.
    if (started === undefined || property(event, 'hidden') === true) return
    const result = property(event, 'result')
    const outcome: TestOutcome =
      property(event, 'skipped') === true && result === 'success'
        ? 'skipped'
        : result === 'success'
          ? 'passed'
          : result === 'failure'
            ? 'failed'
            : 'errored'
    if (outcome === 'failed' || outcome === 'errored') this.#failures++
    const time = number(property(event, 'time'))
    this.#emit(this.#finished(started, outcome, time === undefined ? undefined : time - started.time))
  }

  #finished({ test, message }: Started, outcome: TestOutcome, durationMs: number | undefined): TestCase {
    const groups = property(test, 'groupIDs')
    const suite = this.#groups.get(Array.isArray(groups) ? groups.at(-1) : undefined) ?? ''
    const full = textOf(property(test, 'name')) ?? ''
    return testCase({
      name: suite !== '' && full.startsWith(`${suite} `) ? full.slice(suite.length + 1) : full,
      suite,
      file: this.#suites.get(property(test, 'suiteID')),
      line: property(test, 'root_line') ?? property(test, 'line'),
      outcome,
      durationMs,
      message,
    })
  }
}

/** Flutter's daemon wraps events of its own in lists; they are not ours. */
function parse(line: string): unknown {
  if (!line.startsWith('{')) return null
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
