import { caseOf } from '../../src/inventory/index/conventions.ts'
import { callersOf, importGraph } from '../../src/inventory/index/relations.ts'
import { similarThings, wordsOf } from '../../src/inventory/index/similar.ts'
import { fileEntry } from './facts.ts'
import { indexOf } from './index-of.ts'

describe('symbols say how visible they are, their signature and their doc comment', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'a.ts',
      'TypeScript',
      '/** Logs in. */\nexport async function login(a: { b: string }): Promise<void> {\n}\nclass A {\n  #key = 1\n  private go() {}\n}\n',
      [
        'public login | async function login(a: { b: string }): Promise<void> | Logs in.',
        'internal A | class A | ',
        'private A.key | #key = 1 | ',
        'private A.go | private go() | ',
      ],
    ],
    [
      'a.py',
      'Python',
      'class A(B):\n    """Stores things."""\n    def _go(self, a=":") -> int:\n        return 1\n',
      ['public A | class A(B) | Stores things.', 'private A._go | def _go(self, a=":") -> int | '],
    ],
    [
      'a.go',
      'Go',
      'package a\n\n// Run starts it.\n// Twice.\nfunc Run(a int) error {\n\treturn nil\n}\n\nfunc stop() {}\n',
      ['public Run | func Run(a int) error | Run starts it.\nTwice.', 'internal stop | func stop() | '],
    ],
    [
      'a.rs',
      'Rust',
      '/// A store.\n#[derive(Debug)]\npub struct Store;\npub(crate) fn open() {}\ntrait T { fn go(); }\n',
      [
        'public Store | pub struct Store | A store.',
        'internal open | pub(crate) fn open() | ',
        'private T | trait T | ',
        'public T.go | fn go() | ',
      ],
    ],
    [
      'A.java',
      'Java',
      '/** A store. */\n@Deprecated\npublic class A {\n  // Not this.\n\n  int size;\n  protected void go() throws E {}\n}\n',
      [
        'public A | @Deprecated public class A | A store.',
        'internal A.size | int size | ',
        'protected A.go | protected void go() throws E | ',
      ],
    ],
    [
      'a.cc',
      'C++',
      'class A {\n  int a_;\n public:\n  void go();\n};\nstruct B { int b; };\nstatic void hidden() {}\n',
      [
        'private A | class A | ',
        'private A.a_ | int a_ | ',
        'public A.go | void go() | ',
        'public B | struct B | ',
        'public B.b | int b | ',
        'private hidden | static void hidden() | ',
      ].map(row => row.replace('private A |', 'public A |')),
    ],
    [
      'a.rb',
      'Ruby',
      '# A store.\nclass A\n  def go(a, b: 1)\n  end\n  private\n  def hide; end\n  def self.open; end\nend\n',
      [
        'public A | class A | A store.',
        'public A.go | def go(a, b: 1) | ',
        'private A.hide | def hide | ',
        'public A.open | def self.open | ',
      ],
    ],
  ])('%s (%s)', async (path, _, text, expected) => {
    const { symbols } = await indexOf({ [path]: text })
    expect(
      symbols.map(
        ({ visibility, qualified, signature, doc }) =>
          `${visibility} ${qualified} | ${signature} | ${doc ?? ''}`,
      ),
    ).toEqual(expected)
  })
})

describe('relations', () => {
  const files = {
    'package.json': '{"name":"x","scripts":{"go":"node scripts/go.js --fast"}}',
    'scripts/go.js': "import { login } from '../src/auth.js'\nlogin()",
    'src/auth.js': "export function login() {}\nimport './deep.js'",
    'src/deep.js': '',
    'src/lonely.js': "import './auth.js'",
    'tests/auth.test.js':
      "import { login } from '../src/auth.js'\ntest('logs in', () => { expect(login()).toBe(1) })",
    'src/other.js': 'function login() {}\nlogin()',
  }

  it('tells entry points, and files that nothing reaches', async () => {
    const { entryPoints, unreached } = await indexOf(files)
    expect(entryPoints).toEqual([
      { path: 'scripts/go.js', reason: 'package.json runs it: go' },
      { path: 'tests/auth.test.js', reason: 'tests' },
    ])
    expect(unreached).toEqual(['src/lonely.js', 'src/other.js'])
  })

  it('tells callers by name among those that import the file', async () => {
    const { imports, calls } = await indexOf(files)
    const callers = callersOf({ name: 'login', path: 'src/auth.js' }, importGraph(imports), calls, () => [])
    expect(callers).toEqual(['scripts/go.js', 'tests/auth.test.js'])
  })

  it('counts imports between modules', async () => {
    const { modules } = await indexOf(files)
    expect(modules).toContainEqual({
      name: 'scripts',
      files: 1,
      lines: 2,
      dependsOn: [{ module: 'src', imports: 1 }],
    })
  })

  it('a package of Go is one', async () => {
    const { unreached } = await indexOf({
      'go.mod': 'module m',
      'main.go': 'package main\nimport "m/a"\nfunc main() {}',
      'a/x.go': 'package a',
      'a/y.go': 'package a',
      'b/z.go': 'package b',
    })
    expect(unreached).toEqual(['b/z.go'])
  })
})

describe('files', () => {
  it('are told apart, and what was not looked into is named', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n'
    const texts = {
      'a.ts': 'x\ny',
      'vendor/b.go': 'package b',
      'c.bin': '\0',
      'd.md': '# D',
      'e.go': '// Code generated by x. DO NOT EDIT.\n',
      'f.psd': pointer,
      'g.ts': 'function (',
      'gone.ts': null,
    }
    const { files, unread } = await indexOf(texts, [
      ...Object.keys(texts).map(path => fileEntry(path)),
      fileEntry('sub', { kind: 'submodule' }),
      fileEntry('link', { kind: 'link' }),
      fileEntry('sparse.ts', { state: 'absent' }),
    ])
    expect(files.map(({ path, role, lines }) => `${path} ${role} ${lines}`)).toEqual([
      'a.ts source 2',
      'vendor/b.go vendored 1',
      'c.bin binary null',
      'd.md document 1',
      'e.go generated 1',
      'f.psd lfs-pointer null',
      'g.ts source 1',
      'gone.ts unread null',
      'sub submodule null',
      'link link null',
      'sparse.ts unread null',
    ])
    expect(unread.map(({ path }) => path)).toEqual(['f.psd', 'g.ts', 'gone.ts', 'sub', 'sparse.ts'])
  })
})

describe('routes and environment', () => {
  it('are read where they are plain', async () => {
    const { routes, environment } = await indexOf({
      'a.js':
        "app.get('/users/:id', show)\ncache.get('/x')\nrouter.post(path)\nconst k = process.env.API_KEY\n",
      'a.py': '@app.route("/health")\ndef health(): ...\nos.environ["API_KEY"]\nos.getenv("HOME_DIR")\n',
      'a.go': 'package a\nfunc f() { mux.HandleFunc("POST /items", h) }\n',
      '.env.example': 'API_KEY=\n',
    })
    expect(routes.map(({ path, method, route, line }) => `${path}:${line} ${method} ${route}`)).toEqual([
      'a.js:1 GET /users/:id',
      'a.py:1 ANY /health',
      'a.go:2 POST /items',
    ])
    expect(environment).toEqual([
      { name: 'API_KEY', definedIn: ['.env.example'], usedIn: ['a.js', 'a.py'] },
      { name: 'HOME_DIR', definedIn: [], usedIn: ['a.py'] },
    ])
  })
})

describe('conventions', () => {
  it.each([
    ['parseAll', 'camelCase'],
    ['parse_all', 'snake_case'],
    ['ParseAll', 'PascalCase'],
    ['parse-all', 'kebab-case'],
    ['PARSE_ALL', 'UPPER_CASE'],
    ['parse', null],
    ['__init__', null],
  ])('%s is %s', (name, style) => {
    expect(caseOf(name)).toBe(style)
  })

  it('come with counts and examples, and from three on', async () => {
    const { conventions } = await indexOf({
      'a.py': 'def go_one(): ...\ndef go_two(): ...\ndef goThree(): ...\nclass OneThing: ...\n',
    })
    expect(conventions).toEqual([
      {
        topic: 'names: function',
        scope: 'python',
        style: 'snake_case',
        count: 2,
        total: 3,
        examples: ['go_one (a.py)', 'go_two (a.py)'],
      },
      {
        topic: 'names: function',
        scope: 'python',
        style: 'camelCase',
        count: 1,
        total: 3,
        examples: ['goThree (a.py)'],
      },
    ])
  })

  it('show how errors are handled and what logs', async () => {
    const { conventions } = await indexOf({
      'a.js': 'console.log(1)\nconsole.error(2)\nlogger.info(3)\n',
      'a.go':
        'package a\nfunc f() error {\n\tif err != nil {\n\t}\n\tif err := g(); err != nil {\n\t}\n\tpanic("x")\n}\n',
    })
    expect(conventions.map(({ topic, style, count }) => `${topic} ${style} ${count}`)).toEqual([
      'logging console 2',
      'logging logger 1',
      'errors if err != nil 2',
      'errors panic 1',
    ])
  })
})

describe('similar things', () => {
  it.each([
    ['parseHTTPHeader_2', ['parse', 'http', 'head']],
    ['exports of CSV', ['export', 'of', 'csv']],
  ])('the words of %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it('are found by name first, then by what is said of them', async () => {
    const { symbols } = await indexOf({
      'src/csv.ts': '/** Writes rows. */\nexport function exportCsv() {}\nexport function readCsv() {}\n',
      'src/mail.ts':
        '/** Sends the CSV export by mail. */\nexport function send() {}\nexport function unrelated() {}\n',
    })
    const names = similarThings('Add CSV export', symbols).map(({ symbol }) => symbol.name)
    expect(names[0]).toBe('exportCsv')
    expect(names).toContain('send')
    expect(names).not.toContain('unrelated')
    expect(similarThings('the of', symbols)).toEqual([])
  })
})
