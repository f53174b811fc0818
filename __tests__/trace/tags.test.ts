import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import type { Inventory } from '../../src/model/inventory.ts'
import type { Link } from '../../src/model/trace.ts'
import { trace } from '../../src/trace/trace.ts'
import {
  covered,
  declaration,
  declaredTest,
  inventory,
  item,
  linksOf,
  observed,
  plan,
  suite,
  type Traced,
  tag,
  testCase,
} from './project.ts'

const A = 'tests/a.test.ts'

function tagged(known: Inventory, observations: Traced['observations'] = observed()): readonly Link[] {
  return linksOf(item('AUTH-3'), { inventory: known, observations })
}

function casesIn(links: readonly Link[]): readonly string[] {
  return links.flatMap(link =>
    link.kind === 'test' && link.resolution.kind === 'observed'
      ? link.resolution.tests.map(test => `${test.case.suite} ${test.case.name}`.trim())
      : [],
  )
}

describe('a tag', () => {
  const tests = [
    declaredTest('login rejects', A, { line: 4, endLine: 9 }),
    declaredTest('login accepts', A, { line: 11, endLine: 15 }),
  ]
  const cases = [
    testCase('rejects', { suite: 'login', file: A }),
    testCase('accepts', { suite: 'login', file: A }),
  ]

  it.each<[number, readonly string[]]>([
    [3, ['login rejects']],
    [1, ['login rejects']],
    [4, ['login rejects']],
    [6, ['login rejects']],
    [9, ['login rejects']],
    [10, ['login accepts']],
    [12, ['login accepts']],
    [20, []],
  ])('on line %i stands on %j', (line, expected) => {
    const known = inventory([A], { tests, tags: [tag('AUTH-3', A, line)] })
    expect(casesIn(tagged(known, observed(suite(cases))))).toEqual(expected)
  })

  it('on a function is that function', () => {
    const known = inventory(['src/a.ts'], {
      declarations: [
        declaration('login', 'src/a.ts', { line: 3, endLine: 6 }),
        declaration('other', 'src/a.ts', { line: 8, endLine: 12 }),
      ],
      tags: [tag('AUTH-3', 'src/a.ts', 2)],
    })
    const ran = (lines: Readonly<Record<number, number>>) =>
      tagged(known, observed(suite([], { coverage: [covered('src/a.ts', lines)] })))
    expect(ran({ 3: 1, 4: 1 })).toMatchObject([{ kind: 'symbol', executed: { kind: 'yes', line: 4 } }])
    expect(ran({ 3: 1, 4: 0, 9: 1 })).toMatchObject([{ kind: 'symbol', executed: { kind: 'no' } }])
  })

  it('on a file says that it is there, and is never proven by its having been loaded', () => {
    const known = inventory(['src/a.ts'], { tags: [tag('AUTH-3', 'src/a.ts', 1)] })
    const links = tagged(known, observed(suite([], { coverage: [covered('src/a.ts', { 1: 1, 2: 1 })] })))
    expect(links).toMatchObject([
      { kind: 'path', origin: 'tag', resolution: { kind: 'found' }, executed: { kind: 'unknown' } },
    ])
  })

  it.each(['tests/fixtures/a.test.ts', 'testdata/a.go', 'src/__fixtures__/a.ts', '__snapshots__/a.ts'])(
    'in %s is only data',
    path => {
      const known = inventory([path], { tests: [declaredTest('x', path)], tags: [tag('AUTH-3', path, 1)] })
      expect(tagged(known)).toEqual([])
    },
  )

  it('of another item is another’s', () => {
    expect(tagged(inventory([A], { tests, tags: [tag('AUTH-31', A, 3)] }))).toEqual([])
  })

  it('of an id that two plans use is nobody’s', () => {
    const known = inventory([A], { tests, tags: [tag('T001', A, 3)] })
    const one = (path: string) => plan([item('T001'), item('T002')], path)
    const linked = (...paths: readonly string[]) =>
      trace({
        plans: paths.map(one),
        config: DEFAULT_CONFIG,
        inventory: known,
        observations: observed(suite([testCase('T001 rejects'), ...cases])),
        root: '/',
      }).map(({ links }) => links.length)
    expect(linked('a.md')).toEqual([2, 0])
    expect(linked('a.md', 'b.md')).toEqual([0, 0, 0, 0])
  })
})

describe('a tagged test, as the reports saw it', () => {
  const on = (name: string, more: Partial<Inventory> = {}) =>
    inventory([A, 'tests/b.test.ts'], {
      tests: [declaredTest(name, A, { line: 2 }), ...(more.tests ?? [])],
      tags: [tag('AUTH-3', A, 1)],
    })
  const seen = (known: Inventory, ...cases: readonly ReturnType<typeof testCase>[]) =>
    casesIn(tagged(known, observed(suite(cases))))

  it('is the one with its suites', () => {
    const cases = [testCase('works', { suite: 'A', file: A }), testCase('works', { suite: 'B', file: A })]
    expect(seen(on('B works'), ...cases)).toEqual(['B works'])
  })

  it('is not the one of another suite, when its own did not run', () => {
    const known = on('B works', { tests: [declaredTest('A works', A, { line: 20 })] })
    expect(seen(known, testCase('works', { suite: 'A', file: A }))).toEqual([])
  })

  it('is found by its bare name, where the report leaves the suites out and no other test ends so', () => {
    expect(seen(on('B works'), testCase('works', { file: A }))).toEqual(['works'])
  })

  it('is not one of the same name in another file', () => {
    expect(seen(on('login works'), testCase('works', { suite: 'login', file: 'tests/b.test.ts' }))).toEqual(
      [],
    )
  })

  it('is not one whose name it only ends with, in a file that nobody knows', () => {
    expect(seen(on('login works'), testCase('works'))).toEqual([])
    expect(seen(on('works'), testCase('works', { suite: 'other' }))).toEqual([])
  })

  it('is found by its whole name, where the report names no file', () => {
    expect(seen(on('login works'), testCase('works', { suite: 'login' }))).toEqual(['login works'])
    expect(seen(on('login works'), testCase('login works', { suite: 'login works' }))).toHaveLength(1)
  })

  it('is not found so, where another file has one of that name', () => {
    const known = on('login works', { tests: [declaredTest('login works', 'tests/b.test.ts')] })
    expect(seen(known, testCase('works', { suite: 'login' }))).toEqual([])
  })

  it('is each of its cases, when it is a template', () => {
    const cases = [
      testCase('adds 1', { file: A }),
      testCase('adds 2', { file: A }),
      testCase('adds', { file: A }),
    ]
    expect(seen(on('adds %i'), ...cases)).toEqual(['adds 1', 'adds 2'])
  })
})

describe('an id in the name of a test', () => {
  const bound = (...cases: readonly ReturnType<typeof testCase>[]) =>
    casesIn(tagged(inventory([]), observed(suite(cases))))

  it.each<[string, boolean]>([
    ['AUTH-3: rejects', true],
    ['rejects (AUTH-3)', true],
    ['AUTH-31: rejects', false],
    ['XAUTH-3', false],
    ['rejects', false],
  ])('%s: %s', (name, expected) => {
    expect(bound(testCase(name))).toEqual(expected ? [name] : [])
  })

  it('or of its suite', () => {
    expect(bound(testCase('rejects', { suite: 'login AUTH-3' }))).toHaveLength(1)
  })

  it.each<[string, boolean]>([
    ['AUTH-3', true],
    ['AUTH-2, AUTH-3', true],
    ['waits for AUTH-3', false],
  ])('or as a property "%s": %s', (value, expected) => {
    expect(bound(testCase('rejects', { properties: [{ name: 'requirement', value }] })).length > 0).toBe(
      expected,
    )
  })

  it('in a file that no report has is a test that was not run, though another was', () => {
    const known = inventory([A, 'e2e/b.test.ts'], {
      tests: [declaredTest('AUTH-3 rejects', A), declaredTest('AUTH-3 shows', 'e2e/b.test.ts')],
    })
    const links = tagged(known, observed(suite([testCase('AUTH-3 rejects', { file: A })])))
    expect(links).toMatchObject([
      { kind: 'test', resolution: { kind: 'declared', tests: [{ path: 'e2e/b.test.ts' }] } },
    ])
  })

  it('binds no item whose id the author did not write', () => {
    const links = linksOf(item('AUTH-3', { idOrigin: 'derived' }), {
      observations: observed(suite([testCase('AUTH-3 rejects')])),
    })
    expect(links).toEqual([])
  })
})
