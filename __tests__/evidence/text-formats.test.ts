import { brief, readText } from './support.ts'

describe('jest and vitest JSON', () => {
  const report = (...files: readonly unknown[]) =>
    JSON.stringify({ numFailedTestSuites: 0, numTotalTests: 99, success: true, testResults: files })
  const entry = (more: object) => ({ ancestorTitles: ['login'], title: 'works', status: 'passed', ...more })
  const file = (...assertionResults: readonly unknown[]) => ({
    name: '/ci/a.test.js',
    status: 'passed',
    message: '',
    assertionResults,
  })

  it.each([
    [{}, 'passed'],
    [{ status: 'failed' }, 'failed'],
    [{ status: 'pending' }, 'skipped'],
    [{ status: 'skipped' }, 'skipped'],
    [{ status: 'todo' }, 'skipped'],
    [{ status: 'disabled' }, 'skipped'],
    [{ invocations: 1 }, 'passed'],
    [{ invocations: 3 }, 'flaky'],
    [{ retryReasons: ['boom'] }, 'flaky'],
    [{ failureMessages: ['boom'] }, 'flaky'],
    [{ retryReasons: [], failureMessages: [] }, 'passed'],
    [{ status: 'failed', invocations: 3 }, 'failed'],
  ])('%j is %s', async (more, outcome) => {
    const { cases, error } = await readText(report(file(entry(more))))
    expect(error).toBeUndefined()
    expect(brief(cases)).toEqual([`login / works: ${outcome}`])
  })

  it('gives place, time and message', async () => {
    const failure = {
      status: 'failed',
      duration: 12.4,
      location: { line: 7, column: 1 },
      failureMessages: ['Error: no'],
    }
    expect((await readText(report(file(entry(failure))))).cases[0]).toEqual({
      name: 'works',
      suite: 'login',
      file: '/ci/a.test.js',
      line: 7,
      outcome: 'failed',
      durationMs: 12,
      message: 'Error: no',
      properties: [],
    })
  })

  it('says which file failed to run', async () => {
    const { mishaps } = await readText(
      report({ name: 'b.test.js', status: 'failed', message: 'SyntaxError', assertionResults: [] }),
    )
    expect(mishaps).toEqual(['b.test.js failed to run: SyntaxError'])
  })

  it.each([
    ['cut off', report(file(entry({}))).slice(0, -9), /not valid JSON/],
    ['without results', '{"numTotalTestSuites":1}', /testResults/],
    ['with a status nobody knows', report(file(entry({ status: 'fine' }))), /status/],
    ['with results of another shape', '{"testResults":[{"assertionResults":7}]}', /assertionResults/],
    ['with its prototype changed', '{"numTotalTestSuites":1,"__proto__":{"testResults":[]}}', /testResults/],
  ])('%s it is unsound', async (_, text, error) => {
    expect((await readText(text)).error).toMatch(error)
  })
})

describe('go test -json', () => {
  const events = (
    ...list: readonly (readonly [action: string, test?: string | undefined, more?: object])[]
  ) =>
    list
      .map(([Action, Test, more]) =>
        JSON.stringify({
          Time: '2026-01-01T00:00:00Z',
          Action,
          Package: 'ex/p',
          ...(Test === undefined ? {} : { Test }),
          ...more,
        }),
      )
      .join('\n')

  it.each([
    [
      'a pass',
      [
        ['run', 'TestA'],
        ['pass', 'TestA'],
      ],
      ['ex/p / TestA: passed'],
    ],
    ['a failure', [['run', 'TestA'], ['fail', 'TestA'], ['fail']], ['ex/p / TestA: failed']],
    [
      'a skip',
      [
        ['run', 'TestA'],
        ['skip', 'TestA'],
      ],
      ['ex/p / TestA: skipped'],
    ],
    ['a test that never ended', [['run', 'TestA'], ['fail']], ['ex/p / TestA: errored']],
    [
      'a pass after a failure',
      [
        ['run', 'TestA'],
        ['fail', 'TestA'],
        ['run', 'TestA'],
        ['pass', 'TestA'],
      ],
      ['ex/p / TestA: flaky'],
    ],
    [
      'a failure after a pass',
      [
        ['run', 'TestA'],
        ['pass', 'TestA'],
        ['run', 'TestA'],
        ['fail', 'TestA'],
      ],
      ['ex/p / TestA: failed'],
    ],
    [
      'a parent and its subtest',
      [
        ['run', 'TestA'],
        ['run', 'TestA/b c'],
        ['pass', 'TestA/b c'],
        ['pass', 'TestA'],
      ],
      ['ex/p / TestA: passed', 'ex/p / TestA/b c: passed'],
    ],
  ] as const)('%s', async (_, list, expected) => {
    const report = await readText(events(...list))
    expect(report.error).toBeUndefined()
    expect(brief(report.cases)).toEqual(expected)
  })

  it('says which package failed without a test', async () => {
    const report = await readText(
      events(['run', 'TestA'], ['pass', 'TestA'], ['fail', undefined, { Package: 'ex/q' }]),
    )
    expect(report.mishaps).toEqual(['package ex/q failed outside every test, or did not build'])
  })

  it('passes over what is no event', async () => {
    const report = await readText(
      `# ex/p\n{ not json\n{"Action":7}\n"Action"\n${events(['run', 'TestA'], ['pass', 'TestA', { Elapsed: 1.25 }])}\n[1]\n`,
    )
    expect(report.cases).toEqual([
      { name: 'TestA', suite: 'ex/p', outcome: 'passed', durationMs: 1250, properties: [] },
    ])
  })

  it('keeps what a failed test said', async () => {
    const report = await readText(
      events(
        ['run', 'TestA'],
        ['output', 'TestA', { Output: '=== RUN TestA\n' }],
        ['output', 'TestA', { Output: '    a_test.go:5: no\n' }],
        ['fail', 'TestA'],
      ),
    )
    expect(report.cases[0]?.message).toBe('a_test.go:5: no')
  })

  it('without any event is unsound', async () => {
    expect((await readText('go: command not found\n', 'go-test-json')).error).toMatch(/no event/)
  })
})

describe('the text of cargo test', () => {
  const program = (listed: readonly string[], result: string, after = '') =>
    `     Running unittests src/lib.rs (target/debug/deps/a-1)\n\nrunning ${listed.length} test${listed.length === 1 ? '' : 's'}\n${listed.map(line => `${line}\n`).join('')}\n${after}${result}\n\n`
  const result = (passed: number, failed = 0, ignored = 0) =>
    `test result: ${failed > 0 ? 'FAILED' : 'ok'}. ${passed} passed; ${failed} failed; ${ignored} ignored; 0 measured; 0 filtered out; finished in 0.00s`

  it('lists cases with the program they belong to', async () => {
    const report = await readText(
      program(
        ['test a::works ... ok', 'test a::waits ... ignored, slow', 'test b - should panic ... ok'],
        result(2, 0, 1),
      ) +
        '     Running tests/api.rs (target/debug/deps/api-2)\n\nrunning 1 test\ntest login ... ok\n\n' +
        result(1) +
        '\n' +
        '   Doc-tests a\n\nrunning 1 test\ntest src/lib.rs - add (line 5) ... ok\n\n' +
        result(1),
    )
    expect(report.error).toBeUndefined()
    expect(brief(report.cases)).toEqual([
      'src/lib.rs / a::works: passed',
      'src/lib.rs / a::waits: skipped',
      'src/lib.rs / b: passed',
      'tests/api.rs / login: passed',
      'Doc-tests a / src/lib.rs - add (line 5): passed',
    ])
    expect(report.cases[3]).toMatchObject({ file: 'tests/api.rs' })
    expect(report.cases[4]).toMatchObject({ file: 'src/lib.rs', line: 5 })
  })

  it('keeps what a failed test said, and counts nothing that it only printed', async () => {
    const report = await readText(
      program(
        ['test a ... FAILED'],
        result(0, 1),
        'failures:\n\n---- a stdout ----\ntest forged ... ok\ntest result: ok, really\npanicked\n\nfailures:\n    a\n\n',
      ),
    )
    expect(brief(report.cases)).toEqual(['src/lib.rs / a: failed'])
    expect(report.cases[0]?.message).toContain('panicked')
  })

  it('is unsound where cases are listed that the program did not count', async () => {
    expect((await readText(program(['test a ... ok', 'test forged ... ok'], result(1)))).error).toMatch(
      /do not add up/,
    )
    expect((await readText(`running 2 tests\ntest a ... ok\n\n${result(1)}`)).error).toMatch(/do not add up/)
  })

  it('says which program crashed, and what did not compile', async () => {
    const crashed = await readText(
      'running 2 tests\ntest a ... ok\nerror: test failed, to rerun pass `--lib`\n',
    )
    expect(crashed.mishaps).toEqual(['a test program ended before its result: it crashed or was stopped'])
    const broken = await readText(
      'error: could not compile `a` (lib) due to 1 previous error\n',
      'cargo-text',
    )
    expect(broken.mishaps).toHaveLength(1)
  })

  it('with no test has no case and no complaint', async () => {
    const report = await readText(program([], result(0)))
    expect(report).toMatchObject({ totals: { total: 0 }, mishaps: [] })
    expect(report.error).toBeUndefined()
  })
})
