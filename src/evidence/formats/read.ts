import type { Report, TestCase, TestOutcome } from '../../model/evidence.ts'
import { NO_TESTS } from '../../model/evidence.ts'
import { HEAD, type ReportFormat } from './format.ts'
import { REPORT_FORMATS } from './registry.ts'
import { ReportText, Unreadable } from './report-text.ts'

/** Cases of each kind, good and bad, that are kept of one report; totals go on counting. */
const KEPT = 100_000

/** A report, and the failures in it that belong to no test case. */
export interface ReadReport extends Report {
  readonly mishaps: readonly string[]
}

/**
 * Reads one test report, recognised by its content. Whatever the report holds, nothing throws: an unsound
 * one comes back with `error`, its cases stay for their failures, and none of its passes counts.
 *
 * @param path as it is to be shown
 * @param chunks the bytes, for instance of a file
 * @param format name of the format where it is known, as of a report on standard output
 */
export async function readReport(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  format?: string,
): Promise<ReadReport> {
  const text = new ReportText(chunks)
  try {
    const head = await text.head(HEAD)
    if (head.trim() === '') return unsound(path, format ?? 'unknown', 'it is empty')
    const reader = REPORT_FORMATS.find(candidate =>
      format === undefined ? candidate.recognises(head) : candidate.name === format,
    )
    if (reader === undefined) return unsound(path, 'unknown', `it is in none of the formats ${names()}`)
    return await readAs(reader, path, text)
  } catch (error) {
    if (error instanceof Unreadable) return unsound(path, format ?? 'unknown', error.message)
    throw error
  }
}

async function readAs(reader: ReportFormat, path: string, text: ReportText): Promise<ReadReport> {
  const cases: TestCase[] = []
  const counts: Record<TestOutcome, number> = { passed: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 }
  let good = 0
  let bad = 0
  const reading = await reader.read(text.upTo(reader.maxBytes), found => {
    counts[found.outcome]++
    const isGood = found.outcome === 'passed' || found.outcome === 'skipped'
    if ((isGood ? good++ : bad++) < KEPT) cases.push(ownCopy(found, cases.at(-1)))
  })
  const total = counts.passed + counts.failed + counts.errored + counts.skipped + counts.flaky
  return { path, format: reader.name, totals: { total, ...counts }, cases, ...reading }
}

/**
 * The same case in memory of its own: names cut out of a chunk of the file would keep the whole chunk. Most
 * neighbours share suite and file.
 */
function ownCopy(found: TestCase, neighbour: TestCase | undefined): TestCase {
  const { suite, file, message } = found
  return {
    ...found,
    name: ownText(found.name),
    suite: suite === neighbour?.suite ? neighbour.suite : ownText(suite),
    ...(file === undefined ? {} : { file: file === neighbour?.file ? neighbour.file : ownText(file) }),
    ...(message === undefined ? {} : { message: ownText(message) }),
  }
}

function ownText(text: string): string {
  return Buffer.from(text).toString()
}

function unsound(path: string, format: string, error: string): ReadReport {
  return { path, format, error, totals: NO_TESTS, cases: [], mishaps: [] }
}

function names(): string {
  return REPORT_FORMATS.map(format => format.name).join(', ')
}
