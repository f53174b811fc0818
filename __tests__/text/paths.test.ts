import { digest } from '../../src/text/digest.ts'
import { folderOf, nameOf, normalizePath } from '../../src/text/paths.ts'
import { slug } from '../../src/text/slug.ts'

it.each([
  ['src/a.ts', 'src/a.ts'],
  ['./src//a.ts', 'src/a.ts'],
  ['docs/../src/a.ts', 'src/a.ts'],
  ['src\\a.ts', 'src/a.ts'],
  ['src/', 'src'],
  ['.', ''],
  ['a/..', ''],
  ['..a/b', '..a/b'],
  ['ä b/😀.ts', 'ä b/😀.ts'],
  ['', null],
  ['..', null],
  ['../a', null],
  ['a/../../b', null],
  ['a\\..\\..\\b', null],
  ['/etc/passwd', null],
  ['\\\\host\\share', null],
  ['C:\\a', null],
  ['c:a', null],
  ['~/a', null],
  ['a\u0000b', null],
  ['a\nb', null],
])('%j is the path %j', (path, expected) => {
  expect(normalizePath(path)).toBe(expected)
})

it.each([
  ['a.ts', '', 'a.ts'],
  ['src/a.ts', 'src', 'a.ts'],
  ['src/deep/a.ts', 'src/deep', 'a.ts'],
])('%s is in the folder "%s"', (path, folder, name) => {
  expect([folderOf(path), nameOf(path)]).toEqual([folder, name])
})

it.each([
  ['Write the CSV export!', 'write-the-csv-export'],
  ['one two three four five six seven eight nine', 'one-two-three-four-five-six-seven-eight'],
  ['Über ﬁne Größe', 'über-fine-größe'],
  ['e\u0301 is é', 'é-is-é'],
  ['日本語 テスト', '日本語-テスト'],
  ['नमस्ते दुनिया', 'नमस्ते-दुनिया'],
  ['__proto__', 'proto'],
  ['→ … !', ''],
  ['', ''],
  ['a'.repeat(200), 'a'.repeat(80)],
  [`a${'𝟘'.repeat(3)}`, 'a000'],
  [`a${'𐌰'.repeat(60)}`, `a${'𐌰'.repeat(39)}`],
])('%j has the slug %j', (text, expected) => {
  expect(slug(text, 8)).toBe(expected)
})

it('a digest tells its parts apart', () => {
  expect(digest('a', 'b')).toMatch(/^[0-9a-f]{16}$/)
  // printf 'a\0' | sha256sum
  expect(digest('a')).toBe('ffe9aaeaa2a2d504')
  expect(new Set([digest('ab'), digest('a', 'b'), digest('a', '', 'b'), digest(''), digest()]).size).toBe(5)
})
