import type { CoverageReport } from '../../model/evidence.ts'
import { HEAD } from '../formats/format.ts'
import { ReportText, Unreadable } from '../formats/report-text.ts'
import type { CheckoutPaths } from './checkout-paths.ts'
import { CoverageCollector } from './collector.ts'
import { COVERAGE_FORMATS } from './registry.ts'

/**
 * Reads one coverage report, recognised by its content. Nothing throws for what it holds.
 *
 * @param name as the report is to be called in notes
 * @param paths tells which file of the checkout a path is
 */
export async function readCoverageReport(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  paths: CheckoutPaths,
): Promise<CoverageReport> {
  const text = new ReportText(chunks)
  try {
    const head = await text.head(HEAD)
    if (head.trim() === '') return unsound(name, 'unknown', 'it is empty')
    const format = COVERAGE_FORMATS.find(candidate => candidate.recognises(head))
    if (format === undefined)
      return unsound(
        name,
        'unknown',
        `it is in none of the formats ${COVERAGE_FORMATS.map(known => known.name).join(', ')}`,
      )
    const collector = new CoverageCollector(name, paths)
    const error = await format.read(text.upTo(format.maxBytes), collector)
    return error === undefined
      ? { path: name, format: format.name, ...collector.finish() }
      : unsound(name, format.name, error)
  } catch (error) {
    if (error instanceof Unreadable) return unsound(name, 'unknown', error.message)
    throw error
  }
}

/** Does the beginning of a file look like a coverage report? */
export function looksLikeCoverage(head: string): boolean {
  return COVERAGE_FORMATS.some(format => format.recognises(head))
}

function unsound(name: string, format: string, error: string): CoverageReport {
  return { path: name, format, error, files: [], notes: [`${name}: ${error}`] }
}
