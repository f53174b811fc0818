import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { type Refuse, readXmlReport, rootElement, type XmlReportReader } from '../xml/read.ts'
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
import { isWorse, outcomeOf, statusOf } from './junit-outcome.ts'

/**
 * JUnit XML as Ant wrote it first and everybody varies it: pytest, surefire, gtest, node, vitest, …
 * There is no standard; https://github.com/testmoapp/junitxml collects the dialects, and the retry elements
 * are surefire's (https://maven.apache.org/surefire/maven-surefire-plugin/examples/rerun-failing-tests.html).
 * Attributes that count are never believed: only the cases in the body count.
 */
export const junit: ReportFormat = {
  name: 'junit',
  maxBytes: 2 * 1024 * 1024 * 1024,

  recognises(head) {
    const root = rootElement(head)
    return root === 'testsuites' || root === 'testsuite'
  },

  read: (text, emit) => readXmlReport(text, emit, (each, refuse) => new JUnitReader(each, refuse)),
}

interface OpenCase {
  readonly attributes: Attributes
  outcome: TestOutcome
  /** node's word for "not done yet": such a test may fail, and node itself does not mind. */
  todo: boolean
  /** Message attribute and text of the element that decided the outcome. */
  message: string | undefined
  readonly properties: { readonly name: string; readonly value: string }[]
}

class JUnitReader implements XmlReportReader {
  readonly #emit: (found: TestCase) => void
  readonly #refuse: Refuse
  readonly #suites: Attributes[] = []
  readonly mishaps: string[] = []
  #case: OpenCase | null = null
  #producer = ''
  /** Names of the open suites, joined; null when it has to be made anew. */
  #path: string | null = null

  constructor(emit: (found: TestCase) => void, refuse: Refuse) {
    this.#emit = emit
    this.#refuse = refuse
  }

  open(name: string, attributes: Attributes, parent: string): boolean {
    if (this.#case !== null) return this.#inCase(this.#case, name, attributes, parent)
    if (parent === '') this.#root(name, attributes)
    else if (name === 'testsuite') this.#enterSuite(attributes)
    else if (name === 'testcase')
      this.#case = {
        attributes,
        outcome: statusOf(attributes),
        todo: false,
        message: undefined,
        properties: [],
      }
    else if ((name === 'error' || name === 'failure') && parent.startsWith('testsuite')) {
      const suite = this.#suites.at(-1)?.name ?? 'the report'
      if (this.mishaps.length < MISHAPS)
        this.mishaps.push(
          keptName(`${suite} has an ${name} outside every test case: ${attributes.message ?? ''}`),
        )
    }
    return false
  }

  close(name: string, said: string, parent: string): void {
    const open = this.#case
    if (open === null) {
      if (name === 'testsuite') this.#leaveSuite()
    } else if (name === 'testcase') {
      this.#case = null
      this.#emit(this.#finished(open))
    } else if (said !== '' && parent === 'testcase') {
      const text = said.trim()
      open.message = text.includes(open.message ?? '') ? text : keptMessage(open.message, text)
    }
  }

  #root(name: string, attributes: Attributes): void {
    // Check (the C library) uses the same root in its own name space for another format.
    if ((name !== 'testsuites' && name !== 'testsuite') || attributes.xmlns?.includes('check.sourceforge'))
      this.#refuse(`its root element <${keptName(name)}> is not JUnit's`)
    if (name === 'testsuite') this.#enterSuite(attributes)
    this.#producer = attributes.name ?? ''
  }

  #enterSuite(attributes: Attributes): void {
    this.#suites.push(attributes)
    this.#path = null
  }

  #leaveSuite(): void {
    this.#suites.pop()
    this.#path = null
  }

  #inCase(open: OpenCase, name: string, attributes: Attributes, parent: string): boolean {
    if (name === 'testcase') this.#refuse('it has a test case inside a test case')
    else if (parent === 'testcase') {
      open.todo ||= name === 'skipped' && attributes.type === 'todo'
      const outcome = outcomeOf(name)
      if (outcome !== undefined && isWorse(outcome, open.outcome)) {
        open.outcome = outcome
        open.message = attributes.message
        return true
      }
      // The outcome is known from an attribute; this says why.
      return outcome !== undefined && outcome === open.outcome && open.message === undefined
    } else if (name === 'property' && open.properties.length < PROPERTIES) {
      open.properties.push({
        name: keptName(attributes.name ?? ''),
        value: keptName(attributes.value ?? ''),
      })
    }
    return false
  }

  #finished(open: OpenCase): TestCase {
    const { attributes } = open
    const suite = this.#suites[this.#suites.length - 1]
    const line = attributes.line ?? attributes.lineno
    return testCase({
      name: attributes.name,
      suite: this.#suiteNames(attributes.classname),
      file: attributes.file ?? suite?.file ?? suite?.filepath ?? sourceFile(attributes.classname),
      // pytest counts lines from zero.
      line: this.#isPytest() && line !== undefined && /^\d{1,9}$/.test(line) ? Number(line) + 1 : line,
      outcome: open.todo ? 'skipped' : open.outcome,
      durationMs: milliseconds(attributes.time ?? attributes.duration),
      message: open.message,
      properties: open.properties,
    })
  }

  #isPytest(): boolean {
    return this.#producer === 'pytest tests' || this.#suites[this.#suites.length - 1]?.name === 'pytest'
  }

  /** Names that tell tests apart; `pytest` and node's class name `test` are the same for all of them. */
  #suiteNames(className: string | undefined): string {
    this.#path ??= this.#suites
      .map(suite => suite.name ?? '')
      .filter(name => name !== 'pytest' && name !== '')
      .join(' ')
    const innermost = this.#suites[this.#suites.length - 1]?.name
    if (className === undefined || className === '' || className === 'test' || className === innermost)
      return this.#path
    return this.#path === '' ? className : `${this.#path} ${className}`
  }
}

/** vitest and jest's reporters name the file as the class. */
function sourceFile(className: string | undefined): string | undefined {
  return className !== undefined && /^\S{1,500}\.[cm]?[jt]sx?$/.test(className) ? className : undefined
}
