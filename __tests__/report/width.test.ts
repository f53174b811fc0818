import { clip, columns, pad, wrap } from '../../src/report/width.ts'

it.each([
  ['abc', 3],
  ['日本', 4],
  ['e\u0301', 1],
  ['👩‍💻', 2],
  ['✅', 2],
  ['✓', 1],
  ['', 0],
])('%j takes %d columns', (text, width) => {
  expect(columns(text)).toBe(width)
})

it.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdefg', 6, 'abcde…'],
  ['ab cdefg', 4, 'ab…'],
  ['日本語', 5, '日本…'],
  ['日本語', 6, '日本語'],
  ['a\u001b[31mb\nc', 9, 'ab c'],
])('%j in %d columns is %j', (text, width, clipped) => {
  expect(clip(text, width)).toBe(clipped)
  expect(columns(clip(text, width))).toBeLessThanOrEqual(width)
})

it('wraps between words, and cuts what has none', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrap('a 123456789 b', 5)).toEqual(['a', '1234…', 'b'])
  expect(wrap('', 5)).toEqual([])
})

it('fills up', () => {
  expect(pad('日', 4)).toBe('日  ')
  expect(pad('long', 2)).toBe('long')
})
