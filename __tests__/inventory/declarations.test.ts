import { inventoryOf } from './facts.ts'

/** All declarations of a file that a plan asks for by its path, one line each. */
async function declared(path: string, text: string): Promise<readonly string[]> {
  const { declarations } = await inventoryOf({ [path]: text }, { paths: [path] })
  return declarations.map(({ kind, qualified, line, endLine }) => `${kind} ${qualified} ${line}-${endLine}`)
}

const ECMASCRIPT: readonly [string, string, readonly string[]][] = [
  ['a function', 'function login(a) {\n}\n', ['function login 1-2']],
  ['a generator', 'export function* pages() {}', ['function pages 1-1']],
  ['an arrow function', 'export const login = async (a) => {\n  return a\n}', ['function login 1-3']],
  ['a constant', 'const LIMIT = 5', ['constant LIMIT 1-1']],
  ['variables in one statement', 'let a = 1, b', ['variable a 1-1', 'variable b 1-1']],
  ['the old way', 'var legacy = 1', ['variable legacy 1-1']],
  [
    'parts of an object',
    'export const { login, logout: leave } = slice.actions',
    ['constant login 1-1', 'constant leave 1-1'],
  ],
  ['no import', "import { login } from './x'\nconst { out } = require('./y')\nconst z = require('z')", []],
  ['no local variable', 'function f() {\n  const local = 1\n}', ['function f 1-3']],
  ['a nested function', 'function f() {\n  const g = () => 1\n}', ['function f 1-3', 'function f.g 2-2']],
  [
    'a class',
    'class A {\n  login() {}\n  #key = 1\n  static async out() {}\n}',
    ['class A 1-5', 'method A.login 2-2', 'variable A.key 3-3', 'method A.out 4-4'],
  ],
  ['a field that is a function', 'class A {\n  go = () => 1\n}', ['class A 1-3', 'method A.go 2-2']],
  [
    'methods of an object',
    'export const api = {\n  login() {},\n  out: () => 1,\n  name: 1,\n}',
    ['constant api 1-5', 'method api.login 2-2', 'method api.out 3-3'],
  ],
  ['CommonJS', 'exports.login = function () {}', ['function login 1-1']],
  ['CommonJS with an object', 'module.exports = {\n  login: () => 1,\n}', ['method login 2-2']],
  [
    'what can be parsed of a broken file',
    'function a() {}\nconst = =\nfunction b() {}',
    ['function a 1-1', 'function b 3-3'],
  ],
  [
    'Windows line ends and a byte order mark',
    '\ufefffunction a() {\r\n}\r\nfunction b() {}',
    ['function a 1-2', 'function b 3-3'],
  ],
  [
    'characters outside the basic plane',
    'const s = "😀😀"\nfunction größe() {}',
    ['constant s 1-1', 'function größe 2-2'],
  ],
]

const TYPESCRIPT: readonly [string, string, readonly string[]][] = [
  [
    'an interface',
    'export interface User {\n  name: string\n  login(): void\n}',
    ['interface User 1-4', 'variable User.name 2-2', 'method User.login 3-3'],
  ],
  ['a type', 'type Id = string', ['type Id 1-1']],
  [
    'an enum',
    'enum Color {\n  Red,\n  Blue = 2,\n}',
    ['enum Color 1-4', 'constant Color.Red 2-2', 'constant Color.Blue 3-3'],
  ],
  ['an abstract class', 'abstract class A {\n  abstract go(): void\n}', ['class A 1-3', 'method A.go 2-2']],
  [
    'a property by parameter',
    'class A {\n  constructor(private readonly db: Db) {}\n}',
    ['class A 1-3', 'method A.constructor 2-2', 'variable A.constructor.db 2-2'],
  ],
  ['an overload', 'function f(a: string): void\nfunction f(a: any) {}', ['function f 1-1', 'function f 2-2']],
  ['a namespace', 'namespace N {\n  export const a = 1\n}', ['module N 1-3', 'constant N.a 2-2']],
  [
    'an object with a type',
    'const api = {\n  go: () => 1,\n} satisfies Api',
    ['constant api 1-3', 'method api.go 2-2'],
  ],
]

const PYTHON: readonly [string, string, readonly string[]][] = [
  ['a function', 'def login(a):\n    return a\n', ['function login 1-2']],
  [
    'a class',
    'class A(B):\n    limit: int = 1\n    @property\n    def name(self): ...\n',
    ['class A 1-4', 'variable A.limit 2-2', 'method A.name 4-4'],
  ],
  [
    'constants',
    'LIMIT = 1\nlow, high = 1, 2\n',
    ['constant LIMIT 1-1', 'constant low 2-2', 'constant high 2-2'],
  ],
  [
    'a guarded constant',
    'try:\n    FAST = True\nexcept ImportError:\n    SLOW = True\n',
    ['constant FAST 2-2', 'constant SLOW 4-4'],
  ],
  ['no local variable', 'def f():\n    local = 1\n', ['function f 1-2']],
  ['a nested function', 'def f():\n    def g(): ...\n', ['function f 1-2', 'function f.g 2-2']],
  [
    'an async method',
    'class A:\n    async def go(self):\n        pass\n',
    ['class A 1-3', 'method A.go 2-3'],
  ],
]

describe('declarations', () => {
  it.each(ECMASCRIPT)('JavaScript: %s', async (_, text, expected) => {
    expect(await declared('src/a.js', text)).toEqual(expected)
  })
  it.each([...ECMASCRIPT, ...TYPESCRIPT])('TypeScript: %s', async (_, text, expected) => {
    expect(await declared('src/a.ts', text)).toEqual(expected)
  })
  it.each([...ECMASCRIPT, ...TYPESCRIPT])('TSX: %s', async (_, text, expected) => {
    expect(await declared('src/a.tsx', text)).toEqual(expected)
  })
  it.each(PYTHON)('Python: %s', async (_, text, expected) => {
    expect(await declared('src/a.py', text)).toEqual(expected)
  })
})

describe('a symbol asked for by name', () => {
  // The same sources, found through the bytes around the word instead of by the file's path.
  const everything = [
    ...ECMASCRIPT.map(row => ['src/a.js', ...row] as const),
    ...TYPESCRIPT.map(row => ['src/a.ts', ...row] as const),
    ...PYTHON.map(row => ['src/a.py', ...row] as const),
  ].filter(([, , , expected]) => expected.length > 0)

  it.each(everything)('is found wherever it is declared: %s, %s', async (path, _, text, expected) => {
    for (const line of expected) {
      const name = line.split(' ')[1]?.split('.').at(-1) ?? ''
      const { declarations } = await inventoryOf({ [path]: text }, { symbols: [name] })
      expect(declarations.map(({ kind, qualified }) => `${kind} ${qualified}`)).toContain(
        line.slice(0, line.lastIndexOf(' ')),
      )
    }
  })

  it('leaves out what nobody asked for', async () => {
    const { declarations } = await inventoryOf(
      { 'a.ts': 'function a() {}\nfunction b() {}' },
      { symbols: ['b'] },
    )
    expect(declarations.map(({ name }) => name)).toEqual(['b'])
  })
})
