import type { TestCase } from '../../src/model/evidence.ts'
import type { Inventory, TestDeclaration } from '../../src/model/inventory.ts'
import type { TestLink } from '../../src/model/trace.ts'
import { declaredTest, inventory, linkOf, observed, reference, suite, testCase } from './project.ts'

function named(resolution: TestLink['resolution']): readonly string[] {
  switch (resolution.kind) {
    case 'observed':
      return resolution.tests.map(test => test.case.name)
    case 'declared':
      return resolution.tests.map(test => `${test.path}: ${test.name}`)
    case 'not-run':
    case 'absent':
      return []
  }
}

function resolve(value: string, cases: readonly TestCase[], known: Inventory = inventory([])) {
  const observations = observed(suite(cases))
  return linkOf('test', reference('test', value, 'binding'), { inventory: known, observations }).resolution
}

describe('the name of a test', () => {
  const CASES = [
    testCase('rejects a bad password', { suite: 'auth login' }),
    testCase('rejects', { suite: 'auth > logout' }),
    testCase('adds[1-2]', { suite: 'tests.test_sum' }),
    testCase('test_rows', { suite: 'tests.test_csv.TestRows' }),
    testCase('tests::parser::reads_rows'),
    testCase('TestStore/AUTH_3', { suite: 'example.com/team/store' }),
    testCase('writes', { suite: 'com.acme.CsvTest' }),
  ]

  it.each<[string, readonly string[]]>([
    ['rejects a bad password', ['rejects a bad password']],
    ['auth login rejects a bad password', ['rejects a bad password']],
    ['auth > login > rejects a bad password', ['rejects a bad password']],
    ['auth › login › rejects a bad password', ['rejects a bad password']],
    ['login > rejects a bad password', ['rejects a bad password']],
    ['rejects*', ['rejects a bad password', 'rejects']],
    ['logout*', ['rejects']],
    ['*', CASES.map(one => one.name)],
    ['adds', ['adds[1-2]']],
    ['adds[1-2]', ['adds[1-2]']],
    ['test_rows', ['test_rows']],
    ['TestRows::test_rows', ['test_rows']],
    ['parser::reads_rows', []],
    ['tests::parser::reads_rows', ['tests::parser::reads_rows']],
    ['CsvTest::writes', ['writes']],
    // Not one that only ends, begins or goes on in the same way.
    ['a bad password', []],
    ['bad password', []],
    ['rejects a bad', []],
    ['reject', []],
    ['Rejects', []],
    ['ogin rejects a bad password', []],
  ])('%s means %j', (value, expected) => {
    const resolution = resolve(value, CASES)
    expect(named(resolution)).toEqual(expected)
    expect(resolution.kind).toBe(expected.length > 0 ? 'observed' : 'absent')
  })

  it('is a whole file where it is the path of one', () => {
    const cases = [testCase('a', { file: 'tests/a.test.ts' }), testCase('b', { file: 'tests/b.test.ts' })]
    const known = inventory(['tests/a.test.ts', 'tests/b.test.ts'])
    expect(named(resolve('tests/a.test.ts', cases, known))).toEqual(['a'])
    expect(named(resolve('./tests/b.test.ts', cases, known))).toEqual(['b'])
  })

  it('is looked for among hostile names', () => {
    const hostile = Array.from({ length: 300 }, (_, i) =>
      testCase(`${'['.repeat(990)}${i}]`, { suite: ' '.repeat(900) }),
    )
    expect(resolve('a*b*c', hostile).kind).toBe('absent')
  })
})

describe('a test in one file', () => {
  const known = inventory(['tests/a.test.ts', 'tests/b.test.ts', 'tests/test_csv.py'], {
    tests: [declaredTest('works', 'tests/a.test.ts'), declaredTest('works', 'tests/b.test.ts')],
  })
  const works = (file: string) => testCase('works', { file })

  it.each<[string, readonly TestCase[], string]>([
    ['tests/a.test.ts::works', [works('tests/a.test.ts')], 'observed'],
    ['tests/a.test.ts::works', [works('tests/b.test.ts')], 'declared'],
    ['tests/a.test.ts::works', [testCase('works')], 'declared'],
    ['tests/a.test.ts::fails', [works('tests/a.test.ts')], 'absent'],
    ['tests/none.test.ts::works', [works('tests/a.test.ts')], 'absent'],
    ['tests/test_csv.py::test_x', [testCase('test_x', { suite: 'tests.test_csv' })], 'observed'],
    [
      'tests/test_csv.py::TestRows::test_x',
      [testCase('test_x', { suite: 'tests.test_csv.TestRows' })],
      'observed',
    ],
    [
      'tests/test_csv.py::TestRows::test_x',
      [testCase('test_x', { suite: 'tests.test_csv.TestHead' })],
      'absent',
    ],
    ['tests.test_csv::test_x', [testCase('test_x', { suite: 'tests.test_csv' })], 'observed'],
  ])('%s of %j: %s', (value, cases, kind) => {
    expect(resolve(value, cases, known).kind).toBe(kind)
  })
})

describe('a name that stands in several files', () => {
  const declared = (...paths: readonly string[]) =>
    inventory(paths, { tests: paths.map(path => declaredTest('math adds', path)) })
  const adds = (file: string, more: Partial<TestCase> = {}) =>
    testCase('adds', { suite: 'math', file, ...more })

  it.each<[string, Inventory, readonly TestCase[], string]>([
    [
      'and all of them ran',
      declared('a/x.test.ts', 'b/y.test.ts'),
      [adds('a/x.test.ts'), adds('b/y.test.ts')],
      'observed',
    ],
    ['and the other one ran', declared('a/x.test.ts', 'b/y.test.ts'), [adds('b/y.test.ts')], 'declared'],
    [
      'and the other one failed',
      declared('a/x.test.ts', 'b/y.test.ts'),
      [adds('b/y.test.ts', { outcome: 'failed' })],
      'observed',
    ],
    [
      'and the report names no file',
      declared('a/x.test.ts'),
      [testCase('adds', { suite: 'math' })],
      'observed',
    ],
    [
      'one of them a fixture',
      declared('a/x.test.ts', 'fixtures/y.test.ts'),
      [adds('a/x.test.ts')],
      'observed',
    ],
  ])('%s', (_, known, cases, kind) => {
    expect(resolve('adds', cases, known).kind).toBe(kind)
  })

  it('and is a template there, counts as seen', () => {
    const known = inventory(['a/x.test.ts'], { tests: [declaredTest('adds %i', 'a/x.test.ts')] })
    expect(resolve('adds*', [testCase('adds 1'), testCase('adds 2')], known).kind).toBe('observed')
  })
})

describe('the test as it stands in the code', () => {
  const asserts = (declarations: readonly TestDeclaration[], seen: TestCase) => {
    const known = inventory(['tests/a.test.ts', 'tests/b.test.ts'], { tests: declarations })
    const resolution = resolve(seen.name, [seen], known)
    if (resolution.kind !== 'observed') throw new Error(`it was not observed: ${resolution.kind}`)
    return resolution.tests.map(test => test.declaration?.asserts ?? null)
  }
  const A = 'tests/a.test.ts'

  it.each<[string, readonly TestDeclaration[], TestCase, boolean | null]>([
    [
      'by name and file',
      [declaredTest('works', A, { asserts: false })],
      testCase('works', { file: A }),
      false,
    ],
    ['by name alone', [declaredTest('works', A, { asserts: false })], testCase('works'), false],
    [
      'behind its suites',
      [declaredTest('math works', A, { asserts: false })],
      testCase('works', { suite: 'math', file: A }),
      false,
    ],
    [
      'as a template',
      [declaredTest('adds %i and $b', A, { asserts: false })],
      testCase('adds 1 and 2', { file: A }),
      false,
    ],
    [
      'with parameters',
      [declaredTest('test_adds', A, { asserts: false })],
      testCase('test_adds[1-2]', { file: A }),
      false,
    ],
    [
      'twice: the one without assertion is the careful answer',
      [declaredTest('works', A), declaredTest('works', A, { asserts: false })],
      testCase('works', { file: A }),
      false,
    ],
    [
      'not by a template of nothing fixed',
      [declaredTest('$name', A, { asserts: false })],
      testCase('works', { file: A }),
      null,
    ],
  ])('is found %s', (_, declarations, seen, expected) =>
    expect(asserts(declarations, seen)).toEqual([expected]),
  )
})

describe('a test that no report has', () => {
  const known = inventory(['tests/a.test.ts'], { tests: [declaredTest('auth rejects', 'tests/a.test.ts')] })
  const other = testCase('other')

  it('stands in the code', () => {
    expect(named(resolve('rejects', [other], known))).toEqual(['tests/a.test.ts: auth rejects'])
  })

  it('may be one of a suite that left no report', () => {
    const silent = suite([], {
      name: 'e2e',
      outcome: 'unavailable',
      reason: 'npx is not installed',
      reports: [],
    })
    const { resolution } = linkOf('test', reference('test', 'rejects', 'binding'), {
      observations: observed(suite([other]), silent),
    })
    expect(resolution).toEqual({ kind: 'not-run', reason: 'npx is not installed' })
  })

  it('may be one of those that a broken report lost', () => {
    const run = suite([], {
      outcome: 'failed',
      reports: [
        { path: 'a.xml', format: 'junit', totals: suite([other]).totals, cases: [other] },
        { path: 'b.xml', format: 'junit', error: 'it ends early', totals: suite([]).totals, cases: [] },
      ],
    })
    const { resolution } = linkOf('test', reference('test', 'rejects', 'binding'), {
      observations: observed(run),
    })
    expect(resolution.kind).toBe('not-run')
  })

  it('was not run when nothing ran', () => {
    expect(linkOf('test', reference('test', 'rejects', 'binding')).resolution.kind).toBe('not-run')
  })
})

it('passes of an unsound report do not count, failures do', () => {
  const cases = [testCase('passes'), testCase('fails', { outcome: 'failed' })]
  const totals = suite(cases).totals
  const run = suite(cases, {
    reports: [{ path: 'a.xml', format: 'junit', error: 'it ends early', totals, cases }],
  })
  const of = (value: string) =>
    linkOf('test', reference('test', value, 'binding'), { observations: observed(run) }).resolution.kind
  expect(of('passes')).toBe('not-run')
  expect(of('fails')).toBe('observed')
})
