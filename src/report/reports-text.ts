import type { NamedReports, Report, TestCase, TestOutcome } from '../model/evidence.ts'
import { count, durationText } from './overview.ts'
import { type Paint, painter, type TerminalStyle } from './paint.ts'
import { coverageJson, totalsOfReports } from './reports-json.ts'
import { totalsText } from './summary-runs.ts'
import { clip, wrap } from './width.ts'

/** Cases of one report that are printed; the JSON has all that were kept. */
const CASES = 200
const SLOWEST = 5
/** Worst first; within an outcome in the order of the report. */
const ORDER: Readonly<Record<TestOutcome, number>> = {
  errored: 0,
  failed: 1,
  flaky: 2,
  skipped: 3,
  passed: 4,
}
const SIGNS: Readonly<Record<TestOutcome, string>> = {
  errored: '!',
  failed: 'x',
  flaky: '~',
  skipped: '-',
  passed: '+',
}

/** Reports for a terminal: totals and cases of each, worst first, then coverage and the sum. */
export function reportsText(found: NamedReports, style: TerminalStyle): string {
  const paint = painter(style)
  const blocks = [
    ...found.reports.map(report => reportLines(report, style.width, paint)),
    coverageLines(found, style.width, paint),
    found.reports.length > 1 ? [`All sound reports: ${totalsText(totalsOfReports(found.reports))}`] : [],
  ]
  return `${blocks
    .filter(block => block.length > 0)
    .map(block => block.join('\n'))
    .join('\n\n')}\n`
}

function reportLines(report: Report, width: number, paint: Paint): readonly string[] {
  const cases = [...report.cases].sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome])
  const hidden = report.totals.total - Math.min(cases.length, CASES)
  const error =
    report.error === undefined
      ? []
      : wrap(`error: ${report.error}; nothing in it counts as passed`, width).map(line => paint('red', line))
  return [
    `${paint('bold', clip(report.path, Math.max(20, width - 30)))}  ${clip(report.format, 20)}`,
    ...error,
    report.totals.total === 0 ? paint('yellow', '  no test case') : `  ${totalsText(report.totals)}`,
    ...(report.mishaps ?? []).slice(0, 20).map(said => paint('red', `  ! ${clip(said, width - 4)}`)),
    ...cases.slice(0, CASES).flatMap(found => caseLines(found, width, paint)),
    ...(hidden > 0 ? [paint('dim', `  … and ${count(hidden, 'more case', 'more cases')}`)] : []),
    ...slowestLines(report, width, paint),
  ]
}

function caseLines(found: TestCase, width: number, paint: Paint): readonly string[] {
  const name = [found.suite, found.name].filter(part => part !== '').join(' › ')
  const time = found.durationMs === undefined ? '' : `  ${durationText(found.durationMs)}`
  const line = `  ${SIGNS[found.outcome]} ${clip(name, Math.max(20, width - 4 - time.length))}${time}`
  const first = found.message?.split('\n', 1)[0] ?? ''
  const bad = ORDER[found.outcome] < ORDER.skipped
  return [
    bad ? paint(found.outcome === 'flaky' ? 'yellow' : 'red', line) : line,
    ...(first === '' ? [] : [paint('dim', `      ${clip(first, Math.max(20, width - 6))}`)]),
  ]
}

/** Only worth a line where there are more cases than one looks through. */
function slowestLines(report: Report, width: number, paint: Paint): readonly string[] {
  if (report.cases.length <= SLOWEST * 2) return []
  const slowest = report.cases
    .filter(found => (found.durationMs ?? 0) > 0)
    .sort((a, b) => (b.durationMs ?? 0) - (a.durationMs ?? 0))
    .slice(0, SLOWEST)
  if (slowest.length === 0) return []
  const entries = slowest.map(found => `${clip(found.name, 60)} ${durationText(found.durationMs ?? 0)}`)
  return wrap(`  slowest: ${entries.join(', ')}`, width).map(line => paint('dim', line))
}

function coverageLines({ coverage }: NamedReports, width: number, paint: Paint): readonly string[] {
  if (coverage.length === 0) return []
  const { reports, files, lines, covered, percent } = coverageJson(coverage)
  return [
    ...reports.flatMap(report => [
      `${paint('bold', clip(report.path, Math.max(20, width - 30)))}  ${clip(report.format, 20)}`,
      ...report.notes.flatMap(note => wrap(`note: ${note}`, width).map(line => paint('yellow', line))),
    ]),
    ...files.slice(0, CASES).map(file => `  ${file.covered}/${file.lines}  ${clip(file.path, width - 16)}`),
    ...(files.length > CASES ? [paint('dim', `  … and ${files.length - CASES} more files`)] : []),
    percent === null
      ? 'Coverage: no line of this checkout'
      : `Coverage: ${percent} % (${covered} of ${count(lines, 'line', 'lines')})`,
  ]
}
