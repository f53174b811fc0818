import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { NamedReports, TestCase } from '../../src/model/evidence.ts'
import { reportsJson } from '../../src/report/reports-json.ts'
import { reportsMarkdown } from '../../src/report/reports-markdown.ts'
import { reportsText } from '../../src/report/reports-text.ts'

const schema = JSON.parse(readFileSync(new URL('../../schemas/reports.schema.json', import.meta.url), 'utf8'))
const isReports = new Ajv2020({ strictRequired: false, strictTypes: false, allErrors: true }).compile(schema)
const written = (value: unknown) => JSON.parse(JSON.stringify(value))

const passed: TestCase = { name: 'works', suite: 'login', outcome: 'passed', durationMs: 5, properties: [] }
const failed: TestCase = {
  name: 'rejects\u001b[31m ##[error] <img>',
  suite: 'login',
  file: 'a.test.js',
  line: 3,
  outcome: 'failed',
  message: 'expected | 401\nmore',
  properties: [{ name: 'req', value: 'AUTH-3' }],
}
const one = { total: 2, passed: 1, failed: 1, errored: 0, skipped: 0, flaky: 0 }
const FOUND: NamedReports = {
  reports: [
    { path: 'junit.xml', format: 'junit', totals: one, cases: [passed, failed], mishaps: ['a hook failed'] },
    { path: 'cut.xml', format: 'junit', error: 'it is cut off', totals: one, cases: [passed, failed] },
  ],
  coverage: [
    {
      path: 'lcov.info',
      format: 'lcov',
      files: [
        {
          path: 'a.js',
          lines: new Map([
            [1, 1],
            [2, 0],
            [3, 0],
          ]),
        },
      ],
      notes: ['a note'],
    },
    { path: 'two.info', format: 'lcov', files: [{ path: 'a.js', lines: new Map([[2, 4]]) }], notes: [] },
  ],
}

describe('phaseproof reports', () => {
  it('gives JSON as its schema says, in which an unsound report counts for nothing', () => {
    const json = reportsJson(FOUND)
    isReports(written(json))
    expect(isReports.errors).toBeNull()
    expect(json.totals).toEqual(one)
    expect(json.coverage).toMatchObject({ lines: 3, covered: 2, percent: 66.66 })
  })

  it('gives JSON as its schema says with nothing in it', () => {
    isReports(written(reportsJson({ reports: [], coverage: [] })))
    expect(isReports.errors).toBeNull()
  })

  it.each([
    ['another schema', { schema: 'phaseproof.reports/2' }],
    ['no totals', { totals: undefined }],
  ])('whose schema refuses %s', (_, change) => {
    expect(isReports(written({ ...reportsJson(FOUND), ...change }))).toBe(false)
  })

  it('prints failures first, defused', () => {
    const text = reportsText(FOUND, { color: false, width: 80 })
    expect(text.indexOf('x login › rejects')).toBeLessThan(text.indexOf('+ login › works'))
    expect(text).toContain('! a hook failed')
    expect(text).toContain('error: it is cut off; nothing in it counts as passed')
    expect(text).toContain('Coverage: 66.66 % (2 of 3 lines)')
    expect(text).not.toContain('\u001b')
  })

  it('prints no more cases than one can look at, and says so', () => {
    const many = { ...one, total: 1_000, passed: 1_000, failed: 0 }
    const cases = Array.from({ length: 1_000 }, (_, i) => ({ ...passed, name: `t${i}`, durationMs: i }))
    const text = reportsText(
      { reports: [{ path: 'r', format: 'junit', totals: many, cases }], coverage: [] },
      { color: false, width: 80 },
    )
    expect(text).toContain('… and 800 more cases')
    expect(text).toMatch(/slowest: t999/)
  })

  it('writes Markdown in which nothing of a report is markup', () => {
    const text = reportsMarkdown(FOUND)
    expect(text).toContain('| `junit.xml` | junit |')
    expect(text).toContain('expected \\| 401')
    expect(text).not.toMatch(/<img>(?!.*`)/)
  })
})
