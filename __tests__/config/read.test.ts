import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import { readConfig } from '../../src/config/read.ts'
import { describeProblem } from '../../src/model/problem.ts'

const PLACE = '.github/phaseproof.yml'

const read = (text: string) => readConfig(PLACE, new TextEncoder().encode(text))

function problemsOf(text: string): readonly string[] {
  const result = read(text)
  return result.ok ? [] : result.problems.map(describeProblem)
}

function configOf(text: string) {
  const result = read(text)
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'))
  return result.value
}

describe('a right configuration', () => {
  it('has its defaults without a file', () => {
    expect(readConfig(PLACE, null)).toEqual({ ok: true, value: DEFAULT_CONFIG })
  })

  it.each([
    ['an empty file', ''],
    ['comments alone', '# nothing yet\n'],
    ['an empty mapping', '{}\n'],
    ['a byte order mark', '\ufeff{}\n'],
    ['an empty document', '---\n'],
  ])('has its defaults with %s', (_, text) => {
    expect(read(text)).toEqual({ ok: true, value: { ...DEFAULT_CONFIG, path: PLACE } })
  })

  it('reads every key', () => {
    const text = `
plans: [phases/current/*.md, ./docs//plan.md]
suites:
  unit: { run: npm test, reports: junit.xml, coverage: [coverage/lcov.info], timeout: 10m, env: DATABASE_URL }
  slow:
    run: |
      npm run build
      npm run slow
    timeout: 1h
checks:
  login-speed:
    run: node bench/login.mjs
    metric: { file: bench.json, pointer: /p95_ms, min: 0.5, max: 200 }
    timeout: 90s
items:
  AUTH-3: { test: "login rejects*", path: src/auth/login.ts, symbol: AuthService.login, check: login-speed }
  1.10: { test: [a, b] }
signoffs:
  OPS-1: { by: "@org/operations", on: 2026-10-01, until: 2027-01-01, note: "runbook rehearsed" }
living-docs: guides/**/*.md
research: []
policy: { fail-on: [tests, failing, tests], tick-at: failed-before, untick: never }
`
    const binding = { test: [], path: [], symbol: [], check: [] }
    expect(configOf(text)).toEqual({
      path: PLACE,
      plans: ['phases/current/*.md', 'docs/plan.md'],
      suites: [
        {
          name: 'unit',
          run: 'npm test',
          reports: ['junit.xml'],
          coverage: ['coverage/lcov.info'],
          timeoutMs: 600_000,
          env: ['DATABASE_URL'],
        },
        {
          name: 'slow',
          run: 'npm run build\nnpm run slow',
          reports: [],
          coverage: [],
          timeoutMs: 3_600_000,
          env: [],
        },
      ],
      checks: [
        {
          name: 'login-speed',
          run: 'node bench/login.mjs',
          metric: { file: 'bench.json', pointer: '/p95_ms', min: 0.5, max: 200 },
          timeoutMs: 90_000,
          env: [],
        },
      ],
      items: {
        'AUTH-3': {
          test: ['login rejects*'],
          path: ['src/auth/login.ts'],
          symbol: ['AuthService.login'],
          check: ['login-speed'],
        },
        '1.10': { ...binding, test: ['a', 'b'] },
      },
      signOffs: {
        'OPS-1': {
          by: '@org/operations',
          on: '2026-10-01',
          until: '2027-01-01',
          note: 'runbook rehearsed',
          place: PLACE,
        },
      },
      livingDocs: ['guides/**/*.md'],
      research: [],
      policy: { failOn: ['tests', 'failing'], tickAt: 'failed-before', untick: 'never' },
    })
  })

  it('reads no suites from an empty mapping, and leaves them to be detected without the key', () => {
    expect(configOf('suites: {}').suites).toEqual([])
    expect(configOf('plans: a.md').suites).toBeNull()
  })

  it.each([['fail-on: none'], ['fail-on: [none]'], ['fail-on: []']])(
    'lets nothing fail with policy %s',
    policy => {
      expect(configOf(`policy: { ${policy} }`).policy.failOn).toEqual([])
    },
  )

  it('has no inherited items', () => {
    const { items, signOffs } = configOf('items: { __proto__: { path: a.ts } }')
    expect(Object.keys(items)).toEqual(['__proto__'])
    expect('constructor' in items || 'constructor' in signOffs || 'constructor' in DEFAULT_CONFIG.items).toBe(
      false,
    )
  })
})

describe('a wrong configuration', () => {
  it('reports every problem at once, each with its line', () => {
    const text = `plan: [a.md]
suites:
  unit: { runs: npm test, timeout: 10 }
checks:
  speed: { run: 5, metric: { file: ../x.json, pointer: p95 } }
items:
  A-1: { check: sped }
signoffs:
  O-1: { by: Ops, on: 2026-02-30 }
policy: { tick-at: implemented }
`
    expect(problemsOf(text)).toEqual([
      `${PLACE}:1: The key "plan" is not known. Did you mean "plans"? Expected one of: plans, suites, checks, items, signoffs, living-docs, research, policy.`,
      `${PLACE}:3: The key of suites.unit: "runs" is not known. Did you mean "run"? Expected one of: run, reports, coverage, timeout, env.`,
      `${PLACE}:3: suites.unit has no "run". Add "run: …" to it.`,
      `${PLACE}:3: suites.unit.timeout is the number "10". Expected a whole number with its unit, at most a day: 90s, 10m or 1h.`,
      `${PLACE}:5: checks.speed.run is the number "5". Expected a command for the shell, such as npm test.`,
      `${PLACE}:5: checks.speed.metric is a mapping. Add "min: …", "max: …" or both: a metric without a limit proves nothing.`,
      `${PLACE}:5: checks.speed.metric.file is "../x.json". Expected a path inside the project, relative to its root, with "/".`,
      `${PLACE}:5: checks.speed.metric.pointer is "p95". Expected a JSON Pointer that begins with "/", such as /p95_ms.`,
      `${PLACE}:7: items.A-1.check is "sped". Did you mean "speed"? Expected the name of an entry under "checks".`,
      `${PLACE}:9: signoffs.O-1.on is "2026-02-30". Expected a day as YYYY-MM-DD, such as 2026-10-01.`,
      `${PLACE}:10: policy.tick-at is "implemented". A tick needs observed behaviour, so it can be moved upwards only: expected verified or failed-before.`,
    ])
  })

  it.each([
    ['a list', '- a', 'is a list'],
    ['text', 'hello', 'is "hello"'],
    ['a tab', 'plans:\n\t- a', 'Tabs are not allowed'],
    ['a reserved character', 'signoffs: { A: { by: @org } }', 'Put the value in quotes'],
    ['two documents', 'plans: a.md\n---\nplans: b.md\n', 'A second YAML document'],
    ['a duplicate key', 'plans: a.md\nplans: b.md\n', ':2: The key "plans" is already on line 1'],
    ['an anchor that is used', 'plans: &a [a.md]\nresearch: *a\n', 'aliases are not read'],
    ['a key that is no text', '{ [a]: b }', 'A key is not plain text'],
    ['a tag', 'plans: !secret a.md', 'Unresolved tag'],
    ['an empty section', 'suites:\n', 'suites is empty. Expected a mapping'],
    ['an empty list of plans', 'plans: []', 'Expected at least one path or glob'],
    ['an item that binds nothing', 'items: { A: {} }', 'Expected at least one of: test'],
    ['an absolute path', 'plans: /etc/*.md', 'Expected a path inside the project'],
    [
      'limits crossed',
      'checks: { a: { run: b, metric: { file: c, pointer: "", min: 2, max: 1 } } }',
      'min (2) to be at most max (1)',
    ],
    [
      'a sign-off that ends before it begins',
      'signoffs: { A: { by: b, on: 2026-02-02, until: 2026-02-01 } }',
      'not before "on"',
    ],
    ['the job token for a suite', 'suites: { a: { run: b, env: [GITHUB_TOKEN] } }', 'never handed on'],
    ['the job token in small letters', 'suites: { a: { run: b, env: github_token } }', 'never handed on'],
    ['a runtime token', 'suites: { a: { run: b, env: ACTIONS_RUNTIME_TOKEN } }', 'never handed on'],
    ['an input', 'checks: { a: { run: b, env: INPUT_TOKEN } }', 'never handed on'],
    ['a variable with its value', 'checks: { a: { run: b, env: "A=1" } }', 'without "$"'],
    ['a rule that is none', 'policy: { fail-on: [overclaims] }', 'Did you mean "overclaim"?'],
    ['none beside a rule', 'policy: { fail-on: [none, tests] }', 'Write "none" alone'],
    [
      'a number where text belongs',
      'items: { A: { test: 1.10 } }',
      'the number "1.10". Expected text: put it in quotes',
    ],
    ['a duration beyond a day', 'suites: { a: { run: b, timeout: 25h } }', 'at most a day'],
    ['no duration at all', 'suites: { a: { run: b, timeout: 0s } }', 'at most a day'],
    ['an escape sequence', 'items: { "\\e[31mA": { path: b } }', 'A key of items: is "A"'],
  ])('says what is wrong with %s', (_, text, expected) => {
    expect(problemsOf(text).join('\n')).toContain(expected)
  })

  it('refuses what is not UTF-8', () => {
    const result = readConfig(PLACE, new Uint8Array([0x61, 0x3a, 0xff]))
    expect(result).toMatchObject({
      ok: false,
      problems: [{ place: PLACE, message: expect.stringContaining('UTF-8') }],
    })
  })

  it('refuses more than a megabyte', () => {
    const result = readConfig(PLACE, new Uint8Array(1024 * 1024 + 1))
    expect(result).toMatchObject({
      ok: false,
      problems: [{ place: PLACE, remedy: 'Expected at most 1 MiB.' }],
    })
  })
})

/** Each of these ends a parser that recurses, or that compares every key with every other. */
describe('a hostile configuration', () => {
  it.each([
    ['nested lists', '['.repeat(900_000)],
    ['nested mappings', '{a: '.repeat(200_000)],
    ['nested sequences', '- '.repeat(400_000)],
    ['nested keys', '? '.repeat(400_000)],
    ['nested blocks', Array.from({ length: 1300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['many keys', Array.from({ length: 80_000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['the same key again and again', 'plans: a.md\n'.repeat(80_000)],
    ['a laughing billion', `a: &a [x,x]\n${'b: &b [*a,*a]\n'.repeat(1000)}`],
    ['nothing but faults', 'a: @b\n'.repeat(100_000)],
    ['documents without end', '---\n'.repeat(200_000)],
  ])('with %s is refused with a bounded list of problems', (_, text) => {
    const problems = problemsOf(text)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThanOrEqual(101)
    expect(Math.max(...problems.map(problem => problem.length))).toBeLessThan(400)
  })
})
