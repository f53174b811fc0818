import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { readXmlReport, rootElement, type XmlReportReader } from '../xml/read.ts'
import type { Attributes } from '../xml/scanner.ts'
import { keptName, milliseconds, PROPERTIES, type ReportFormat, testCase } from './format.ts'

/**
 * Robot Framework's `output.xml`; a test's tags become properties.
 * https://github.com/robotframework/robotframework/tree/master/doc/schema
 */
export const robot: ReportFormat = {
  name: 'robot',
  maxBytes: 1024 * 1024 * 1024,
  recognises: head => rootElement(head) === 'robot',
  read: (text, emit) => readXmlReport(text, emit, each => new RobotReader(each)),
}

interface OpenTest {
  readonly attributes: Attributes
  status: Attributes
  message: string
  readonly properties: { readonly name: string; readonly value: string }[]
}

class RobotReader implements XmlReportReader {
  readonly #emit: (found: TestCase) => void
  readonly mishaps: string[] = []
  readonly #suites: Attributes[] = []
  #test: OpenTest | null = null

  constructor(emit: (found: TestCase) => void) {
    this.#emit = emit
  }

  open(name: string, attributes: Attributes, parent: string): boolean {
    if (name === 'suite') this.#suites.push(attributes)
    else if (name === 'test') this.#test = { attributes, status: {}, message: '', properties: [] }
    else if (name === 'status' && parent === 'test' && this.#test !== null) {
      this.#test.status = attributes
      return true
    }
    // Keywords have tags of their own.
    return name === 'tag' && (parent === 'test' || parent === 'tags')
  }

  close(name: string, said: string, parent: string): void {
    if (name === 'suite') this.#suites.pop()
    const test = this.#test
    if (test === null) return
    if (name === 'status' && parent === 'test') test.message = said.trim()
    else if (name === 'tag' && said !== '' && test.properties.length < PROPERTIES)
      test.properties.push({ name: 'tag', value: keptName(said.trim()) })
    if (name !== 'test') return
    this.#test = null
    const { attributes, status } = test
    this.#emit(
      testCase({
        name: attributes.name,
        suite: this.#suites.map(suite => suite.name ?? '').join(' '),
        file: this.#suites.at(-1)?.source,
        line: attributes.line,
        outcome: outcomeOf(status.status ?? ''),
        durationMs: milliseconds(status.elapsed) ?? between(status.starttime, status.endtime),
        message: test.message,
        properties: test.properties,
      }),
    )
  }
}

function outcomeOf(status: string): TestOutcome {
  switch (status) {
    case 'PASS':
      return 'passed'
    case 'FAIL':
      return 'failed'
    case 'SKIP':
    case 'NOT RUN':
      return 'skipped'
    default:
      return 'errored'
  }
}

/** Versions before 7 have two times such as `20240131 12:30:01.123`. */
function between(start: string | undefined, end: string | undefined): number | undefined {
  const [from, to] = [start, end].map(time => {
    const parts = /^(\d{4})(\d\d)(\d\d) (\d\d:\d\d:\d\d\.\d{3})$/.exec(time ?? '')
    return parts === null ? Number.NaN : Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}Z`)
  })
  return from === undefined || to === undefined || Number.isNaN(to - from) ? undefined : to - from
}
