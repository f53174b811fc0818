/** The design's "These never count as proof", sentence by sentence, from the text of a plan to the verdict. */
import { covered, observed, suite, testCase } from '../trace/project.ts'
import { verdictOf } from './project.ts'

const BOUND = '- [ ] EXP-1: Export to Excel <!-- proof: test="exports" -->'
const FILE = 'tests/export.test.js'
const ASSERTING = { [FILE]: "test('exports', () => {\n  expect(run()).toBe(1)\n})\n" }

it('a passed test does count', async () => {
  const observations = observed(suite([testCase('exports', { file: FILE })]))
  expect(await verdictOf(BOUND, { files: ASSERTING, observations })).toBe('verified')
})

describe('never proof is', () => {
  it('a skipped or pending test', async () => {
    const observations = observed(suite([testCase('exports', { outcome: 'skipped' }), testCase('other')]))
    expect(await verdictOf(BOUND, { files: ASSERTING, observations })).toBe('implemented')
  })

  it('a test that is only announced', async () => {
    const files = { [FILE]: "test.todo('exports')\n" }
    expect(await verdictOf(BOUND, { files, observations: observed(suite([testCase('other')])) })).toBe(
      'not-run',
    )
  })

  it('an empty test', async () => {
    const files = { [FILE]: "test('exports', () => {})\n" }
    const observations = observed(suite([testCase('exports', { file: FILE })]))
    expect(await verdictOf(BOUND, { files, observations })).toBe('implemented')
  })

  it.each(['empty', 'no-report', 'unavailable', 'timed-out', 'not-run'] as const)(
    'a suite that is %s',
    async outcome => {
      const named = '- [ ] EXP-1: All tests pass: `npm test`'
      expect(await verdictOf(named, { observations: observed(suite([], { outcome })) })).toBe('not-run')
      expect(await verdictOf(BOUND, { observations: observed(suite([], { outcome, reports: [] })) })).toBe(
        'not-run',
      )
    },
  )

  it('a test that passed only on a retry', async () => {
    const observations = observed(suite([testCase('exports', { outcome: 'flaky' })]))
    expect(await verdictOf(BOUND, { files: ASSERTING, observations })).toBe('implemented')
  })

  it('a tagged test that contains no assertion', async () => {
    const files = { [FILE]: "// @covers EXP-1\ntest('exports', () => {\n  run()\n})\nfunction run() {}\n" }
    const observations = observed(suite([testCase('exports', { file: FILE })]))
    expect(await verdictOf('- [ ] EXP-1: Export to Excel', { files, observations })).toBe('implemented')
  })

  it('a tag by itself', async () => {
    const files = { 'src/export.js': '// proof: EXP-1\n\n\n\n\nexport const rows = 5\n' }
    const observations = observed(
      suite([testCase('other')], { coverage: [covered('src/export.js', { 1: 1, 6: 1 })] }),
    )
    expect(await verdictOf('- [ ] EXP-1: Export to Excel', { files, observations })).toBe('implemented')
  })

  it('a mention by itself', async () => {
    const files = { 'src/export.js': 'export function run() {\n  const rows = 5\n  return rows\n}\n' }
    const item = '- [ ] EXP-1: Export to Excel with `run()` in `src/export.js`'
    const loaded = { 1: 1, 2: 0, 3: 0, 4: 1 }
    const of = (lines: Readonly<Record<number, number>>) =>
      verdictOf(item, {
        files,
        observations: observed(suite([testCase('other')], { coverage: [covered('src/export.js', lines)] })),
      })
    expect(await of(loaded)).toBe('implemented')
    expect(await of({ ...loaded, 2: 1, 3: 1 })).toBe('verified')
  })

  it('a report that was there before the suite ran', async () => {
    const observations = observed(suite([testCase('exports')], { outcome: 'not-run' }))
    expect(await verdictOf(BOUND, { files: ASSERTING, observations })).toBe('not-run')
  })

  it('a suite whose exit code contradicts its report', async () => {
    const observations = observed(suite([testCase('exports')], { outcome: 'contradictory', exitCode: 3 }))
    expect(await verdictOf(BOUND, { files: ASSERTING, observations })).toBe('implemented')
  })

  it('likeness between the words of an item and code or tests', async () => {
    const files = {
      'src/export-to-excel.js': 'export function exportToExcel() {\n  const rows = 5\n  return rows\n}\n',
      [FILE]: "test('export to Excel', () => {\n  expect(1).toBe(1)\n})\n",
    }
    const observations = observed(
      suite([testCase('export to Excel', { file: FILE })], {
        coverage: [covered('src/export-to-excel.js', { 1: 1, 2: 1, 3: 1 })],
      }),
    )
    expect(await verdictOf('- [ ] EXP-1: Export to Excel', { files, observations })).toBe('unproven')
  })
})
