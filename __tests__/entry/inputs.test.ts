import { readInputs } from '../../src/entry/inputs.ts'

function read(given: Readonly<Record<string, string>>) {
  return readInputs(name => given[name] ?? '')
}

function value(given: Readonly<Record<string, string>>) {
  const inputs = read(given)
  if (!inputs.ok) throw new Error(JSON.stringify(inputs.problems))
  return inputs.value
}

function places(given: Readonly<Record<string, string>>): readonly string[] {
  const inputs = read(given)
  return inputs.ok ? [] : inputs.problems.map(problem => problem.place)
}

describe('inputs', () => {
  it('have their defaults', () => {
    expect(value({})).toEqual({
      plans: null,
      config: null,
      workingDirectory: '',
      suites: { commands: null, reports: [], coverage: [], timeoutMs: 1_800_000 },
      run: true,
      failOn: null,
      baseline: 'auto',
      writeBack: 'auto',
      reportFile: null,
      token: null,
    })
  })

  it.each<[string, string, object]>([
    ['plan', 'a.md\r\n\n  b/*.md  \n', { plans: ['a.md', 'b/*.md'] }],
    ['test-command', 'npm test\npytest -q', { run: true, suites: { commands: ['npm test', 'pytest -q'] } }],
    ['test-command', 'auto', { run: true, suites: { commands: null } }],
    ['test-command', 'none', { run: false, suites: { commands: null } }],
    ['test-reports', 'a.xml\nb.xml', { suites: { reports: ['a.xml', 'b.xml'] } }],
    ['coverage-reports', 'lcov.info', { suites: { coverage: ['lcov.info'] } }],
    ['timeout-minutes', '0.5', { suites: { timeoutMs: 30_000 } }],
    ['timeout-minutes', '7200', { suites: { timeoutMs: 432_000_000 } }],
    ['fail-on', 'tests, overclaim', { failOn: ['tests', 'overclaim'] }],
    ['fail-on', 'none', { failOn: [] }],
    ['baseline', ' ledger ', { baseline: 'ledger' }],
    ['write-back', 'none', { writeBack: 'none' }],
    ['working-directory', './packages//app/', { workingDirectory: 'packages/app' }],
    ['token', ' ghs_x ', { token: 'ghs_x' }],
    ['max-attempts', '2', {}],
    ['comment', 'false', {}],
  ])('%s: %j', (name, text, expected) => {
    expect(value({ [name]: text })).toMatchObject(expected)
  })

  const BAD: readonly (readonly [string, string])[] = [
    ['mode', 'nonsense'],
    ['mode', 'verify'],
    ['mode', 'publish'],
    ['mode', 'execute'],
    ['mode', 'AUDIT'],
    ['write-back', 'maybe'],
    ['write-back', 'pull-request'],
    ['fail-on', 'everything'],
    ['fail-on', 'none, tests'],
    ['fail-on', ','],
    ['baseline', 'yesterday'],
    ['timeout-minutes', 'soon'],
    ['timeout-minutes', '0'],
    ['timeout-minutes', '-1'],
    ['timeout-minutes', '7201'],
    ['timeout-minutes', 'Infinity'],
    ['timeout-minutes', 'NaN'],
    ['working-directory', '..'],
    ['working-directory', 'a/../../b'],
    ['working-directory', '/etc'],
    ['working-directory', 'C:\\'],
    ['comment', 'true'],
    ['check', 'true'],
    ['issue', 'yes'],
    ['builder', 'make'],
    ['max-attempts', '3'],
    ['items', 'A-1'],
    ['shard', '2/8'],
    ['reports', '*.json'],
  ]

  it.each(BAD)('%s: %s is one problem, which says what was expected', (name, text) => {
    const inputs = read({ [name]: text })
    if (inputs.ok) throw new Error('it was accepted')
    expect(inputs.problems).toMatchObject([{ severity: 'error', place: `input ${name}` }])
    expect(inputs.problems[0]?.remedy).toMatch(/\w{4}/)
  })

  it('are all refused at once', () => {
    const names = [...new Set(BAD.map(([name]) => name))]
    const all = Object.fromEntries(BAD.map(([name, text]) => [name, text]))
    expect([...places(all)].sort()).toEqual(names.map(name => `input ${name}`).sort())
  })
})
