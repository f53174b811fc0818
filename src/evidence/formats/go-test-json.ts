import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { LineSplitter } from '../../text/lines.ts'
import { keptMessage, keptName, type ReportFormat } from './format.ts'

/** Characters of one event that are read; a test's single line of output may be long. */
const LINE = 1024 * 1024
/** Tests that may be open or known at once: the caps of a report, and a margin. */
const TESTS = 1_000_000

/**
 * The event stream of `go test -json`, one JSON object a line, among lines that are none (build output).
 * https://pkg.go.dev/cmd/test2json
 */
export const goTestJson: ReportFormat = {
  name: 'go-test-json',
  maxBytes: 512 * 1024 * 1024,

  recognises: head => /(?:^|[\r\n])\ufeff?\{[^\r\n]{0,400}?"Action":"/.test(head),

  async read(text, emit) {
    const run = new GoRun()
    const lines = new LineSplitter(line => run.event(line), LINE)
    for await (const piece of text) lines.push(piece)
    lines.end()
    return run.finish(emit)
  },

  readable(line) {
    const event = parse(line)
    if (event === null) return line
    const output = event.Output?.replace(/\r?\n$/, '')
    // Go announces each subtest four times; people want results.
    return output === undefined || /^\s*=== (?:RUN|PAUSE|CONT|NAME)\b/.test(output) ? null : output
  },
}

interface GoEvent {
  readonly Action: string
  readonly Package?: string
  readonly Test?: string
  readonly Elapsed?: number
  readonly Output?: string
}

interface GoTest {
  readonly package: string
  readonly name: string
  /** The last run's; undefined while it runs. */
  outcome: TestOutcome | undefined
  /** An earlier run of the same test in this report failed. */
  failedBefore: boolean
  elapsed: number | undefined
  output: string
}

class GoRun {
  readonly #tests = new Map<string, GoTest>()
  readonly #failedPackages = new Set<string>()
  readonly #packagesWithFailures = new Set<string>()
  #events = 0
  #tooMany = false

  event(line: string): void {
    const event = parse(line)
    if (event === null) return
    this.#events++
    const { Action: action, Package: name = '' } = event
    if (event.Test === undefined) {
      if (action === 'fail') this.#failedPackages.add(name)
      return
    }
    const test = this.#test(name, event.Test)
    if (test === null) return
    if (action === 'run') {
      test.failedBefore ||= test.outcome === 'failed'
      test.outcome = undefined
      test.output = ''
    } else if (action === 'output' && event.Output !== undefined) {
      if (test.output.length < 4_000 && !/^\s*===/.test(event.Output)) test.output += event.Output
    } else if (action === 'pass' || action === 'fail' || action === 'skip') {
      test.failedBefore ||= test.outcome === 'failed'
      test.outcome = action === 'pass' ? 'passed' : action === 'fail' ? 'failed' : 'skipped'
      test.elapsed = event.Elapsed
      if (action === 'fail') this.#packagesWithFailures.add(name)
    }
  }

  finish(emit: (found: TestCase) => void): { error?: string; mishaps: readonly string[] } {
    if (this.#events === 0) return { error: 'it has no event of go test', mishaps: [] }
    if (this.#tooMany) return { error: `it names more than ${TESTS} tests`, mishaps: [] }
    for (const test of this.#tests.values()) {
      if (test.outcome === undefined) this.#packagesWithFailures.add(test.package)
      emit(finished(test))
    }
    const mishaps = [...this.#failedPackages]
      .filter(name => !this.#packagesWithFailures.has(name))
      .slice(0, 100)
      .map(name => keptName(`package ${name} failed outside every test, or did not build`))
    return { mishaps }
  }

  #test(packageName: string, name: string): GoTest | null {
    const key = `${packageName}\0${name}`
    const known = this.#tests.get(key)
    if (known !== undefined) return known
    if (this.#tests.size >= TESTS) {
      this.#tooMany = true
      return null
    }
    const test: GoTest = {
      package: packageName,
      name,
      outcome: undefined,
      failedBefore: false,
      elapsed: undefined,
      output: '',
    }
    this.#tests.set(key, test)
    return test
  }
}

/** A test that never ended took its program down, or hung: that is an error, never a pass. */
function finished(test: GoTest): TestCase {
  const outcome = test.outcome ?? 'errored'
  const message =
    outcome === 'failed' || outcome === 'errored'
      ? (keptMessage(test.output) ?? (test.outcome === undefined ? 'it never finished' : undefined))
      : undefined
  return {
    name: keptName(test.name),
    suite: keptName(test.package),
    outcome: outcome === 'passed' && test.failedBefore ? 'flaky' : outcome,
    ...(test.elapsed === undefined ? {} : { durationMs: Math.round(test.elapsed * 1000) }),
    ...(message === undefined ? {} : { message }),
    properties: [],
  }
}

function parse(line: string): GoEvent | null {
  if (!line.startsWith('{')) return null
  try {
    const event: unknown = JSON.parse(line)
    return isEvent(event) ? event : null
  } catch {
    return null
  }
}

function isEvent(value: unknown): value is GoEvent {
  if (typeof value !== 'object' || value === null) return false
  const event = value as Readonly<Record<string, unknown>>
  const optional = (name: string, type: string) => event[name] === undefined || typeof event[name] === type
  return (
    typeof event.Action === 'string' &&
    optional('Package', 'string') &&
    optional('Test', 'string') &&
    optional('Output', 'string') &&
    optional('Elapsed', 'number')
  )
}
