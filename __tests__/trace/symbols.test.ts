import { covered, declaration, file, inventory, linkOf, observed, reference, suite } from './project.ts'

const DECLARED = [
  declaration('AuthService', 'src/auth.ts', { kind: 'class', line: 1, endLine: 20 }),
  declaration('AuthService.login', 'src/auth.ts', { kind: 'method', line: 2, endLine: 8 }),
  declaration('AuthService.logout', 'src/auth.ts', { kind: 'method', line: 10, endLine: 18 }),
  declaration('parse', 'src/csv.py', { line: 1, endLine: 9 }),
  declaration('parse', 'src/json/index.ts', { line: 1, endLine: 9 }),
  declaration('fakeUser', 'tests/helpers.ts'),
  declaration('Options', 'src/options.ts', { kind: 'interface' }),
]

const known = inventory(['src/auth.ts'], {
  declarations: DECLARED,
  occurrences: new Map([['useEffect', ['src/App.vue', 'src/Other.vue']]]),
})

describe('a symbol', () => {
  it.each<[string, string, readonly string[]]>([
    ['AuthService', 'found', ['src/auth.ts:1']],
    ['AuthService.login', 'found', ['src/auth.ts:2']],
    ['login', 'found', ['src/auth.ts:2']],
    ['Service.login', 'absent', []],
    ['parse', 'found', ['src/csv.py:1', 'src/json/index.ts:1']],
    ['csv.parse', 'found', ['src/csv.py:1']],
    ['src.csv.parse', 'found', ['src/csv.py:1']],
    ['json.parse', 'found', ['src/json/index.ts:1']],
    ['sv.parse', 'absent', []],
    ['useEffect', 'undecided', []],
    ['React.useEffect', 'undecided', []],
    ['fakeUser', 'undecided', []],
    ['nowhere', 'absent', []],
  ])('%s is %s', (value, kind, places) => {
    const { resolution } = linkOf('symbol', reference('symbol', value), { inventory: known })
    const found = resolution.kind === 'found' ? resolution.declarations : []
    expect(resolution.kind).toBe(kind)
    expect(found.map(one => `${one.path}:${one.line}`)).toEqual(places)
  })

  it.each([
    ['a sparse checkout left out files', file('src/more.ts', { state: 'absent' })],
    ['a submodule was not looked into', file('vendor/engine', { kind: 'submodule' })],
  ])('that stands nowhere is not called absent when %s', (_, entry) => {
    const { resolution } = linkOf('symbol', reference('symbol', 'nowhere'), { inventory: inventory([entry]) })
    expect(resolution.kind).toBe('undecided')
  })
})

describe('a symbol that tests executed', () => {
  const loaded = { 1: 1, 2: 1, 3: 0, 10: 1, 11: 0 }
  it.each<[string, string, Readonly<Record<number, number>>, string]>([
    ['AuthService.login', 'src/auth.ts', { ...loaded, 3: 1 }, 'yes'],
    ['AuthService.logout', 'src/auth.ts', { ...loaded, 3: 1 }, 'no'],
    ['AuthService.login', 'src/auth.ts', loaded, 'no'],
    // A class ran when its methods ran, not when its file was loaded.
    ['AuthService', 'src/auth.ts', { ...loaded, 3: 1, 11: 1 }, 'yes'],
    ['AuthService', 'src/auth.ts', { ...loaded, 3: 1 }, 'no'],
    ['AuthService', 'src/auth.ts', loaded, 'no'],
    ['Options', 'src/options.ts', { 1: 1, 2: 1, 3: 1 }, 'unknown'],
    // Two that may be meant.
    ['parse', 'src/csv.py', { 2: 1, 3: 1 }, 'unknown'],
    ['csv.parse', 'src/csv.py', { 2: 1, 3: 1 }, 'yes'],
    ['fakeUser', 'tests/helpers.ts', { 2: 1 }, 'unknown'],
  ])('%s, with lines of %s: %j, %s', (value, path, lines, kind) => {
    const { executed } = linkOf('symbol', reference('symbol', value), {
      inventory: known,
      observations: observed(suite([], { coverage: [covered(path, lines)] })),
    })
    expect(executed.kind).toBe(kind)
  })

  it('is a class of which no method is known: nobody can tell', () => {
    const bare = inventory(['src/auth.ts'], { declarations: DECLARED.slice(0, 1) })
    const { executed } = linkOf('symbol', reference('symbol', 'AuthService'), {
      inventory: bare,
      observations: observed(suite([], { coverage: [covered('src/auth.ts', { 1: 1, 3: 1 })] })),
    })
    expect(executed.kind).toBe('unknown')
  })
  it('stands in a file that could be read in part only: nobody can tell', () => {
    const unread = { ...known, unread: [{ path: 'src/auth.ts', reason: 'it has syntax errors' }] }
    const { executed } = linkOf('symbol', reference('symbol', 'AuthService'), {
      inventory: unread,
      observations: observed(suite([], { coverage: [covered('src/auth.ts', { ...loaded, 3: 1, 11: 1 })] })),
    })
    expect(executed.kind).toBe('unknown')
  })
})
