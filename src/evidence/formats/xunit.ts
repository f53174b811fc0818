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
 * xUnit.net's results, version 2 and later (version 1 differs where it does not matter here).
 * https://xunit.net/docs/format-xml-v2
 */
export const xunit: ReportFormat = {
  name: 'xunit',
  maxBytes: 1024 * 1024 * 1024,
  recognises: head => ['assemblies', 'assembly'].includes(rootElement(head) ?? ''),
  read: (text, emit) => readXmlReport(text, emit, each => new XUnitReader(each)),
}

interface OpenCase {
  readonly attributes: Attributes
  message: string | undefined
  readonly properties: { readonly name: string; readonly value: string }[]
}

class XUnitReader implements XmlReportReader {
  readonly #emit: (found: TestCase) => void
  readonly mishaps: string[] = []
  #case: OpenCase | null = null

  constructor(emit: (found: TestCase) => void) {
    this.#emit = emit
  }

  open(name: string, attributes: Attributes, parent: string): boolean {
    if (name === 'test' && (parent === 'collection' || parent === 'class'))
      this.#case = { attributes, message: undefined, properties: [] }
    else if (name === 'trait' && this.#case !== null && this.#case.properties.length < PROPERTIES)
      this.#case.properties.push({
        name: keptName(attributes.name ?? ''),
        value: keptName(attributes.value ?? ''),
      })
    else if (name === 'error' && parent === 'errors' && this.mishaps.length < MISHAPS)
      this.mishaps.push(
        keptName(`${attributes.name ?? attributes.type ?? 'a test assembly'} failed outside every test`),
      )
    return name === 'message' || name === 'stack-trace' || name === 'reason'
  }

  close(name: string, said: string): void {
    const open = this.#case
    if (open === null) return
    if (said !== '') open.message = keptMessage(open.message, said.trim())
    if (name !== 'test') return
    this.#case = null
    const { attributes } = open
    const suite = attributes.type ?? ''
    const full = attributes.name ?? ''
    this.#emit(
      testCase({
        name: suite !== '' && full.startsWith(`${suite}.`) ? full.slice(suite.length + 1) : full,
        suite,
        file: attributes['source-file'],
        line: attributes['source-line'],
        outcome: outcomeOf(attributes.result ?? ''),
        durationMs: milliseconds(attributes.time),
        message: open.message,
        properties: open.properties,
      }),
    )
  }
}

function outcomeOf(result: string): TestOutcome {
  switch (result.toLowerCase()) {
    case 'pass':
      return 'passed'
    case 'fail':
      return 'failed'
    case 'skip':
    case 'notrun':
      return 'skipped'
    default:
      return 'errored'
  }
}
