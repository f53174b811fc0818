import type { AuditResult } from '../model/audit.ts'
import type { CheckRun, SuiteRun, TestCase, Totals } from '../model/evidence.ts'
import { inCode, inMarkdown } from '../text/inert.ts'
import type { Detail } from './detail.ts'
import { RUN_LABELS } from './labels.ts'
import { capped, details, prose, table } from './markdown.ts'
import { count, durationText } from './overview.ts'

/** Suites, checks, and the tests that failed. */
export function runsPart({ observations }: AuditResult, detail: Detail): readonly string[] {
  const { suites, checks } = observations
  if (suites.length === 0 && checks.length === 0) return ['### Tests\n\nNo suite and no check was run.']
  const parts: string[] = []
  if (suites.length > 0) {
    parts.push(`### Tests\n\n${suiteTable(suites.slice(0, detail.entries))}`)
    if (suites.length > detail.entries) parts.push(`… and ${suites.length - detail.entries} more suites.`)
  }
  parts.push(...failedTests(suites, detail))
  if (checks.length > 0) {
    parts.push(`### Checks\n\n${checkTable(checks.slice(0, detail.entries))}`)
    if (checks.length > detail.entries) parts.push(`… and ${checks.length - detail.entries} more checks.`)
  }
  return parts
}

function suiteTable(suites: readonly SuiteRun[]): string {
  return table(
    ['Suite', 'Command', 'Outcome', 'Tests', 'Time'],
    suites.map(suite => [
      inMarkdown(suite.name, 80),
      inCode(suite.command, 120),
      outcomeCell(suite),
      totalsText(suite.totals),
      durationText(suite.durationMs),
    ]),
  )
}

function checkTable(checks: readonly CheckRun[]): string {
  return table(
    ['Check', 'Command', 'Outcome', 'Measured', 'Time'],
    checks.map(check => [
      inMarkdown(check.name, 80),
      inCode(check.command, 120),
      outcomeCell(check),
      check.measured === undefined ? '' : String(check.measured),
      durationText(check.durationMs),
    ]),
  )
}

function outcomeCell({ outcome, reason }: SuiteRun | CheckRun): string {
  const label = RUN_LABELS[outcome]
  return reason === undefined ? label : `${label}<br>${prose(reason, 300)}`
}

/** `12 passed, 1 failed`; what did not happen is left out. */
export function totalsText(totals: Totals): string {
  if (totals.total === 0) return 'none'
  return (['passed', 'failed', 'errored', 'skipped', 'flaky'] as const)
    .filter(outcome => totals[outcome] > 0)
    .map(outcome => `${totals[outcome]} ${outcome}`)
    .join(', ')
}

function failedTests(suites: readonly SuiteRun[], { entries }: Detail): readonly string[] {
  const failed = suites
    .flatMap(suite => suite.reports.flatMap(report => report.cases))
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'errored')
  if (failed.length === 0) return []
  const title = `${count(failed.length, 'test', 'tests')} that failed`
  return [details(title, capped(failed, entries, 'tests', failedTest))]
}

function failedTest({ suite, name, outcome, message }: TestCase): string {
  const test = inMarkdown([suite, name].filter(part => part !== '').join(' › '), 200)
  const why = message === undefined ? '' : `: ${inCode(message, 200)}`
  return `- ${test} (${outcome})${why}`
}
