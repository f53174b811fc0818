import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import type { Binding } from '../../src/model/config.ts'
import type { CheckRun, SuiteRun } from '../../src/model/evidence.ts'
import { questionsOf } from '../../src/trace/questions.ts'
import { trace } from '../../src/trace/trace.ts'
import {
  declaredTest,
  inventory,
  item,
  linksOf,
  observed,
  plan,
  reference,
  suite,
  testCase,
} from './project.ts'

const NOTHING: Binding = { test: [], path: [], symbol: [], check: [] }

describe('a command in an item’s words', () => {
  const bench: CheckRun = {
    name: 'bench',
    command: 'npm run bench',
    outcome: 'passed',
    exitCode: 0,
    durationMs: 1,
  }
  const outcomes = (
    title: string,
    command: string,
    suites: readonly SuiteRun[],
    checks: readonly CheckRun[] = [],
  ) =>
    linksOf(item('ITEM-1', { title, references: [reference('command', command)] }), {
      observations: { suites, checks },
    }).map(link =>
      link.kind === 'check' && link.resolution.kind === 'observed' ? link.resolution.run.outcome : '?',
    )
  const green = suite([testCase('a')])
  const red = suite([testCase('a', { outcome: 'failed' })], { name: 'web' })

  it.each<[string, boolean]>([
    ['npm test', true],
    ['All tests pass (npm test)', true],
    ['Run npm test in CI', true],
    ['Ensure that all unit tests pass with npm test', true],
    ['Export to Excel, see npm test', false],
    ['Add the login; npm test passes', false],
    ['500 tests pass with npm test', false],
  ])('"%s" is proven by the whole suite: %s', (title, expected) => {
    expect(outcomes(title, 'npm test', [green])).toEqual(expected ? ['passed'] : [])
  })

  it('is contradicted by a suite that failed, whatever else it speaks of', () => {
    expect(outcomes('Export to Excel, see npm test', 'npm test', [red])).toEqual(['failed'])
  })

  it('means every suite with this command', () => {
    expect(outcomes('npm test', 'npm test', [green, red])).toEqual(['passed', 'failed'])
  })

  it.each(['empty', 'no-report', 'not-run'] as const)('is no proof when its suite ended as %s', outcome => {
    expect(outcomes('npm test', 'npm test', [suite([], { outcome })])).toEqual(['not-run'])
  })

  it.each([
    ['contradictory', 'failed'],
    ['timed-out', 'timed-out'],
    ['unavailable', 'unavailable'],
  ] as const)('and a suite that is %s counts as %s', (outcome, expected) => {
    expect(outcomes('npm test', 'npm test', [suite([], { outcome })])).toEqual([expected])
  })

  it('is a check of the configuration when that has this very command', () => {
    expect(outcomes('Export in time, npm run bench', 'npm run bench', [green], [bench])).toEqual(['passed'])
    expect(outcomes('Export in time', 'npm run bench -- --fast', [green], [bench])).toEqual([])
    expect(outcomes('Export in time', 'rm -rf .', [green], [bench])).toEqual([])
  })

  it('named as a check is looked up by its name', () => {
    const links = (name: string) =>
      linksOf(item('ITEM-1', { references: [reference('check', name, 'binding')] }), {
        observations: { suites: [], checks: [bench] },
      })
    expect(links('bench')).toMatchObject([{ resolution: { kind: 'observed', run: bench } }])
    expect(links('npm run bench')).toMatchObject([{ resolution: { kind: 'absent' } }])
  })
})

describe('an entry of the configuration', () => {
  const config = { ...DEFAULT_CONFIG, items: { T001: { ...NOTHING, test: ['works'] } } }
  const traced = (...paths: readonly string[]) =>
    trace({
      plans: paths.map(path =>
        plan([item('T001', { references: [reference('test', 'own', 'binding')] })], path),
      ),
      config,
      inventory: inventory([]),
      observations: observed(suite([testCase('works'), testCase('own')])),
      root: '/',
    }).map(({ links }) => links.map(link => `${link.origin} ${link.kind} ${link.resolution.kind}`))

  it('stands behind the item’s own binding', () => {
    expect(traced('a.md')).toEqual([['binding test observed', 'config test observed']])
  })

  it('proves neither of two items with its id', () => {
    const each = ['binding test observed', 'config path undecided']
    expect(traced('a.md', 'b.md')).toEqual([each, each])
  })

  it('of an odd name is no property of every object', () => {
    expect(linksOf(item('constructor'), { config: { items: {} } })).toEqual([])
  })
})

describe('a file of tests that an item names', () => {
  const A = 'tests/a.test.ts'
  const known = inventory(
    [A, 'packages/web/tests/b.test.ts', 'tests/fixtures/c.test.ts', 'src/a.ts', 'tests/help.ts'],
    {
      tests: [declaredTest('c', 'tests/fixtures/c.test.ts')],
    },
  )
  const kinds = (value: string, origin: 'mention' | 'binding' = 'mention') =>
    linksOf(item('ITEM-1', { references: [reference('path', value, origin)] }), {
      inventory: known,
      observations: observed(
        suite([
          testCase('a1', { file: A }),
          testCase('a2', { file: A, outcome: 'skipped' }),
          testCase('b', { file: 'packages/web/tests/b.test.ts' }),
          testCase('src', { file: 'src/a.ts' }),
        ]),
      ),
    }).map(link =>
      link.kind === 'test' && link.resolution.kind === 'observed'
        ? link.resolution.tests.map(test => test.case.name).join()
        : link.kind,
    )

  it.each<[string, readonly string[]]>([
    [A, ['path', 'a1,a2']],
    ['packages/web/tests/b.test.ts', ['path', 'b']],
    // Found by its end: perhaps not the one that was promised.
    ['tests/b.test.ts', ['path']],
    ['b.test.ts', ['path']],
    ['tests/*.test.ts', ['path']],
    ['tests', ['path']],
    ['tests/', ['path']],
    ['packages/web/tests', ['path']],
    ['tests/help.ts', ['path']],
    ['tests/fixtures/c.test.ts', ['path']],
    ['src/a.ts', ['path']],
  ])('%s: %j', (value, expected) => {
    expect(kinds(value)).toEqual(expected)
  })
})

it('asks the repository for what plans and configuration name', () => {
  const references = [
    reference('path', 'src/a.ts'),
    reference('path', 'src/b.ts', 'binding'),
    reference('symbol', 'AuthService.login'),
    reference('test', 'tests/a.test.ts::rejects * passwords', 'binding'),
    reference('test', 'tests/b.test.ts', 'binding'),
    reference('command', 'npm test'),
  ]
  const config = {
    ...DEFAULT_CONFIG,
    items: { 'AUTH-3': { ...NOTHING, symbol: ['csv.parse'], test: ['*'] } },
  }
  const questions = questionsOf([plan([item('AUTH-3', { references }), item('1.2')])], config)
  expect([...questions.paths]).toEqual([
    'src/b.ts',
    'tests/a.test.ts',
    'tests/b.test.ts',
    'src/a.ts',
    'phases/current/src/a.ts',
  ])
  expect([...questions.symbols]).toEqual(['parse', 'login'])
  expect([...questions.ids]).toEqual(['AUTH-3'])
  expect([...questions.tests]).toEqual(['AUTH-3', 'passwords', 'tests/b.test.ts'])
})
