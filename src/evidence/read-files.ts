import type { CoverageReport, NamedReports, Report } from '../model/evidence.ts'
import type { CheckoutPaths } from './coverage/checkout-paths.ts'
import { looksLikeCoverage, readCoverageReport } from './coverage/read.ts'
import { HEAD } from './formats/format.ts'
import { readReport } from './formats/read.ts'
import { ReportText } from './formats/report-text.ts'

/** A file that somebody named. */
export interface NamedFile {
  /** As it is to be shown. */
  readonly path: string
  /** Its bytes, each time from the start. */
  open(): AsyncIterable<Uint8Array>
}

/** Reads test and coverage reports in the order given; each says itself by its content what it is. */
export async function readNamedReports(
  files: readonly NamedFile[],
  paths: CheckoutPaths,
): Promise<NamedReports> {
  const reports: Report[] = []
  const coverage: CoverageReport[] = []
  for (const file of files) {
    if (await isCoverage(file)) coverage.push(await readCoverageReport(file.path, file.open(), paths))
    else reports.push(await readReport(file.path, file.open()))
  }
  return { reports, coverage }
}

async function isCoverage(file: NamedFile): Promise<boolean> {
  const text = new ReportText(file.open())
  try {
    return looksLikeCoverage(await text.head(HEAD))
  } catch {
    // Whoever reads it as a report says why it cannot be read.
    return false
  } finally {
    await text.close()
  }
}
