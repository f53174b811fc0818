import type { TestDeclaration } from '../../src/model/inventory.ts'
import { inventoryOf } from './facts.ts'

async function testsOf(path: string, text: string): Promise<readonly TestDeclaration[]> {
  return (await inventoryOf({ [path]: text }, { paths: [path] })).tests
}

describe('test declarations', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'suites and cases',
      "describe('auth', () => { describe('login', () => { it('works', () => {}) }) })",
      ['auth login works'],
    ],
    ['test and specify', "test('a', f)\nspecify('b', f)", ['a', 'b']],
    [
      'a class as a suite',
      "describe(AuthService, () => { it('a', f) })\ndescribe(Other.name, () => { it('b', f) })",
      ['AuthService a', 'Other b'],
    ],
    [
      'tables',
      "it.each([[1]])('adds %i', f)\ntest.each`a`('b $a', f)\ndescribe.each([1])('s %i', () => { it('c', f) })",
      ['adds %i', 'b $a', 's %i c'],
    ],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template.
    ['templates, as written', 'it(`adds ${a} to b`, f)', ['adds ${a} to b']],
    ['quotes', "it('it\\'s', f)\nit('a ' + 'b', f)", ["it's", 'a b']],
    [
      'subtests of node:test',
      "test('outer', async t => { await t.test('inner', () => {}) })",
      ['outer', 'outer inner'],
    ],
    [
      'Playwright',
      "test.describe('page', () => { test('opens', f) ; test.beforeEach(f) ; test.step('x', f) })",
      ['page opens'],
    ],
    ['nothing else', "login('a', f)\nit(f)\nmy.it('x', f)\nit.foo('y', f)", []],
  ])('JavaScript: %s', async (_, text, expected) => {
    expect((await testsOf('a.test.js', text)).map(({ name }) => name)).toEqual(expected)
    expect((await testsOf('a.test.ts', text)).map(({ name }) => name)).toEqual(expected)
  })

  it.each<[string, string, readonly string[]]>([
    ['functions', 'def test_a(): ...\nasync def test_b(): ...\ndef helper(): ...\n', ['test_a', 'test_b']],
    ['classes', 'class TestAuth:\n    def test_a(self): ...\n    def help(self): ...\n', ['TestAuth test_a']],
    ['unittest', 'class Auth(unittest.TestCase):\n    def test_a(self): ...\n', ['Auth test_a']],
    ['no class of another kind', 'class Helper:\n    def test_a(self): ...\n', []],
    ['no function in a function', 'def test_a():\n    def test_b(): ...\n', ['test_a']],
  ])('Python: %s', async (_, text, expected) => {
    expect((await testsOf('test_a.py', text)).map(({ name }) => name)).toEqual(expected)
  })

  it.each<[string, string, boolean]>([
    ['a.test.js', "it('a', f)", false],
    ['a.test.js', "it.skip('a', f)", true],
    ['a.test.js', "xit('a', f)", true],
    ['a.test.js', "it.todo('a')", true],
    ['a.test.js', "it('a')", true],
    ['a.test.js', "describe.skip('s', () => { it('a', f) })", true],
    ['a.test.js', "test('a', { skip: true }, f)", true],
    ['a.test.js', "test('a', { skip: false }, f)", false],
    ['a.test.js', "it.skipIf(ci)('a', f)", false],
    ['test_a.py', '@pytest.mark.skip(reason="x")\ndef test_a(): ...\n', true],
    ['test_a.py', '@pytest.mark.skipif(ci)\ndef test_a(): ...\n', false],
    ['test_a.py', '@unittest.skip("x")\nclass TestA:\n    def test_a(self): ...\n', true],
  ])('%s: skipped? %s', async (path, text, expected) => {
    expect((await testsOf(path, text)).map(({ skipped }) => skipped)).toEqual([expected])
  })

  it('have 1-based lines', async () => {
    const [test] = await testsOf('a.test.js', "describe('s', () => {\n  it('a', () => {\n    f()\n  })\n})")
    expect(test).toMatchObject({ line: 2, endLine: 4 })
  })
})

describe('does the body assert?', () => {
  const js = (body: string) => `import { login, check } from './x'\nit('a', async () => { ${body} })`
  it.each<[string, boolean | null]>([
    ['', false],
    ['expect(1).toBe(1)', true],
    ['await expect(login()).resolves.toBe(1)', true],
    ['expect(login())', null],
    ['expect(1)', false],
    ['expect.any(String)', false],
    ['assert(1)', true],
    ['assert.equal(1, 1)', true],
    ['sinon.assert.called(f)', true],
    ['a.should.equal(1)', true],
    ["cy.get('a').should('b')", true],
    ["request(app).get('/').expect(200)", true],
    ['if (x) throw new Error()', true],
    ['login()', null],
    ['console.log(1); jest.fn()', false],
    ['expectLogin()', true],
    ['checkAccess()', true],
    ['checkout()', null],
    ['verify()', true],
    ['[1].forEach(x => { expect(x).toBe(1) })', true],
  ])('JavaScript: %s → %s', async (body, expected) => {
    expect((await testsOf('a.test.js', js(body))).map(({ asserts }) => asserts)).toEqual([expected])
  })

  it.each<[string, string, boolean | null]>([
    [
      'a helper of the same file is followed',
      "function go() { expect(1).toBe(1) }\nit('a', () => { go() })",
      true,
    ],
    ['its name alone does not do', "function expectIt() {}\nit('a', () => { expectIt() })", false],
    ['over several helpers', "const a = () => b()\nfunction b() { assert(1) }\nit('a', () => a())", true],
    ['helpers that call each other', "function a() { b() }\nfunction b() { a() }\nit('a', () => a())", false],
    ['a function by name', "function go() { assert(1) }\nit('a', go)", true],
    ['an unknown function by name', "import { go } from './x'\nit('a', go)", null],
    ['the object of ava and node:test', "test('a', t => { t.is(1, 1) })", true],
    ['a neighbour does not count', "it('a', () => {})\nexpect(1).toBe(1)", false],
  ])('JavaScript: %s', async (_, text, expected) => {
    expect((await testsOf('a.test.js', text)).map(({ asserts }) => asserts)).toEqual([expected])
  })

  it.each<[string, boolean | null]>([
    ['pass', false],
    ['assert a', true],
    ['with pytest.raises(E): go()', true],
    ['self.assertEqual(1, 1)', true],
    ['m.assert_called_once()', true],
    ['raise E()', true],
    ['go()', null],
    ['print(1)', false],
    ['pytest.fail()', true],
  ])('Python: %s → %s', async (body, expected) => {
    const tests = await testsOf('test_a.py', `def test_a(self):\n    ${body}\n`)
    expect(tests.map(({ asserts }) => asserts)).toEqual([expected])
  })
})
