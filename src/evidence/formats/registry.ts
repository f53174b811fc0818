import { cargoText } from './cargo-text.ts'
import { ctest } from './ctest.ts'
import { ctrf } from './ctrf.ts'
import { cucumberJson } from './cucumber-json.ts'
import { dartJson } from './dart-json.ts'
import type { ReportFormat } from './format.ts'
import { goTestJson } from './go-test-json.ts'
import { jestJson } from './jest-json.ts'
import { junit } from './junit.ts'
import { libtestJson } from './libtest-json.ts'
import { mochaJson } from './mocha-json.ts'
import { nunit2 } from './nunit2.ts'
import { nunit3 } from './nunit3.ts'
import { playwrightJson } from './playwright-json.ts'
import { robot } from './robot.ts'
import { rspecJson } from './rspec-json.ts'
import { tap } from './tap.ts'
import { trx } from './trx.ts'
import { unittestText } from './unittest-text.ts'
import { xunit } from './xunit.ts'

/** Every report format that is read, most particular first. */
export const REPORT_FORMATS: readonly ReportFormat[] = [
  junit,
  trx,
  nunit3,
  nunit2,
  xunit,
  robot,
  ctest,
  ctrf,
  jestJson,
  mochaJson,
  playwrightJson,
  rspecJson,
  cucumberJson,
  dartJson,
  libtestJson,
  goTestJson,
  cargoText,
  unittestText,
  tap,
]

/** A line of a suite's output as people want to see it; null hides it. */
export function readableLine(format: string | undefined, line: string): string | null {
  const known = REPORT_FORMATS.find(candidate => candidate.name === format)
  return known?.readable === undefined ? line : known.readable(line)
}
