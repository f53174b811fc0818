import { applySplices } from '../../src/docs/claims.ts'
import { audit, OPPOSITE, reading, remembered } from './judging.ts'

const BEGIN = Buffer.from('<!-- phaseproof:begin status -->')
const BOM = '\ufeff'

/** Documents as editors and people leave them. */
const DOCUMENTS: readonly (readonly [string, Buffer])[] = [
  ['LF', Buffer.from('# Plan\n\n- [ ] a\n- [x] b\n')],
  ['CRLF', Buffer.from('# Plan\r\n\r\n- [ ] a\r\n  - [x] b\r\n')],
  ['mixed line ends', Buffer.from('# Plan\r\n\n- [ ] a\n- [x] b\r\n\r\n')],
  ['CR alone', Buffer.from('# Plan\r\r- [ ] a\r- [x] b\r')],
  ['a byte order mark', Buffer.from(`${BOM}- [ ] a\n- [x] b\n`)],
  ['a byte order mark and CRLF', Buffer.from(`${BOM}- [ ] a\r\n- [x] b\r\n`)],
  ['tabs', Buffer.from('-\t[ ]\ta\n\t-\t[x]\tb\n')],
  ['trailing spaces', Buffer.from('- [ ] a  \n- [x] b \t \n   \n')],
  ['no final newline', Buffer.from('- [ ] a\n- [x] b')],
  ['no final newline, but spaces', Buffer.from('- [ ] a\n- [x] b\n   ')],
  ['many final newlines', Buffer.from('- [ ] a\n- [x] b\n\n\n\n')],
  ['Latin-1', Buffer.from('# Caf\u00e9\r\n\r\n- [ ] \u00fcber\r\n- [x] b\r\n', 'latin1')],
  [
    'broken UTF-8',
    Buffer.concat([Buffer.from('- [ ] ä ✅ '), Buffer.from([0xff, 0xc3]), Buffer.from('\n- [x] b')]),
  ],
  ['astral characters', Buffer.from('- [ ] 😀😀 a\n- [x] 👩‍💻 b\n')],
  ['escapes and entities', Buffer.from('- [ ] a \\* &amp; &#x5b; b\n- [x] \\[x] c\n')],
  ['a list in a quote', Buffer.from('> - [ ] a\n>   - [x] b\n')],
  ['odd white space', Buffer.from('- [ ] a\u00a0b\u2028c\n- [x] d\u0085e\n')],
]

/** What stands before and behind the status block. */
function outside(document: Buffer): Buffer {
  const begin = document.indexOf(BEGIN)
  return begin < 0 ? document : document.subarray(0, begin)
}

/** Offsets at which two buffers of one length differ. */
function differences(a: Buffer, b: Buffer): readonly number[] {
  return [...a.keys()].filter(i => a[i] !== b[i])
}

describe.each(DOCUMENTS)('a document with %s', (_, bytes) => {
  const read = reading(bytes)
  const [first, second] = read.plan.items

  it('has an open item and one that is done', () => {
    expect(read.plan.items.map(item => item.claim)).toEqual(['todo', 'done'])
  })

  it.each([
    ['a tick', first?.id, 0x20, 0x78],
    ['an untick', second?.id, 0x78, 0x20],
  ] as const)('differs in exactly one byte after %s', (_name, id, was, is) => {
    const { document } = audit(read, item => (item.id === id ? OPPOSITE(item) : 'unproven'))
    const kept = outside(document)
    expect(kept.length).toBeGreaterThanOrEqual(bytes.length)
    // Behind the old text stand line breaks only, of the document's own kind.
    expect(kept.subarray(bytes.length).toString()).toMatch(/^(?:\r\n?|\n){1,2}$/)
    const changed = differences(bytes, kept.subarray(0, bytes.length))
    expect(changed.map(at => [bytes[at], kept[at]])).toEqual([[was, is]])
  })

  it('is written once: the second audit finds nothing to do', () => {
    const verdicts = remembered(read.plan, OPPOSITE)
    const once = audit(read, verdicts)
    expect(once.changed).toEqual(['phases/plan.md', '.phaseproof/phases/plan.md.json'])
    const twice = audit(reading(once.document), verdicts, once.ledger)
    expect(twice.changed).toEqual([])
  })

  it('says the same after the edits, but for the claims', () => {
    const { document } = audit(read, OPPOSITE)
    const after = reading(document).plan
    const facts = (plan: typeof after) => plan.items.map(({ claim, marker, ...rest }) => rest)
    expect(facts(after)).toEqual(facts(read.plan))
    expect(after.items.map(item => item.claim)).toEqual(['done', 'todo'])
    expect(after.blocks).toHaveLength(1)
    expect(after.warnings).toEqual(read.plan.warnings)
  })
})

describe('line ends of the block', () => {
  it.each([
    ['- [ ] a\r\n', /^(?:[^\r\n]*\r\n)+$/],
    ['- [ ] a\n', /^(?:[^\r\n]*\n)+$/],
  ])('are those of the document: %j', (document, lines) => {
    expect(audit(reading(document), OPPOSITE).document.toString()).toMatch(lines)
  })

  it('end the document as it ended before', () => {
    expect(audit(reading('- [ ] a'), OPPOSITE).document.toString()).toMatch(/-->$/)
    expect(audit(reading('- [ ] a\n'), OPPOSITE).document.toString()).toMatch(/-->\n$/)
  })

  it('and its characters are ASCII where the document is no UTF-8', () => {
    const document = Buffer.from('- [x] caf\u00e9 \u00a9 @me\n', 'latin1')
    const after = audit(reading(document), () => 'failing').document
    const block = after.subarray(after.indexOf(BEGIN))
    expect([...block].every(byte => byte < 0x80)).toBe(true)
    expect(block.toString()).not.toContain('@me')
  })
})

describe('splices', () => {
  it('are applied from back to front, whatever their order', () => {
    const splices = [
      { start: 4, end: 5, text: 'E' },
      { start: 0, end: 1, text: 'AA' },
      { start: 2, end: 2, text: '-' },
    ]
    expect(applySplices('abcdef', splices)).toBe('AAb-cdEf')
    expect(applySplices('abc', [])).toBe('abc')
  })

  it('that overlap are a defect', () => {
    const splices = [
      { start: 0, end: 2, text: '' },
      { start: 1, end: 3, text: '' },
    ]
    expect(() => applySplices('abc', splices)).toThrow('edits overlap at offset 1')
  })
})
