import { LineSplitter } from '../../src/text/lines.ts'

function linesOf(chunks: readonly string[], maxLength = 100): readonly string[] {
  const lines: string[] = []
  const splitter = new LineSplitter(line => lines.push(line), maxLength)
  for (const chunk of chunks) splitter.push(chunk)
  splitter.end()
  return lines
}

it.each([
  [[], []],
  [[''], []],
  [['a'], ['a']],
  [['a\n'], ['a']],
  [['a\nb\rc\r\nd'], ['a', 'b', 'c', 'd']],
  [['\n\n\r\r'], ['', '', '', '']],
  [
    ['a\r', '\nb'],
    ['a', 'b'],
  ],
  [
    ['a\r', '', '\nb'],
    ['a', 'b'],
  ],
  [
    ['a\r', 'b'],
    ['a', 'b'],
  ],
  [
    ['a\n', '\nb'],
    ['a', '', 'b'],
  ],
  [
    ['ab', 'cd', '\nef'],
    ['abcd', 'ef'],
  ],
])('%j is the lines %j', (chunks, expected) => {
  expect(linesOf(chunks)).toEqual(expected)
})

it('the same text is the same lines, wherever it is torn apart', () => {
  const text = 'one\r\n\r\ntwo\rthree\n\nfour'
  for (let at = 0; at <= text.length; at++) {
    expect(linesOf([text.slice(0, at), text.slice(at)])).toEqual(['one', '', 'two', 'three', '', 'four'])
  }
})

it('a line that is too long is cut, and the next one is whole', () => {
  expect(linesOf(['abcdef', 'ghi\nxy\n', 'abcd'], 4)).toEqual(['abcd', 'xy', 'abcd'])
})
