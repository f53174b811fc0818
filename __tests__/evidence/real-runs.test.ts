import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { suitesFromInput } from '../../src/evidence/detect/suites.ts'
import { gatherEvidence } from '../../src/evidence/run.ts'
import type { SuiteRun } from '../../src/model/evidence.ts'
import { type CommandOutputs, commandOutputs } from '../../src/ports/outputs.ts'
import { shellProcesses } from '../../src/ports/processes.ts'
import { snapshotOf } from './support.ts'

/**
 * Real runners, each in a project of a few lines: what passes, fails, is skipped, is not there, crashes or
 * hangs. PHASEPROOF_TEST_MODULES may name a folder with `node_modules` of runners that we do not depend on.
 */

type Files = Readonly<Record<string, string>>

interface Runner {
  readonly name: string
  readonly present: boolean
  readonly command: string
  /** Files that every project of it has. */
  readonly base: Files
  readonly passing: Files
  readonly failing: Files
  readonly skipped: Files
  readonly nothing: Files
  readonly crashing: Files
  /** Starts `sh hang.sh`, which leaves a grandchild, and waits for it. */
  readonly hanging: Files
  /** Time in which it has surely begun to hang, in seconds. */
  readonly patience: number
  /** What a run without a test comes to; the runners disagree on whether that is an error. */
  readonly empty: readonly SuiteRun['outcome'][]
}

const homes = [process.cwd(), process.env.PHASEPROOF_TEST_MODULES ?? process.cwd()]
/** A file of a package, wherever it is installed; packages do not export their commands. */
const script = (file: string) =>
  homes.map(home => path.join(home, 'node_modules', file)).find(existsSync) ?? null
const has = (program: string, ...args: readonly string[]) =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0

const jest = script('jest/bin/jest.js')
const mocha = script('mocha/bin/mocha.js')
const vitest = script('vitest/vitest.mjs')
const HANG = 'setsid sleep 300 & echo $! > grandchild; wait'
const jsHang = "require('node:child_process').execSync('sh hang.sh')"
/** The four that share one way to write tests. */
const javascript = (head: string, file: string) => ({
  passing: { [file]: `${head}test('works', () => {})\n` },
  failing: { [file]: `${head}test('works', () => {})\ntest('rejects', () => { throw new Error('no') })\n` },
  skipped: { [file]: `${head}test.skip('waits', () => {})\n` },
  crashing: {
    [file]: `${head}test('works', () => {})\ntest('dies', () => { process.kill(process.pid, 'SIGKILL') })\n`,
  },
  hanging: { [file]: `${head}test('hangs', () => { ${jsHang} })\n` },
})
const gtest = '#include <gtest/gtest.h>\n'

const RUNNERS: readonly Runner[] = [
  {
    name: 'jest',
    present: jest !== null,
    command: `node ${jest} --rootDir=. --runInBand`,
    base: { 'package.json': '{"jest":{"transform":{}}}' },
    ...javascript('', 'a.test.js'),
    nothing: { 'a.js': '' },
    patience: 6,
    empty: ['failed'],
  },
  {
    name: 'node --test',
    present: true,
    command: 'node --test',
    base: {},
    ...javascript("const test = require('node:test')\n", 'a.test.js'),
    nothing: { 'a.js': '' },
    patience: 4,
    empty: ['empty'],
  },
  {
    name: 'mocha',
    present: mocha !== null,
    command: `node ${mocha} --ui qunit a.test.js`,
    base: {},
    ...javascript('', 'a.test.js'),
    skipped: { 'a.test.js': 'test.skip("waits", () => {})\n' },
    nothing: { 'a.test.js': '' },
    patience: 4,
    empty: ['empty'],
  },
  {
    name: 'vitest',
    present: vitest !== null,
    command: `node ${vitest} run --globals`,
    base: { 'package.json': '{}' },
    ...javascript('', 'a.test.cjs'),
    crashing: { 'a.test.cjs': "test('dies', () => { process.kill(process.ppid, 'SIGKILL') })\n" },
    nothing: { 'a.js': '' },
    patience: 8,
    empty: ['empty', 'failed'],
  },
  {
    name: 'pytest',
    present: has('python3', '-m', 'pytest', '--version'),
    command: 'python3 -m pytest',
    base: { 'pytest.ini': '[pytest]\n' },
    passing: { 'test_a.py': 'def test_works():\n    pass\n' },
    failing: { 'test_a.py': 'def test_rejects():\n    assert 1 == 2\n' },
    skipped: { 'test_a.py': 'import pytest\n@pytest.mark.skip\ndef test_waits():\n    pass\n' },
    nothing: { 'test_a.py': '' },
    crashing: {
      'test_a.py': 'import os\ndef test_works():\n    pass\ndef test_dies():\n    os.kill(os.getpid(), 9)\n',
    },
    hanging: { 'test_a.py': 'import os\ndef test_hangs():\n    os.system("sh hang.sh")\n' },
    patience: 5,
    empty: ['empty'],
  },
  {
    name: 'unittest',
    present: has('python3', '--version'),
    command: 'python3 -m unittest',
    base: {},
    passing: { 'test_a.py': unittest('test_works', 'print("forged ... ok")') },
    failing: { 'test_a.py': unittest('test_rejects', 'self.fail("no")') },
    skipped: { 'test_a.py': unittest('test_waits', 'self.skipTest("later")') },
    nothing: { 'test_a.py': 'import unittest\n' },
    crashing: { 'test_a.py': unittest('test_dies', 'import os; os.kill(os.getpid(), 9)') },
    hanging: { 'test_a.py': unittest('test_hangs', 'import os; os.system("sh hang.sh")') },
    patience: 4,
    empty: ['empty', 'failed'],
  },
  {
    name: 'go test',
    present: has('go', 'version'),
    command: 'go test ./...',
    base: { 'go.mod': 'module example.com/a\n\ngo 1.20\n', 'a.go': 'package a\n' },
    passing: { 'a_test.go': go('TestWorks', '') },
    failing: { 'a_test.go': go('TestRejects', 't.Fatal("no")') },
    skipped: { 'a_test.go': go('TestWaits', 't.Skip("later")') },
    nothing: { 'a_test.go': 'package a\n' },
    crashing: {
      'a_test.go': go(
        'TestDies',
        'exec.Command("kill", "-9", fmt.Sprint(os.Getpid())).Run()',
        'fmt',
        'os',
        'os/exec',
      ),
    },
    hanging: { 'a_test.go': go('TestHangs', 'exec.Command("sh", "hang.sh").Run()', 'os/exec') },
    patience: 25,
    empty: ['empty'],
  },
  {
    name: 'cargo test',
    present: has('cargo', '--version'),
    command: 'cargo test --lib',
    base: { 'Cargo.toml': '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n' },
    passing: { 'src/lib.rs': '#[test]\nfn works() {}\n' },
    failing: { 'src/lib.rs': '#[test]\nfn rejects() {\n    panic!("no");\n}\n' },
    skipped: { 'src/lib.rs': '#[test]\n#[ignore]\nfn waits() {}\n' },
    nothing: { 'src/lib.rs': '' },
    crashing: { 'src/lib.rs': '#[test]\nfn dies() {\n    std::process::abort();\n}\n' },
    hanging: {
      'src/lib.rs':
        '#[test]\nfn hangs() {\n    std::process::Command::new("sh").arg("hang.sh").status().unwrap();\n}\n',
    },
    patience: 15,
    empty: ['empty'],
  },
  {
    name: 'ctest with GoogleTest',
    present: has('ctest', '--version') && existsSync('/usr/include/gtest/gtest.h'),
    command: 'cmake -S . -B b && cmake --build b && ctest --test-dir b',
    base: {
      'CMakeLists.txt': `cmake_minimum_required(VERSION 3.21)\nproject(a CXX)\nenable_testing()\nfind_package(GTest REQUIRED)\nadd_executable(t t.cpp)\ntarget_link_libraries(t GTest::gtest_main)\ninclude(GoogleTest)\ngtest_discover_tests(t WORKING_DIRECTORY \${CMAKE_SOURCE_DIR})\n`,
    },
    passing: { 't.cpp': `${gtest}TEST(Login, Works) {}\n` },
    failing: { 't.cpp': `${gtest}TEST(Login, Rejects) { FAIL(); }\n` },
    skipped: { 't.cpp': `${gtest}TEST(Login, Waits) { GTEST_SKIP(); }\n` },
    nothing: { 't.cpp': gtest },
    crashing: { 't.cpp': `${gtest}TEST(Login, Dies) { abort(); }\n` },
    hanging: { 't.cpp': `${gtest}TEST(Login, Hangs) { system("sh hang.sh"); }\n` },
    patience: 30,
    empty: ['empty', 'failed'],
  },
]

function unittest(name: string, body: string): string {
  return `import unittest\n\nclass Login(unittest.TestCase):\n    def ${name}(self):\n        ${body}\n`
}

function go(name: string, body: string, ...imports: readonly string[]): string {
  const all = ['testing', ...imports].map(each => `import "${each}"\n`).join('')
  return `package a\n\n${all}\nfunc ${name}(t *testing.T) {\n\t${body}\n}\n`
}

/** Maven fetches its plugins; where it cannot, and where it has not, its tests would only wait. */
const mavenReady =
  has('mvn', '--version') && existsSync(path.join(homedir(), '.m2/repository/org/apache/maven/surefire'))
const junit4 = (body: string) => ({
  'src/test/java/a/LoginTest.java': `package a;\nimport org.junit.*;\npublic class LoginTest {${body}}\n`,
})
const MAVEN: Runner = {
  name: 'Maven Surefire',
  present: mavenReady,
  command: 'mvn -B -o test',
  base: {
    'pom.xml':
      '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>a</artifactId><version>1</version><properties><maven.compiler.source>11</maven.compiler.source><maven.compiler.target>11</maven.compiler.target><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties><dependencies><dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.13.2</version><scope>test</scope></dependency></dependencies></project>',
  },
  passing: junit4('@Test public void works() {}'),
  failing: junit4('@Test public void rejects() { Assert.fail("no"); }'),
  skipped: junit4('@Ignore @Test public void waits() {}'),
  nothing: { 'src/main/java/a/A.java': 'package a;\nclass A {}\n' },
  crashing: junit4('@Test public void dies() { Runtime.getRuntime().halt(3); }'),
  hanging: junit4(
    '@Test public void hangs() throws Exception { new ProcessBuilder("sh", "hang.sh").start().waitFor(); }',
  ),
  patience: 25,
  empty: ['no-report'],
}

let root: string
let outputs: CommandOutputs
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'real-')))
  outputs = commandOutputs(root, tmpdir())
})
afterEach(async () => {
  await outputs.dispose()
  rmSync(root, { recursive: true, force: true })
})

async function run(runner: Runner, files: Files, timeoutMs = 300_000): Promise<SuiteRun> {
  const all = { ...runner.base, ...files, 'hang.sh': HANG }
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  const options = { reportsFolder: await outputs.temporaryFolder('reports'), timeoutMs }
  const globs = { reports: [], coverage: [] }
  const suites = await suitesFromInput([runner.command], globs, snapshotOf(all), options)
  const { suites: runs } = await gatherEvidence(
    { suites, checks: [], notRun: null, root, tracked: [] },
    {
      processes: shellProcesses(root),
      outputs,
      progress: { stage: () => undefined, output: () => undefined, note: () => undefined },
      environment: process.env,
    },
  )
  const [first] = runs
  if (first === undefined) throw new Error('the suite did not run')
  return first
}

/** Killed and not yet collected by its parent is dead, too. */
function isAlive(id: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(id)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z')
}

describe.each([...RUNNERS, MAVEN])('$name', runner => {
  const real = (what: string, test: () => Promise<void>) =>
    runner.present ? it(what, test, 300_000) : it.skip(`${what} (${runner.name} is not installed)`, test)

  real('passes when its test does', async () => {
    const found = await run(runner, runner.passing)
    expect(found).toMatchObject({ outcome: 'passed', exitCode: 0, totals: { total: 1, passed: 1 } })
  })

  real('fails with its test, and says so twice', async () => {
    const found = await run(runner, runner.failing)
    expect(found.outcome).toBe('failed')
    expect(found.exitCode).not.toBe(0)
    expect(found.totals.failed + found.totals.errored).toBe(1)
  })

  real('has shown nothing when all is skipped', async () => {
    const found = await run(runner, runner.skipped)
    expect(found).toMatchObject({ outcome: 'empty', totals: { passed: 0 } })
  })

  real('has shown nothing without a test', async () => {
    const found = await run(runner, runner.nothing)
    expect(runner.empty).toContain(found.outcome)
    expect(found.totals.passed).toBe(0)
  })

  real('has not passed when it crashes', async () => {
    const found = await run(runner, runner.crashing)
    expect(['failed', 'contradictory']).toContain(found.outcome)
  })

  real('is stopped to the last grandchild when it hangs', async () => {
    const found = await run(runner, runner.hanging, runner.patience * 1_000)
    expect(found.outcome).toBe('timed-out')
    const grandchild = Number(readFileSync(path.join(root, 'grandchild'), 'utf8'))
    expect(grandchild).toBeGreaterThan(1)
    expect(isAlive(grandchild)).toBe(false)
  })
})
