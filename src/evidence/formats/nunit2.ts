import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { readXmlReport, rootElement, type XmlReportReader } from '../xml/read.ts'
import type { Attributes } from '../xml/scanner.ts'
import { keptMessage, keptName, milliseconds, PROPERTIES, type ReportFormat, testCase } from './format.ts'

/**
 * NUnit 2's results, which many other runners write too.
 * https://docs.nunit.org/2.6.4/files/Results.xsd.txt
 */
export const nunit2: ReportFormat = {
  name: 'nunit2',
  maxBytes: 1024 * 1024 * 1024,
  recognises: head => rootElement(head) === 'test-results',
  read: (text, emit) => readXmlReport(text, emit, each => new NUnit2Reader(each)),
}

interface OpenCase {
  readonly attributes: Attributes
  message: string | undefined
  failed: boolean
  readonly properties: { readonly name: string; readonly value: string }[]
}

class NUnit2Reader implements XmlReportReader {
  readonly #emit: (found: TestCase) => void
  readonly mishaps: string[] = []
  #case: OpenCase | null = null

  constructor(emit: (found: TestCase) => void) {
    this.#emit = emit
  }

  open(name: string, attributes: Attributes): boolean {
    if (name === 'test-case') this.#case = { attributes, message: undefined, failed: false, properties: [] }
    else if (name === 'failure' && this.#case !== null) this.#case.failed = true
    else if (this.#case !== null && this.#case.properties.length < PROPERTIES) {
      if (name === 'property')
        this.#case.properties.push({
          name: keptName(attributes.name ?? ''),
          value: keptName(attributes.value ?? ''),
        })
      else if (name === 'category')
        this.#case.properties.push({ name: 'category', value: keptName(attributes.name ?? '') })
    }
    return name === 'message' || name === 'stack-trace'
  }

  close(name: string, said: string): void {
    const open = this.#case
    if (open === null) return
    if (said !== '') open.message = keptMessage(open.message, said.trim())
    if (name !== 'test-case') return
    this.#case = null
    const { attributes } = open
    const [suite, own] = split(attributes.name ?? '')
    this.#emit(
      testCase({
        name: own,
        suite,
        outcome: outcomeOf(attributes, open.failed),
        durationMs: milliseconds(attributes.time),
        message: open.message,
        properties: open.properties,
      }),
    )
  }
}

/** Version 2.4 and older have `success` instead of `result`, or nothing but the failure itself. */
function outcomeOf({ executed = '', result, success }: Attributes, failed: boolean): TestOutcome {
  if (/^false$/i.test(executed)) return 'skipped'
  switch (result?.toLowerCase()) {
    case 'success':
      return 'passed'
    case 'failure':
      return 'failed'
    case 'error':
    case 'cancelled':
      return 'errored'
    case 'ignored':
    case 'skipped':
    case 'inconclusive':
    case 'notrunnable':
      return 'skipped'
    case undefined:
      return failed || /^false$/i.test(success ?? '') ? 'failed' : 'passed'
    default:
      return 'errored'
  }
}

/** `Space.Class.Method(1.5)` → `Space.Class` and `Method(1.5)`. */
function split(full: string): readonly [suite: string, name: string] {
  const call = full.indexOf('(')
  const dot = full.lastIndexOf('.', call < 0 ? full.length : call)
  return dot <= 0 ? ['', full] : [full.slice(0, dot), full.slice(dot + 1)]
}
