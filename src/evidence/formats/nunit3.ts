import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { readXmlReport, rootElement, type XmlReportReader } from '../xml/read.ts'
import type { Attributes } from '../xml/scanner.ts'
import {
  keptMessage,
  keptName,
  MISHAPS,
  milliseconds,
  PROPERTIES,
  type ReportFormat,
  testCase,
} from './format.ts'

/**
 * NUnit 3's results; the root may be one suite, as engines hand them out.
 * https://docs.nunit.org/articles/nunit/technical-notes/usage/Test-Result-XML-Format.html
 */
export const nunit3: ReportFormat = {
  name: 'nunit3',
  maxBytes: 1024 * 1024 * 1024,
  recognises: head => ['test-run', 'test-suite'].includes(rootElement(head) ?? ''),
  read: (text, emit) => readXmlReport(text, emit, each => new NUnit3Reader(each)),
}

interface OpenCase {
  readonly attributes: Attributes
  message: string | undefined
  readonly properties: { readonly name: string; readonly value: string }[]
}

class NUnit3Reader implements XmlReportReader {
  readonly #emit: (found: TestCase) => void
  readonly mishaps: string[] = []
  readonly #suites: Attributes[] = []
  #case: OpenCase | null = null

  constructor(emit: (found: TestCase) => void) {
    this.#emit = emit
  }

  open(name: string, attributes: Attributes): boolean {
    if (name === 'test-suite') this.#suites.push(attributes)
    else if (name === 'test-case') this.#case = { attributes, message: undefined, properties: [] }
    else if (this.#case !== null && name === 'property' && this.#case.properties.length < PROPERTIES)
      this.#case.properties.push({
        name: keptName(attributes.name ?? ''),
        value: keptName(attributes.value ?? ''),
      })
    return name === 'message' || name === 'stack-trace'
  }

  close(name: string, said: string, parent: string): void {
    const open = this.#case
    if (name === 'test-suite') {
      const suite = this.#suites.pop()
      // A set-up that threw fails its fixture; its cases tell of it unless it has none.
      if (suite !== undefined && suite.label === 'Invalid' && Number(suite.testcasecount ?? 0) === 0)
        this.#mishap(`${suite.fullname ?? suite.name ?? 'a suite'} could not be loaded`)
    } else if (open !== null && said !== '' && (parent === 'failure' || parent === 'reason'))
      open.message = keptMessage(open.message, said.trim())
    if (open === null || name !== 'test-case') return
    this.#case = null
    const { attributes } = open
    this.#emit(
      testCase({
        name: attributes.name,
        suite: attributes.classname ?? this.#suites.at(-1)?.fullname ?? '',
        outcome: outcomeOf(attributes),
        durationMs: milliseconds(attributes.duration ?? attributes.time),
        message: open.message,
        properties: open.properties,
      }),
    )
  }

  #mishap(said: string): void {
    if (this.mishaps.length < MISHAPS) this.mishaps.push(keptName(said))
  }
}

function outcomeOf({ result = '', label = '' }: Attributes): TestOutcome {
  switch (result.toLowerCase()) {
    case 'passed':
      return 'passed'
    case 'failed':
      return label === 'Error' || label === 'Invalid' || label === 'Cancelled' ? 'errored' : 'failed'
    case 'skipped':
    case 'inconclusive':
    // Assert.Warn: neither a pass nor a failure.
    case 'warning':
      return 'skipped'
    default:
      return 'errored'
  }
}
