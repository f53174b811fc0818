import {
  addTotals,
  type CoverageReport,
  type NamedReports,
  NO_TESTS,
  type Report,
  type TestCase,
  type Totals,
} from '../model/evidence.ts'

/** What `phaseproof reports --format json` prints: schemas/reports.schema.json. */
export interface ReportsJson {
  readonly schema: 'phaseproof.reports/1'
  readonly files: readonly {
    readonly path: string
    readonly format: string
    readonly error?: string
    readonly totals: Totals
    readonly mishaps: readonly string[]
    readonly cases: readonly TestCase[]
  }[]
  /** Of the sound reports. */
  readonly totals: Totals
  readonly coverage?: {
    readonly reports: readonly Pick<CoverageReport, 'path' | 'format' | 'error' | 'notes'>[]
    readonly files: readonly CoveredFileJson[]
    readonly lines: number
    readonly covered: number
    /** 0 to 100; null without a line. */
    readonly percent: number | null
  }
}

export interface CoveredFileJson {
  readonly path: string
  readonly lines: number
  readonly covered: number
}

export function reportsJson(found: NamedReports): ReportsJson {
  return {
    schema: 'phaseproof.reports/1',
    files: found.reports.map(report => ({
      path: report.path,
      format: report.format,
      ...(report.error === undefined ? {} : { error: report.error }),
      totals: report.totals,
      mishaps: report.mishaps ?? [],
      cases: report.cases,
    })),
    totals: totalsOfReports(found.reports),
    ...(found.coverage.length === 0 ? {} : { coverage: coverageJson(found.coverage) }),
  }
}

/** Totals of the sound reports: what an unsound one says counts for nothing. */
export function totalsOfReports(reports: readonly Report[]): Totals {
  return reports
    .filter(report => report.error === undefined)
    .reduce((sum, report) => addTotals(sum, report.totals), NO_TESTS)
}

/** Coverage of all reports together: a line that one of them saw run has run. */
export function coverageJson(reports: readonly CoverageReport[]): NonNullable<ReportsJson['coverage']> {
  const lines = new Map<string, Map<number, boolean>>()
  for (const file of reports.flatMap(report => report.files)) {
    const known = lines.get(file.path) ?? new Map<number, boolean>()
    lines.set(file.path, known)
    for (const [line, hits] of file.lines) known.set(line, hits > 0 || known.get(line) === true)
  }
  const files = [...lines]
    .map(([path, known]) => ({
      path,
      lines: known.size,
      covered: [...known.values()].filter(ran => ran).length,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const all = files.reduce((sum, file) => sum + file.lines, 0)
  const covered = files.reduce((sum, file) => sum + file.covered, 0)
  return {
    reports: reports.map(({ path, format, error, notes }) => ({
      path,
      format,
      ...(error === undefined ? {} : { error }),
      notes,
    })),
    files,
    lines: all,
    covered,
    percent: all === 0 ? null : Math.floor((covered / all) * 10_000) / 100,
  }
}
