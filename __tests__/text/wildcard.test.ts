import { matchesGlob, matchesWildcard } from '../../src/text/wildcard.ts'

it.each([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['*', 'anything / at all', true],
  ['login*', 'login rejects', true],
  ['login*', 'a login', false],
  ['*rejects*', 'login rejects it', true],
  ['a*b*c', 'aXbYbZc', true],
  ['a*b*c', 'aXbYbZ', false],
  ['a**b', 'ab', true],
  ['a?b', 'a?b', true],
  ['a?b', 'axb', false],
  ['a.b', 'axb', false],
  ['[ab]', 'a', false],
  ['$&', '$&', true],
])('%j matches %j: %s', (pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected)
})

it.each([
  ['a.md', 'a.md', true],
  ['*.md', 'a.md', true],
  ['*.md', 'b/a.md', false],
  ['?.md', 'a.md', true],
  ['?.md', '.md', false],
  ['a/?/c', 'a/b/c', true],
  ['a/?/c', 'a//c', false],
  ['**/*.md', 'a.md', true],
  ['**/*.md', 'a/b/c.md', true],
  ['a/**', 'a/b/c', true],
  ['a/**', 'a', true],
  ['a/**', 'b/c', false],
  ['a/**/c', 'a/c', true],
  ['a/**/c', 'a/b/b/c', true],
  ['a/**/**/c', 'a/c', true],
  ['a/**b/c', 'a/xb/c', true],
  ['a/**b/c', 'a/x/b/c', false],
  ['*/a', 'b/a', true],
  ['*/a', 'a', false],
  ['{a,b}.md', 'a.md', false],
  ['{a,b}.md', '{a,b}.md', true],
])('%j matches the path %j: %s', (glob, path, expected) => {
  expect(matchesGlob(glob, path)).toBe(expected)
})

it('no pattern runs away', () => {
  expect(matchesWildcard('*a'.repeat(500), `${'a'.repeat(10_000)}b`)).toBe(false)
  expect(matchesGlob(`${'**/'.repeat(200)}x`, `${'a/'.repeat(2000)}y`)).toBe(false)
})
