import { cargoText } from './cargo-text.ts'
import type { ReportFormat } from './format.ts'
import { goTestJson } from './go-test-json.ts'
import { jestJson } from './jest-json.ts'
import { junit } from './junit.ts'

/** Every report format that is read, most particular first. */
export const REPORT_FORMATS: readonly ReportFormat[] = [junit, jestJson, goTestJson, cargoText]

/** A line of a suite's output as people want to see it; null hides it. */
export function readableLine(format: string | undefined, line: string): string | null {
  const known = REPORT_FORMATS.find(candidate => candidate.name === format)
  return known?.readable === undefined ? line : known.readable(line)
}
