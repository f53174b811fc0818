import { judgeCheck } from '../../src/evidence/checks.ts'
import type { ReadReport } from '../../src/evidence/formats/read.ts'
import { atPointer } from '../../src/evidence/json-pointer.ts'
import { judgeSuite } from '../../src/evidence/suite-outcome.ts'
import type { TestOutcome } from '../../src/model/evidence.ts'
import type { CommandResult } from '../../src/model/world.ts'

const suite = { command: 'npm test', timeoutMs: 60_000, reports: ['junit.xml'] }
const exited = (exitCode: number, tail = ''): CommandResult => ({
  kind: 'exited',
  exitCode,
  durationMs: 1,
  tail,
  truncated: false,
})
const ended = (kind: CommandResult['kind'], tail = ''): CommandResult => ({
  kind,
  exitCode: null,
  durationMs: 1,
  tail,
  truncated: false,
})

function report(counts: Partial<Record<TestOutcome, number>>, more: Partial<ReadReport> = {}): ReadReport {
  const all = { passed: 0, failed: 0, errored: 0, skipped: 0, flaky: 0, ...counts }
  const total = Object.values(all).reduce((sum, count) => sum + count, 0)
  return { path: 'junit.xml', format: 'junit', totals: { total, ...all }, cases: [], mishaps: [], ...more }
}

describe('the outcome of a suite', () => {
  it.each([
    ['tests passed', exited(0), [report({ passed: 3 })], 'passed', undefined],
    ['some were skipped', exited(0), [report({ passed: 3, skipped: 1 })], 'passed', undefined],
    ['a test failed', exited(1), [report({ passed: 3, failed: 1 })], 'failed', '1 of 4 tests failed'],
    ['a test ended in an error', exited(1), [report({ errored: 1 })], 'failed', '1 of 1 test failed'],
    [
      'a test failed, but the command says all is well',
      exited(0),
      [report({ failed: 1 })],
      'contradictory',
      'exit code 0',
    ],
    [
      'no test failed, but the command says so',
      exited(1),
      [report({ passed: 3 })],
      'contradictory',
      'exit code 1',
    ],
    [
      'no test failed, but the command was killed',
      ended('signalled', 'Killed'),
      [report({ passed: 3 })],
      'contradictory',
      'signal',
    ],
    [
      'something failed outside every test',
      exited(1),
      [report({ passed: 3 }, { mishaps: ['b did not build'] })],
      'failed',
      'b did not build',
    ],
    [
      'something failed outside, in silence',
      exited(0),
      [report({ passed: 3 }, { mishaps: ['set-up threw'] })],
      'contradictory',
      'set-up threw',
    ],
    ['no test ran', exited(0), [report({})], 'empty', 'ran no test'],
    ['pytest collected nothing', exited(5), [report({})], 'empty', 'ran no test'],
    ['nothing ran because it did not build', exited(2), [report({})], 'failed', 'before any test'],
    ['all were skipped', exited(0), [report({ skipped: 4 })], 'empty', 'all of its 4 tests were skipped'],
    ['it left no report', exited(0), [], 'no-report', 'junit.xml'],
    ['it failed and left no report', exited(1), [], 'failed', 'exit code 1'],
    [
      'its report is unsound',
      exited(0),
      [report({ passed: 2 }, { error: 'it is cut off' })],
      'no-report',
      'it is cut off',
    ],
    [
      'one of two reports is unsound',
      exited(0),
      [report({ passed: 2 }), report({}, { error: 'it is empty' })],
      'no-report',
      'it is empty',
    ],
    [
      'an unsound report has a failure',
      exited(1),
      [report({ failed: 1 }, { error: 'it is cut off' })],
      'failed',
      '1 of 1',
    ],
    ['its time was up', ended('timed-out'), [report({ passed: 2 })], 'timed-out', 'after 1 minute'],
    ['it never started', ended('not-started', 'spawn E2BIG'), [], 'unavailable', 'E2BIG'],
    [
      'the shell does not know it',
      exited(127, 'sh: 1: vitest: not found\n'),
      [],
      'unavailable',
      'vitest is not installed; install the dependencies',
    ],
    [
      'npm says so',
      exited(127, '> a@1 test\n> jest\n\nsh: jest: command not found\n'),
      [],
      'unavailable',
      'jest is not installed',
    ],
    [
      'cmd does not know it',
      exited(1, "'vitest' is not recognized as an internal or external command,\n"),
      [],
      'unavailable',
      'vitest is not installed',
    ],
    [
      'Python has no pytest',
      exited(1, '/usr/bin/python3: No module named pytest\n'),
      [],
      'unavailable',
      'pytest is not installed',
    ],
    [
      'Node misses a package',
      exited(
        1,
        "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'tsx' imported from /x\n    at x\n\nNode.js v20.20.2\n",
      ),
      [],
      'unavailable',
      'tsx is not installed',
    ],
    [
      'Node misses a file of its own',
      exited(1, "Error: Cannot find module './a.js'\n"),
      [],
      'failed',
      'exit code 1',
    ],
    [
      'a test says that something is not found',
      exited(1, 'AssertionError: sh: page: not found\npage: not found\n'),
      [],
      'failed',
      'exit code 1',
    ],
    [
      'a test says that a module is not found',
      exited(1, "Error: Cannot find module 'x'\n  1 failing\n"),
      [],
      'failed',
      'exit code 1',
    ],
    [
      'it must not be executed',
      exited(126, 'sh: 1: ./t.sh: Permission denied\n'),
      [],
      'unavailable',
      'permissions',
    ],
    ['127 after tests that ran', exited(127), [report({ passed: 1 })], 'contradictory', 'exit code 127'],
    ['a retry passed', exited(0), [report({ flaky: 1 })], 'passed', undefined],
  ] as const)('%s', (_, result, reports, outcome, reason) => {
    const judged = judgeSuite(suite, result, reports)
    expect(judged.outcome).toBe(outcome)
    if (reason === undefined) expect(judged.reason).toBeUndefined()
    else expect(judged.reason).toContain(reason)
  })
})

describe('the outcome of a check', () => {
  const check = {
    name: 'speed',
    command: 'bench',
    timeoutMs: 2_000,
    passEnvironment: [],
    metric: { file: 'b.json', pointer: '/p95', min: 10, max: 200 },
  }
  const measured = (value: number) => ({ kind: 'measured', value }) as const

  it.each([
    ['within its limits', exited(0), measured(200), 'passed', undefined],
    ['too much', exited(0), measured(200.5), 'failed', '/p95 is 200.5, more than the allowed 200'],
    ['too little', exited(0), measured(9), 'failed', '/p95 is 9, less than the required 10'],
    ['well measured, badly ended', exited(1), measured(100), 'failed', 'exit code 1'],
    ['not measured', exited(0), { kind: 'unreadable', reason: 'no file' }, 'failed', 'no file'],
    ['too slow', ended('timed-out'), null, 'timed-out', '2 seconds'],
    ['not installed', exited(127, 'sh: bench: not found'), null, 'unavailable', 'bench is not installed'],
    ['killed', ended('signalled'), null, 'failed', 'signal'],
  ] as const)('%s', (_, result, metric, outcome, reason) => {
    const judged = judgeCheck(check, result, metric)
    expect(judged.outcome).toBe(outcome)
    if (reason !== undefined) expect(judged.reason).toContain(reason)
  })
})

// The document and the pointers of RFC 6901, section 5, and what it forbids.
it.each([
  ['', undefined],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/m~0n', 8],
  ['/ ', 7],
  ['/foo/01', undefined],
  ['/foo/-', undefined],
  ['/foo/2', undefined],
  ['/nothing/deeper', undefined],
  ['/__proto__', undefined],
  ['/foo/length', undefined],
  ['foo', undefined],
])('the pointer "%s" is %p', (pointer, expected) => {
  const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, ' ': 7, 'm~n': 8 }
  expect(atPointer(document, pointer)).toEqual(pointer === '' ? document : expected)
})
