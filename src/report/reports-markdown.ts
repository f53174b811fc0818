import type { NamedReports } from '../model/evidence.ts'
import { inCode, inMarkdown } from '../text/inert.ts'
import { coverageJson } from './reports-json.ts'
import { totalsText } from './summary-runs.ts'

/** Failures of one report that are listed. */
const FAILURES = 50

/** Reports as Markdown: a table of totals, then what failed. */
export function reportsMarkdown(found: NamedReports): string {
  const rows = found.reports.map(
    ({ path, format, error, totals }) =>
      `| ${inCode(path)} | ${inMarkdown(format)} | ${error === undefined ? totalsText(totals) : `unsound: ${inMarkdown(error)}`} |`,
  )
  const table = rows.length === 0 ? [] : ['| report | format | tests |', '|---|---|---|', ...rows, '']
  const failures = found.reports.flatMap(report => {
    const bad = report.cases.filter(({ outcome }) => outcome === 'failed' || outcome === 'errored')
    const lines = bad.slice(0, FAILURES).map(({ suite, name, message }) => {
      const first = message?.split('\n', 1)[0] ?? ''
      return `- ${inCode(`${suite} ${name}`.trim())}${first === '' ? '' : `: ${inMarkdown(first)}`}`
    })
    const more = bad.length > FAILURES ? [`- and ${bad.length - FAILURES} more`] : []
    return lines.length === 0 ? [] : [`Failed in ${inCode(report.path)}:`, '', ...lines, ...more, '']
  })
  const covered = found.coverage.length === 0 ? null : coverageJson(found.coverage)
  const coverage =
    covered === null
      ? []
      : [
          covered.percent === null
            ? 'Coverage: no line of this checkout.'
            : `Coverage: ${covered.percent} % (${covered.covered} of ${covered.lines} lines).`,
          ...covered.reports.flatMap(report => report.notes.map(note => `- ${inMarkdown(note)}`)),
          '',
        ]
  return [...table, ...failures, ...coverage].join('\n')
}
