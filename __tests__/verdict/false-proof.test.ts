/** Ways in which an item could pass for verified though nothing that was observed proves it. */
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import { covered, observed, suite, testCase } from '../trace/project.ts'
import { judgementsOf, type Project, verdictOf } from './project.ts'

const passing = (name: string, file?: string) =>
  observed(suite([testCase(name, file === undefined ? {} : { file })]))

function ran(path: string, lines: Readonly<Record<number, number>>) {
  return observed(suite([testCase('other')], { coverage: [covered(path, lines)] }))
}

const RUN = 'export function run() {\n  const rows = 5\n  return rows\n}\n'

interface Case {
  readonly line: string
  readonly files?: Readonly<Record<string, string>>
  readonly observations: Project['observations']
  readonly verdict: string
}

const CASES: Readonly<Record<string, Case>> = {
  'its id is a standard, which a test has in its name': {
    line: '- [ ] UTF-8: Output for Excel',
    observations: passing('keeps UTF-8 characters'),
    verdict: 'unproven',
  },
  'its id is a figure that people speak of': {
    line: '- [ ] P95: Latency of the export',
    observations: passing('reports P95 in the log'),
    verdict: 'unproven',
  },
  'a test carries a longer id': {
    line: '- [ ] AUTH-3: Reject bad passwords',
    observations: passing('AUTH-31 accepts'),
    verdict: 'unproven',
  },
  'a property of a test only speaks of its id': {
    line: '- [ ] AUTH-3: Reject bad passwords',
    observations: observed(
      suite([testCase('other', { properties: [{ name: 'note', value: 'broken until AUTH-3 is done' }] })]),
    ),
    verdict: 'unproven',
  },
  'a fixture is tagged': {
    line: '- [ ] AUTH-3: Reject bad passwords',
    files: {
      'tests/fixtures/sample.test.js': "// proof: AUTH-3\ntest('x', () => {\n  expect(1).toBe(1)\n})\n",
    },
    observations: passing('x'),
    verdict: 'unproven',
  },
  'a document is tagged': {
    line: '- [ ] AUTH-3: Reject bad passwords',
    files: { 'docs/tags.md': 'Write `// proof: AUTH-3` above the test.\n' },
    observations: passing('x'),
    verdict: 'unproven',
  },
  'a tagged file was loaded': {
    line: '- [ ] AUTH-3: Reject bad passwords',
    files: { 'src/auth.js': `// proof: AUTH-3\nimport x from './x.js'\n\n\n\n${RUN}` },
    observations: ran('src/auth.js', { 1: 1, 2: 1, 6: 1, 7: 0, 8: 0, 9: 1 }),
    verdict: 'implemented',
  },
  'a tagged test did not run, and another of its name did': {
    line: '- [ ] AUTH-3: Reject bad passwords',
    files: {
      'e2e/login.spec.js': "// proof: AUTH-3\ntest('login works', () => {\n  expect(1).toBe(1)\n})\n",
    },
    observations: passing('works'),
    verdict: 'not-run',
  },
  'the bound test is one of two packages, and the other one ran': {
    line: '- [ ] EXP-1: Export <!-- proof: test="exports" -->',
    files: {
      'packages/a/tests/a.test.js': "test('exports', () => {\n  expect(1).toBe(1)\n})\n",
      'packages/b/tests/b.test.js': "test('exports', () => {\n  expect(1).toBe(1)\n})\n",
    },
    observations: passing('exports', 'packages/b/tests/b.test.js'),
    verdict: 'not-run',
  },
  'a file of tests stands in two packages, and the report does not say which it means': {
    line: '- [ ] EXP-1: Test the export in `tests/test_api.py`',
    files: {
      'tests/test_api.py': 'def test_health():\n    assert check()\n',
      'services/one/tests/test_api.py': 'def test_health():\n    assert check()\n',
    },
    observations: observed(suite([testCase('test_health', { suite: 'tests.test_api' })])),
    verdict: 'not-run',
  },
  'tests of a dependency lie in a file of the same name': {
    line: '- [ ] EXP-1: Test the export in `tests/a.test.js`',
    files: { 'tests/a.test.js': "test('exports', () => {\n  expect(1).toBe(1)\n})\n" },
    observations: passing('exports', '/home/me/project/node_modules/x/tests/a.test.js'),
    verdict: 'not-run',
  },
  'a suite of tests is called like a file': {
    line: '- [ ] EXP-1: Write `tests/conftest.py`',
    files: { 'tests/conftest.py': 'def pytest_configure():\n    pass\n' },
    observations: observed(suite([testCase('works', { suite: 'conftest' })])),
    verdict: 'implemented',
  },
  'the named file is only found in another package': {
    line: '- [ ] EXP-1: Export in `src/export.js`',
    files: { 'packages/old/src/export.js': RUN },
    observations: ran('packages/old/src/export.js', { 1: 1, 2: 1, 3: 1 }),
    verdict: 'implemented',
  },
  'the named file of tests is only found in another package': {
    line: '- [ ] EXP-1: Test it in `export.test.js`',
    files: { 'packages/old/export.test.js': "test('old', () => {\n  expect(1).toBe(1)\n})\n" },
    observations: passing('old', 'packages/old/export.test.js'),
    verdict: 'implemented',
  },
  'it names the folder of all tests': {
    line: '- [ ] EXP-1: Write tests in `tests/unit/`',
    files: { 'tests/unit/a.test.js': "test('a', () => {\n  expect(1).toBe(1)\n})\n" },
    observations: passing('a', 'tests/unit/a.test.js'),
    verdict: 'implemented',
  },
  'the named file was only loaded': {
    line: '- [ ] EXP-1: Export in `src/export.js`',
    files: { 'src/export.js': RUN },
    observations: ran('src/export.js', { 1: 1, 2: 0, 3: 0, 4: 1 }),
    verdict: 'implemented',
  },
  'the named file has its code in functions without a name': {
    line: '- [ ] EXP-1: Routes in `src/routes.js`',
    files: { 'src/routes.js': "router.get('/a', (request, response) => {\n  response.end()\n  done()\n})\n" },
    observations: ran('src/routes.js', { 1: 1, 2: 0, 3: 0, 4: 1 }),
    verdict: 'implemented',
  },
  'the end of an arrow function counts as run': {
    line: '- [ ] EXP-1: Export in `src/export.js`',
    files: { 'src/export.js': 'export const run = () => {\n  const rows = 5\n  return rows\n};\n' },
    observations: ran('src/export.js', { 1: 1, 2: 0, 3: 0, 4: 1 }),
    verdict: 'implemented',
  },
  'one of the functions of the named file ran': {
    line: '- [ ] EXP-1: Export in `src/export.js`',
    files: { 'src/export.js': `${RUN}${RUN.replace('run', 'stream')}` },
    observations: ran('src/export.js', { 1: 1, 2: 1, 3: 1, 5: 1, 6: 0, 7: 0 }),
    verdict: 'implemented',
  },
  'the named class was only loaded': {
    line: '- [ ] EXP-1: The class `ExcelWriter`',
    files: {
      'src/excel.js': 'export class ExcelWriter {\n  write() {\n    const a = 1\n    return a\n  }\n}\n',
    },
    observations: ran('src/excel.js', { 1: 1, 2: 1, 3: 0, 4: 0, 5: 1, 6: 1 }),
    verdict: 'implemented',
  },
  'the named function stands in a comment, in a file that ran': {
    line: '- [ ] EXP-1: Add `exportRows()` to `src/export.js`',
    files: { 'src/export.js': `// TODO exportRows\n${RUN}` },
    observations: ran('src/export.js', { 1: 1, 2: 1, 3: 1, 4: 1 }),
    verdict: 'implemented',
  },
  'the named function stands in a comment, beside tests that pass': {
    line: '- [ ] EXP-1: Add `exportRows()`, tested in `tests/a.test.js`',
    files: { 'tests/a.test.js': "// TODO exportRows\ntest('a', () => {\n  expect(1).toBe(1)\n})\n" },
    observations: passing('a', 'tests/a.test.js'),
    verdict: 'implemented',
  },
  'the named function is one of the tests themselves': {
    line: '- [ ] EXP-1: Add `exportRows()`',
    files: { 'tests/help.js': 'export function exportRows() {\n  const a = 1\n  return a\n}\n' },
    observations: ran('tests/help.js', { 1: 1, 2: 1, 3: 1 }),
    verdict: 'unproven',
  },
  'it promises a figure that nobody measured': {
    line: '- [ ] EXP-1: `src/export.js` answers in < 200 ms',
    files: { 'src/export.js': RUN },
    observations: ran('src/export.js', { 1: 1, 2: 1, 3: 1 }),
    verdict: 'implemented',
  },
  'it speaks of more than the command that passed': {
    line: '- [ ] EXP-1: Export to Excel, verify with `npm test`',
    observations: passing('a'),
    verdict: 'unproven',
  },
  'one of two suites with the command that it names failed': {
    line: '- [ ] EXP-1: All tests pass: `npm test`',
    observations: observed(
      suite([testCase('a')]),
      suite([testCase('b', { outcome: 'failed' })], { name: 'web' }),
    ),
    verdict: 'failing',
  },
  'a path that it names lies outside': {
    line: '- [ ] EXP-1: Export as `../../../other/export.js` does <!-- proof: test="exports" -->',
    observations: passing('exports'),
    verdict: 'unproven',
  },
  'the report was cut off': {
    line: '- [ ] EXP-1: Export <!-- proof: test="exports" -->',
    observations: observed(
      suite([], {
        outcome: 'failed',
        reports: [
          {
            path: 'a.xml',
            format: 'junit',
            error: 'it ends early',
            totals: suite([testCase('exports')]).totals,
            cases: [testCase('exports')],
          },
        ],
      }),
    ),
    verdict: 'not-run',
  },
  'the only proof is in a file that a parser could not read': {
    line: '- [ ] EXP-1: Export in `src/export.js`',
    files: { 'src/export.js': `${RUN}export function other( {\n` },
    observations: ran('src/export.js', { 1: 1, 2: 1, 3: 1 }),
    verdict: 'implemented',
  },
}

describe('an item is not verified when', () => {
  it.each(Object.keys(CASES))('%s', async name => {
    const found = CASES[name]
    if (found === undefined) throw new Error(name)
    const { line, verdict, ...project } = found
    expect(await verdictOf(line, project)).toBe(verdict)
  })
})

describe('of two plans with the same ids', () => {
  const plans = (line: string) => ({
    'specs/a/tasks.md': `# A\n\n${line}\n- [ ] T002: More\n`,
    'specs/b/tasks.md': `# B\n\n${line}\n`,
  })
  const verdicts = async (project: Project) =>
    (await judgementsOf(project)).filter(({ item }) => item.id === 'T001').map(({ verdict }) => verdict)
  const line = '- [ ] T001: Write the model'

  it('a test that carries the id proves neither item', async () => {
    expect(await verdicts({ plans: plans(line), observations: passing('T001 works') })).toEqual([
      'unproven',
      'unproven',
    ])
    const { 'specs/a/tasks.md': first } = plans(line)
    const alone = { plans: { 'specs/a/tasks.md': first }, observations: passing('T001 works') }
    expect(await verdicts(alone)).toEqual(['verified'])
  })

  it('an entry of the configuration proves neither item', async () => {
    const items = { T001: { test: ['works'], path: [], symbol: [], check: [] } }
    const project = {
      plans: plans(line),
      observations: passing('works'),
      config: { ...DEFAULT_CONFIG, items },
    }
    expect(await verdicts(project)).toEqual(['not-run', 'not-run'])
  })

  it('a sign-off in the configuration attests neither item; one in the plan does', async () => {
    const signOffs = { T001: { by: '@ops', on: '2026-01-01', place: 'config' } }
    const config = { ...DEFAULT_CONFIG, signOffs }
    expect(await verdicts({ plans: plans(line), observations: observed(), config })).toEqual([
      'unproven',
      'unproven',
    ])
    const own = `${line} <!-- proof: by="@ops" on=2026-01-01 -->`
    const mixed = { ...plans(line), 'specs/b/tasks.md': `# B\n\n${own}\n` }
    expect(await verdicts({ plans: mixed, observations: observed(), config })).toEqual([
      'unproven',
      'attested',
    ])
  })
})

it('children do not make up for what is bound to their parent', async () => {
  const text = [
    '# Plan',
    '',
    '- [ ] EXP-1: Export <!-- proof: test="exports all" -->',
    '  - [ ] EXP-2: Rows <!-- proof: test="exports rows" -->',
    '',
  ].join('\n')
  const judgements = await judgementsOf({
    plans: { 'plan.md': text },
    observations: observed(
      suite([testCase('exports all', { outcome: 'skipped' }), testCase('exports rows')]),
    ),
  })
  expect(judgements.map(({ item, verdict }) => `${item.id} ${verdict}`)).toEqual([
    'EXP-1 implemented',
    'EXP-2 verified',
  ])
})
