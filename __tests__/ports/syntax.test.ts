import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LANGUAGES } from '../../src/inventory/languages/registry.ts'
import { openSyntax } from '../../src/ports/syntax.ts'

const FUNCTIONS = '(function_declaration name: (identifier) @name) @function'

describe('the parser', () => {
  it('gives captures with offsets and 1-based lines', async () => {
    const parsed = await openSyntax().parse('typescript', '// 😀\nfunction a() {\n}\n', FUNCTIONS)
    expect(parsed).toEqual({
      kind: 'parsed',
      broken: false,
      matches: [
        [
          { name: 'function', start: 6, end: 22, line: 2, endLine: 3 },
          { name: 'name', start: 15, end: 16, line: 2, endLine: 2 },
        ],
      ],
    })
  })

  it.each(LANGUAGES.map(language => [language.grammar, language] as const))(
    'has a grammar that fits the queries of %s',
    async (grammar, language) => {
      const parsed = await openSyntax().parse(grammar, '', language.declarations + language.tests)
      expect(parsed).toEqual({ kind: 'parsed', broken: false, matches: [] })
    },
  )

  it('says so when a text is broken', async () => {
    expect(await openSyntax().parse('javascript', 'const = =', FUNCTIONS)).toMatchObject({ broken: true })
  })

  it('refuses what is too long, and gives up on what takes too long', async () => {
    const long = openSyntax({ maxLength: 10, timeoutMs: 1000 })
    expect((await long.parse('javascript', ' '.repeat(11), FUNCTIONS)).kind).toBe('unread')
    const slow = openSyntax({ maxLength: 1_000_000, timeoutMs: 100 })
    expect((await slow.parse('javascript', '"'.repeat(500_000), FUNCTIONS)).kind).toBe('unread')
    expect((await slow.parse('javascript', '['.repeat(100_000), FUNCTIONS)).kind).toBe('unread')
    expect((await slow.parse('javascript', 'function a() {}', FUNCTIONS)).kind).toBe('parsed')
  })
})

describe('beside the bundle', () => {
  it('lie the library, every grammar, and their licences', async () => {
    const { copyGrammars }: { copyGrammars: (folder: string) => void } = await import(
      new URL('../../scripts/grammars.mjs', import.meta.url).href
    )
    const dist = mkdtempSync(join(tmpdir(), 'phaseproof-dist-'))
    try {
      copyGrammars(dist)
      for (const { grammar } of LANGUAGES) {
        expect(readdirSync(join(dist, 'grammars'))).toContain(`tree-sitter-${grammar}.wasm`)
      }
      expect(existsSync(join(dist, 'web-tree-sitter.js'))).toBe(true)
      expect(readFileSync(join(dist, 'licenses.txt'), 'utf8')).toContain('tree-sitter-python')
    } finally {
      rmSync(dist, { recursive: true })
    }
  })
})
