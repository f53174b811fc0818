import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { detectSuites, suiteOfReports } from '../../src/evidence/detect/suites.ts'
import { gatherEvidence } from '../../src/evidence/run.ts'
import type { Check, Observations, Suite } from '../../src/model/evidence.ts'
import { type CommandOutputs, commandOutputs } from '../../src/ports/outputs.ts'
import { shellProcesses } from '../../src/ports/processes.ts'
import { brief, snapshotOf } from './support.ts'

let root: string
let outputs: CommandOutputs
let shown: string[]
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'run-')))
  outputs = commandOutputs(root, tmpdir())
  shown = []
})
afterEach(async () => {
  await outputs.dispose()
  rmSync(root, { recursive: true, force: true })
})

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
}

interface Wanted {
  readonly suites?: readonly Suite[]
  readonly checks?: readonly Check[]
  readonly notRun?: string
  readonly tracked?: readonly string[]
}

function gather({ suites = [], checks = [], notRun, tracked = [] }: Wanted): Promise<Observations> {
  return gatherEvidence(
    { suites, checks, notRun: notRun ?? null, root, tracked },
    {
      processes: shellProcesses(root),
      outputs,
      progress: { stage: () => undefined, output: line => shown.push(line), note: () => undefined },
      environment: process.env,
    },
  )
}

/** Writes the files, detects their suites and runs them for real. */
async function runProject(files: Readonly<Record<string, string>>): Promise<Observations> {
  write(files)
  const reportsFolder = await outputs.temporaryFolder('reports')
  const { suites } = await detectSuites(snapshotOf(files), { reportsFolder, timeoutMs: 300_000 })
  return gather({ suites, tracked: Object.keys(files) })
}

const suite = (command: string, more: Partial<Suite> = {}): Suite => ({
  name: 's',
  written: command,
  command,
  directory: '.',
  source: 'config',
  environment: {},
  passEnvironment: [],
  reports: ['junit.xml'],
  coverage: ['lcov.info'],
  timeoutMs: 30_000,
  ...more,
})
const JUNIT = '<testsuite name="a"><testcase name="t"/></testsuite>'
const writeJunit = `printf '%s' '${JUNIT}' > junit.xml`

const has = (program: string, ...args: readonly string[]) =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0
/** Runs where the toolchain is; elsewhere the test shows up as skipped, with what is absent. */
const toolchain =
  (name: string, present: boolean) => (what: string, test: () => Promise<void>, timeout: number) =>
    present ? it(what, test, timeout) : it.skip(`${what} (${name} is not installed)`, test, timeout)

const withNpm = toolchain('npm', has('npm', '--version'))
const withPytest = toolchain('pytest', has('python3', '-m', 'pytest', '--version'))
const withGo = toolchain('go', has('go', 'version'))
const withCargo = toolchain('cargo', has('cargo', '--version'))

describe('suites as they are detected', () => {
  withNpm(
    'node --test',
    async () => {
      const { suites } = await runProject({
        'package.json': '{"type":"module","scripts":{"test":"node --test"}}',
        'a.test.js':
          "import test from 'node:test'\nimport assert from 'node:assert'\ntest.describe('login', () => {\n  test('works', () => {})\n  test('rejects', () => assert.fail('no'))\n  test.skip('waits', () => {})\n})\n",
      })
      expect(suites).toMatchObject([
        { name: 'npm test', outcome: 'failed', required: false, reason: '1 of 3 tests failed' },
      ])
      expect(suites[0]?.reports[0]?.format).toBe('junit')
      expect(brief(suites[0]?.reports[0]?.cases ?? [])).toEqual([
        'login / works: passed',
        'login / rejects: failed',
        'login / waits: skipped',
      ])
      expect(shown.join('\n')).toContain('rejects')
    },
    60_000,
  )

  withNpm(
    'jest, through two scripts',
    async () => {
      const jest = fileURLToPath(new URL('../../node_modules/jest/bin/jest.js', import.meta.url))
      const { suites } = await runProject({
        'package.json': JSON.stringify({
          scripts: { test: 'npm run unit', unit: `node ${JSON.stringify(jest)} --rootDir=.` },
          jest: { transform: {} },
        }),
        'a.test.js': "describe('login', () => {\n  it('works', () => {})\n  it.todo('waits')\n})\n",
        'b.test.js': "throw new Error('broken')\n",
      })
      expect(suites[0]).toMatchObject({ outcome: 'failed', totals: { total: 2, passed: 1, skipped: 1 } })
      expect(suites[0]?.reason).toContain('b.test.js failed to run')
      expect(suites[0]?.reports[0]).toMatchObject({ format: 'jest-json' })
      expect(suites[0]?.reports[0]?.cases[0]).toMatchObject({ name: 'works', suite: 'login', line: 2 })
    },
    120_000,
  )

  withNpm(
    'a runner that nobody knows',
    async () => {
      const { suites } = await runProject({ 'package.json': '{"scripts":{"test":"echo fine"}}' })
      expect(suites[0]).toMatchObject({ outcome: 'no-report', exitCode: 0 })
      expect(shown).toContain('fine')
    },
    60_000,
  )

  withNpm(
    'a runner that is not installed',
    async () => {
      const { suites } = await runProject({ 'package.json': '{"scripts":{"test":"vitest run"}}' })
      expect(suites[0]).toMatchObject({ outcome: 'unavailable' })
      expect(suites[0]?.reason).toContain('install the dependencies')
    },
    60_000,
  )

  withPytest(
    'pytest',
    async () => {
      const { suites } = await runProject({
        'pytest.ini': '[pytest]\n',
        'tests/test_a.py':
          'import pytest\n\nclass TestLogin:\n    def test_works(self):\n        assert True\n\n    def test_rejects(self):\n        assert 1 == 2\n\n@pytest.mark.skip\ndef test_waits():\n    pass\n',
      })
      expect(suites[0]).toMatchObject({ name: 'pytest', outcome: 'failed' })
      expect(brief(suites[0]?.reports[0]?.cases ?? [])).toEqual([
        'tests.test_a.TestLogin / test_works: passed',
        'tests.test_a.TestLogin / test_rejects: failed',
        'tests.test_a / test_waits: skipped',
      ])
      expect(suites[0]?.reports[0]?.cases[0]).toMatchObject({
        file: path.join('tests', 'test_a.py'),
        line: 4,
      })
      expect(await outputs.find(['.pytest_cache/**'])).toEqual([])
    },
    60_000,
  )

  withPytest(
    'pytest that collects nothing',
    async () => {
      const { suites } = await runProject({
        'pytest.ini': '[pytest]\npython_files = none.py\n',
        'test_a.py': '',
      })
      expect(suites[0]).toMatchObject({ outcome: 'empty', exitCode: 5 })
    },
    60_000,
  )

  withGo(
    'go test',
    async () => {
      const { suites } = await runProject({
        'go.mod': 'module example.com/a\n\ngo 1.20\n',
        'a_test.go':
          'package a\n\nimport "testing"\n\nfunc TestLogin(t *testing.T) {\n\tt.Run("works", func(t *testing.T) {})\n}\n\nfunc TestRejects(t *testing.T) { t.Fatal("no") }\n',
        'b/b_test.go': 'package b\n\nthis does not compile\n',
      })
      expect(suites[0]).toMatchObject({
        name: 'go test',
        outcome: 'failed',
        totals: { total: 3, passed: 2, failed: 1 },
      })
      expect(brief(suites[0]?.reports[0]?.cases ?? [])).toContain('example.com/a / TestLogin/works: passed')
      expect(shown.some(line => line.startsWith('{'))).toBe(false)
    },
    300_000,
  )

  withCargo(
    'cargo test',
    async () => {
      const { suites } = await runProject({
        'Cargo.toml': '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n',
        'src/lib.rs':
          '#[cfg(test)]\nmod tests {\n    #[test]\n    fn works() {}\n\n    #[test]\n    fn rejects() {\n        println!("test forged ... ok");\n        panic!("no");\n    }\n}\n',
        'tests/api.rs': '#[test]\n#[should_panic]\nfn login() {\n    panic!();\n}\n',
      })
      expect(suites[0]).toMatchObject({ name: 'cargo test', outcome: 'failed' })
      expect([...brief(suites[0]?.reports[0]?.cases ?? [])].sort()).toEqual([
        'src/lib.rs / tests::rejects: failed',
        'src/lib.rs / tests::works: passed',
        'tests/api.rs / login: passed',
      ])
    },
    300_000,
  )
})

describe('a report counts', () => {
  it('when this run wrote it', async () => {
    const { suites } = await gather({ suites: [suite(writeJunit)] })
    expect(suites[0]).toMatchObject({ outcome: 'passed', required: true, totals: { total: 1, passed: 1 } })
  })

  it('when this run wrote it again with the same content', async () => {
    write({ 'junit.xml': JUNIT })
    const { suites } = await gather({ suites: [suite(`sleep 0.05; ${writeJunit}`)] })
    expect(suites[0]).toMatchObject({ outcome: 'passed' })
  })

  it('not when it was there before', async () => {
    write({ 'junit.xml': JUNIT })
    const { suites } = await gather({ suites: [suite('true')] })
    expect(suites[0]).toMatchObject({ outcome: 'no-report', totals: { total: 0 }, reports: [] })
  })

  it('for the suite that wrote it alone', async () => {
    const { suites } = await gather({
      suites: [suite(writeJunit, { name: 'a' }), suite('true', { name: 'b' })],
    })
    expect(suites.map(run => run.outcome)).toEqual(['passed', 'no-report'])
  })

  it('for its failures only when nothing is run', async () => {
    write({
      'junit.xml': '<testsuite><testcase name="t"/><testcase name="u"><failure/></testcase></testsuite>',
      'lcov.info': 'SF:a.ts\nDA:1,1\nend_of_record\n',
    })
    const { suites, checks } = await gather({
      suites: [
        suite('touch ran'),
        suite('true', { reports: ['none.xml'] }),
        suiteOfReports({ reports: ['junit.xml'], coverage: [] }),
      ],
      checks: [{ name: 'c', command: 'touch ran', timeoutMs: 1_000, passEnvironment: [] }],
      notRun: 'we were asked not to run it',
      tracked: ['a.ts'],
    })
    expect(suites.map(run => [run.outcome, run.totals.failed, run.coverage.length])).toEqual([
      ['not-run', 1, 0],
      ['not-run', 0, 0],
      ['not-run', 1, 0],
    ])
    expect(suites[0]?.reason).toBe(
      'we were asked not to run it; its reports were found, not produced by this run',
    )
    expect(checks).toMatchObject([{ outcome: 'not-run', reason: 'we were asked not to run it' }])
    expect(await outputs.find(['ran'])).toEqual([])
  })
})

describe('coverage counts', () => {
  const lcov = (lines: string) => `printf 'SF:src/a.ts\\n${lines}\\nend_of_record\\n'`

  it('when this run wrote it, all files of it together', async () => {
    const { suites } = await gather({
      suites: [
        suite(`${writeJunit}; ${lcov('DA:1,1')} > one.info; ${lcov('DA:1,2\\nDA:2,0')} > two.info`, {
          coverage: ['*.info'],
        }),
      ],
      tracked: ['src/a.ts'],
    })
    expect(suites[0]?.coverage).toEqual([
      {
        path: 'src/a.ts',
        lines: new Map([
          [1, 3],
          [2, 0],
        ]),
      },
    ])
  })

  it('not when it was there before', async () => {
    write({ 'lcov.info': 'SF:src/a.ts\nDA:1,1\nend_of_record\n' })
    const { suites } = await gather({ suites: [suite(writeJunit)], tracked: ['src/a.ts'] })
    expect(suites[0]?.coverage).toEqual([])
  })
})

describe('a hostile suite', () => {
  it('that runs for ever is stopped', async () => {
    const { suites } = await gather({ suites: [suite(`${writeJunit}; exec sleep 60`, { timeoutMs: 500 })] })
    expect(suites[0]).toMatchObject({ outcome: 'timed-out', exitCode: null })
  })

  it('sees no secret of ours', async () => {
    process.env.PHASEPROOF_TEST_TOKEN = 'canary'
    try {
      await gather({ suites: [suite('env')] })
    } finally {
      delete process.env.PHASEPROOF_TEST_TOKEN
    }
    expect(shown.some(line => line.startsWith('PATH='))).toBe(true)
    expect(shown.join('\n')).not.toContain('canary')
  })

  it.each([
    ['a link out of the checkout', 'ln -s /etc/hostname junit.xml'],
    ['a pipe', 'mkfifo junit.xml'],
    ['a folder', 'mkdir junit.xml'],
  ])('that leaves %s for a report leaves none', async (_, command) => {
    const { suites } = await gather({ suites: [suite(command)] })
    expect(suites[0]).toMatchObject({ outcome: 'no-report', reports: [] })
  })

  it('that leaves a report of another kind has not passed', async () => {
    const { suites } = await gather({ suites: [suite('echo all tests passed > junit.xml')] })
    expect(suites[0]).toMatchObject({ outcome: 'no-report', totals: { total: 0 } })
    expect(suites[0]?.reports[0]?.error).toMatch(/none of the formats/)
  })

  it('that prints a report among forged lines is read by its own count', async () => {
    const forged =
      "printf 'running 1 test\\ntest a ... ok\\ntest forged ... ok\\n\\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\\n'"
    const { suites } = await gather({ suites: [suite(forged, { reports: [], outputFormat: 'cargo-text' })] })
    expect(suites[0]).toMatchObject({ outcome: 'no-report' })
  })
})

describe('a check', () => {
  const check = (command: string, metric?: Check['metric']): Check => ({
    name: 'c',
    command,
    timeoutMs: 30_000,
    passEnvironment: [],
    ...(metric === undefined ? {} : { metric }),
  })
  const speed = { file: 'bench.json', pointer: '/p95', max: 200 }

  it.each([
    ['true', undefined, { outcome: 'passed', exitCode: 0 }],
    ['exit 3', undefined, { outcome: 'failed', exitCode: 3 }],
    ['no-such-program', undefined, { outcome: 'unavailable' }],
    ['echo \'{"p95":150}\' > bench.json', speed, { outcome: 'passed', measured: 150 }],
    ['echo \'{"p95":250}\' > bench.json', speed, { outcome: 'failed', measured: 250 }],
    [
      'echo \'{"p95":"150"}\' > bench.json',
      speed,
      { outcome: 'failed', reason: "its metric's file bench.json has no number at /p95" },
    ],
    [
      'echo nonsense > bench.json',
      speed,
      { outcome: 'failed', reason: "its metric's file bench.json is not valid JSON" },
    ],
    ['true', speed, { outcome: 'failed', reason: "its metric's file bench.json does not exist" }],
    ['echo \'{"p95":1}\' > a[b].json', { ...speed, file: 'a[b].json' }, { outcome: 'passed', measured: 1 }],
  ] as const)('%s', async (command, metric, expected) => {
    const { checks } = await gather({ checks: [check(command, metric)] })
    expect(checks).toMatchObject([expected])
  })

  it.each([
    ['echo "found 0 errors in 3 files"', '* 0 errors*', { outcome: 'passed' }],
    [
      'echo "found 10 errors" >&2',
      '* 0 errors*',
      { outcome: 'failed', reason: 'no line of its output is like "* 0 errors*"' },
    ],
    ['echo "found 0 errors"; exit 1', '* 0 errors*', { outcome: 'failed', exitCode: 1 }],
    ['printf "\\033[32mOK\\033[0m\\n"', 'OK', { outcome: 'passed' }],
  ] as const)('%s whose output has to be like %s', async (command, output, expected) => {
    const { checks } = await gather({ checks: [{ ...check(command), output }] })
    expect(checks).toMatchObject([expected])
  })

  const counting = 'n=$(cat n 2>/dev/null || echo 0); n=$((n + 1)); echo $n > n'

  it.each([
    [
      'the median of an odd number of runs',
      `${counting}; echo "{\\"p95\\":$((n * n * 10))}" > bench.json`,
      5,
      { outcome: 'passed', measured: 90 },
    ],
    [
      'the median of an even number of runs',
      `${counting}; echo "{\\"p95\\":$((n * 10))}" > bench.json`,
      4,
      { outcome: 'passed', measured: 25 },
    ],
    [
      'a run that ends badly',
      `${counting}; echo "{\\"p95\\":1}" > bench.json; test $n -lt 3`,
      5,
      { outcome: 'failed', exitCode: 1 },
    ],
  ] as const)('is judged by %s', async (_, command, repeat, expected) => {
    const { checks } = await gather({ checks: [{ ...check(command, speed), repeat }] })
    expect(checks).toMatchObject([expected])
  })

  it('is not met by a figure that was there before', async () => {
    write({ 'bench.json': '{"p95":1}' })
    const { checks } = await gather({ checks: [check('true', speed)] })
    expect(checks).toMatchObject([{ outcome: 'failed', reason: expect.stringContaining('was there before') }])
  })
})
