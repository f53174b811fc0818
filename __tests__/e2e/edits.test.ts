import { changedLines, linesOf, withoutBlocks } from './edits.ts'

const BLOCK = '<!-- phaseproof:begin status -->\nwords\n<!-- phaseproof:end status -->\n'

describe('what changed outside managed blocks', () => {
  it.each<[string, string, string]>([
    ['a block at the end', 'a\n\nb\n', `a\n\nb\n\n${BLOCK}`],
    ['a block in the middle', 'a\n\nb\n', `a\n\n${BLOCK}\nb\n`],
    ['a block between blank lines that were there', 'a\n\n\nb\n', `a\n\n${BLOCK}\nb\n`],
  ])('%s leaves the document', (_, before, after) => {
    const lines = linesOf(Buffer.from(before))
    expect(changedLines(lines, withoutBlocks(Buffer.from(after), before))).toEqual([])
  })

  it.each<[string, string, string, readonly object[]]>([
    ['a tick is one byte', '- [ ] a\r\n', '- [x] a\r\n', [{ line: 1, bytes: 1 }]],
    ['a lost carriage return', 'a\n- [ ] b\r\n', 'a\n- [ ] b\n', [{ line: 2, bytes: null }]],
    ['a line too many', 'a\n', 'a\nb\n', [{ line: 2, bytes: null }]],
  ])('%s', (_, before, after, expected) => {
    const [old, now] = [Buffer.from(before), Buffer.from(after)]
    expect(changedLines(linesOf(old), withoutBlocks(now, old))).toEqual(expected)
  })
})
