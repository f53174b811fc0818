import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { readXmlReport, rootElement, type XmlReportReader } from '../xml/read.ts'
import type { Attributes } from '../xml/scanner.ts'
import { keptMessage, keptName, MISHAPS, type ReportFormat, testCase } from './format.ts'

/** Results that wait for their definition, which stands behind all of them. */
const HELD = 300_000

/**
 * Visual Studio's test results, as `dotnet test --logger trx` writes them. The schema is `vstst.xsd` of
 * Visual Studio; the reports of a data-driven test hold its rows as inner results, and the rows count.
 * https://learn.microsoft.com/dotnet/core/tools/dotnet-test
 */
export const trx: ReportFormat = {
  name: 'trx',
  maxBytes: 1024 * 1024 * 1024,
  recognises: head => rootElement(head) === 'TestRun' && /TeamTest|<Times\b|<Results\b/.test(head),
  read: (text, emit) => readXmlReport(text, emit, each => new TrxReader(each)),
}

// https://learn.microsoft.com/dotnet/api/microsoft.visualstudio.testplatform.objectmodel.testoutcome and
// the TestOutcome of vstst.xsd; what is not named here did not pass.
const OUTCOMES: ReadonlyMap<string, TestOutcome> = new Map([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['error', 'errored'],
  ['timeout', 'errored'],
  ['aborted', 'errored'],
  ['passedbutrunaborted', 'errored'],
  ['disconnected', 'errored'],
  ['notexecuted', 'skipped'],
  ['notrunnable', 'skipped'],
  ['inconclusive', 'skipped'],
  ['pending', 'skipped'],
  ['warning', 'skipped'],
  ['completed', 'skipped'],
  ['inprogress', 'errored'],
])

interface Result {
  readonly attributes: Attributes
  message: string | undefined
  /** It stands for its rows. */
  hasRows: boolean
}

class TrxReader implements XmlReportReader {
  readonly #emit: (found: TestCase) => void
  readonly mishaps: string[] = []
  readonly #open: Result[] = []
  readonly #held: Result[] = []
  readonly #classes = new Map<string, string>()
  #defined = ''
  #failures = 0
  #verdict = ''

  constructor(emit: (found: TestCase) => void) {
    this.#emit = emit
  }

  open(name: string, attributes: Attributes, parent: string): boolean {
    if (name.endsWith('TestResult') && (parent === 'Results' || parent === 'InnerResults')) {
      const outer = this.#open.at(-1)
      if (outer !== undefined) outer.hasRows = true
      this.#open.push({ attributes, message: undefined, hasRows: false })
    } else if (name === 'UnitTest') this.#defined = attributes.id ?? ''
    else if (name === 'TestMethod' && this.#classes.size < HELD)
      // The assembly's name stands behind a comma in old files.
      this.#classes.set(this.#defined, (attributes.className ?? '').replace(/,.*$/s, ''))
    else if (name === 'ResultSummary') this.#verdict = attributes.outcome ?? ''
    return name === 'Message' || name === 'StackTrace' || (name === 'Text' && parent === 'RunInfo')
  }

  close(name: string, said: string, parent: string): void {
    const result = this.#open.at(-1)
    if (result !== undefined && parent === 'ErrorInfo')
      result.message = keptMessage(result.message, said.trim())
    else if (name === 'Text' && parent === 'RunInfo' && FAULT.test(this.#verdict)) this.#mishap(said.trim())
    if (result === undefined || !name.endsWith('TestResult')) return
    this.#open.pop()
    if (result.hasRows) return
    if (outcomeOf(result) === 'failed' || outcomeOf(result) === 'errored') this.#failures++
    if (this.#held.length < HELD) this.#held.push(result)
    else this.#emit(this.#finished(result))
  }

  finish(): void {
    for (const result of this.#held) this.#emit(this.#finished(result))
    if (FAULT.test(this.#verdict) && this.#failures === 0 && this.mishaps.length === 0)
      this.#mishap(`the run as a whole ended as ${this.#verdict}`)
  }

  #mishap(said: string): void {
    if (this.mishaps.length < MISHAPS) this.mishaps.push(keptName(said))
  }

  #finished(result: Result): TestCase {
    const { attributes } = result
    const suite = this.#classes.get(attributes.testId ?? '') ?? ''
    const name = attributes.testName ?? ''
    return testCase({
      name: suite !== '' && name.startsWith(`${suite}.`) ? name.slice(suite.length + 1) : name,
      suite,
      outcome: outcomeOf(result),
      durationMs: clockTime(attributes.duration),
      message: result.message,
    })
  }
}

const FAULT = /^(?:Error|Failed|Aborted|Timeout)$/i

function outcomeOf({ attributes }: Result): TestOutcome {
  return OUTCOMES.get((attributes.outcome ?? '').toLowerCase()) ?? 'errored'
}

/** `00:00:01.2345678` in milliseconds. */
function clockTime(text: string | undefined): number | undefined {
  const parts = /^(\d{1,6}):(\d{1,2}):(\d{1,2}(?:\.\d{1,9})?)$/.exec(text ?? '')
  return parts === null
    ? undefined
    : (Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3])) * 1000
}
