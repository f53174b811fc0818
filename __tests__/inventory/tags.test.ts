import { inventoryOf } from './facts.ts'

const ids = ['AUTH-3', 'AUTH-4', 'US1/AC2', 'US1', 'dsn~validate~1', '1.2']

async function tagsOf(path: string, text: string): Promise<readonly string[]> {
  const { tags } = await inventoryOf({ [path]: text }, { ids })
  return tags.map(({ id, line, syntax }) => `${id} ${line} ${syntax}`)
}

describe('tags', () => {
  it.each<[string, readonly string[]]>([
    ['// proof: AUTH-3', ['AUTH-3 1 proof:']],
    ['// phaseproof: AUTH-3', ['AUTH-3 1 phaseproof:']],
    ['\n/**\n * @covers AUTH-3, AUTH-4\n */', ['AUTH-3 3 @covers', 'AUTH-4 3 @covers']],
    ['// @req AUTH-3.', ['AUTH-3 1 @req']],
    ['/* @requirement US1/AC2 */', ['US1/AC2 1 @requirement']],
    ['// @verifies 1.2', ['1.2 1 @verifies']],
    ['// @implements AUTH-3 and more', ['AUTH-3 1 @implements']],
    ['// @spec: AUTH-3', ['AUTH-3 1 @spec']],
    ['// [impl->dsn~validate~1]', ['dsn~validate~1 1 […->…]']],
    ['// [utest~x~1->dsn~validate~1>>itest]', ['dsn~validate~1 1 […->…]']],
    ['const s = "@covers AUTH-3"', ['AUTH-3 1 @covers']],
    ['// proof: OTHER-1, AUTH-3', ['AUTH-3 1 proof:']],
    // What does not bind: mentions, parts of longer ids, foreign ids, code.
    ['// AUTH-3 is done', []],
    ['// see AUTH-3, proof: none', []],
    ['// proof: AUTH-31', []],
    ['// proof: AUTH-3.1', []],
    ['// proof: MY-AUTH-3', []],
    ['// @coversall AUTH-3', []],
    ['// waterproof: AUTH-3', []],
    ['proof: AUTH-3', []],
  ])('in TypeScript: %s', async (text, expected) => {
    expect(await tagsOf('a.ts', text)).toEqual(expected)
  })

  it.each<[string, string, readonly string[]]>([
    ['a.py', '# proof: AUTH-3\n', ['AUTH-3 1 proof:']],
    ['a.py', '"""@covers AUTH-3"""\n', ['AUTH-3 1 @covers']],
    ['a.py', '@pytest.mark.req("AUTH-3")\ndef f(): ...\n', ['AUTH-3 1 @req']],
    ['a.go', '// proof: AUTH-3', ['AUTH-3 1 proof:']],
    ['a.feature', '  @req AUTH-3\n', ['AUTH-3 1 @req']],
    ['a.sql', '-- @covers AUTH-3', ['AUTH-3 1 @covers']],
    ['a.go', 'proof: AUTH-3', []],
    ['README.md', '// proof: AUTH-3', []],
    ['.github/phaseproof.yml', '# proof: AUTH-3', []],
  ])('in %s: %s', async (path, text, expected) => {
    expect(await tagsOf(path, text)).toEqual(expected)
  })
})
