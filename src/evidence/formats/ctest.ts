import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { readXmlReport, rootElement, type XmlReportReader } from '../xml/read.ts'
import type { Attributes } from '../xml/scanner.ts'
import { keptName, milliseconds, PROPERTIES, type ReportFormat, testCase } from './format.ts'

/**
 * CTest's own `Test.xml`, which dashboards get. https://cmake.org/cmake/help/latest/manual/ctest.1.html
 * A test whose program is missing is `notrun` there, like one that was skipped: neither proves anything.
 */
export const ctest: ReportFormat = {
  name: 'ctest',
  maxBytes: 1024 * 1024 * 1024,
  recognises: head => rootElement(head) === 'Site' && head.includes('<Testing'),
  read: (text, emit) => readXmlReport(text, emit, each => new CTestReader(each)),
}

class CTestReader implements XmlReportReader {
  readonly #emit: (found: TestCase) => void
  readonly mishaps: string[] = []
  #status: string | null = null
  #name = ''
  #path = ''
  #measured = ''
  #seconds: string | undefined
  #output = ''
  #properties: { readonly name: string; readonly value: string }[] = []

  constructor(emit: (found: TestCase) => void) {
    this.#emit = emit
  }

  open(name: string, attributes: Attributes, parent: string): boolean {
    if (name === 'Test' && parent === 'Testing') {
      this.#status = attributes.Status ?? ''
      this.#name = this.#path = this.#output = ''
      this.#seconds = undefined
      this.#properties = []
    } else if (name === 'NamedMeasurement') this.#measured = attributes.name ?? ''
    return name === 'Name' || name === 'Path' || name === 'Value' || name === 'Label'
  }

  close(name: string, said: string, parent: string): void {
    if (this.#status === null) return
    if (name === 'Name') this.#name = said.trim()
    else if (name === 'Path') this.#path = said.trim().replace(/^\.\/?/, '')
    else if (name === 'Value' && this.#measured === 'Execution Time') this.#seconds = said
    else if (name === 'Value' && parent === 'Measurement') this.#output = said
    else if (name === 'Label' && this.#properties.length < PROPERTIES)
      this.#properties.push({ name: 'label', value: keptName(said.trim()) })
    if (name !== 'Test') return
    this.#emit(
      testCase({
        name: this.#name,
        suite: this.#path,
        outcome: outcomeOf(this.#status),
        durationMs: milliseconds(this.#seconds),
        message: this.#output,
        properties: this.#properties,
      }),
    )
    this.#status = null
  }
}

function outcomeOf(status: string): TestOutcome {
  switch (status) {
    case 'passed':
      return 'passed'
    case 'failed':
      return 'failed'
    case 'notrun':
      return 'skipped'
    default:
      return 'errored'
  }
}
