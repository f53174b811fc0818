import { readPlan } from '../../src/plan/read.ts'
import { decodeSource } from '../../src/plan/source.ts'
import { encodeSource } from '../../src/text/source.ts'
import { reading, warnings } from './reading.ts'

const BOM = [0xef, 0xbb, 0xbf]

describe('documents that are text', () => {
  it.each([
    ['UTF-8', Buffer.from('# Ä 😀\r\n'), { encoding: 'utf8', bom: false }],
    ['UTF-8 with a byte order mark', Buffer.from([...BOM, 0x41]), { encoding: 'utf8', bom: true }],
    ['two byte order marks', Buffer.from([...BOM, ...BOM, 0x41]), { encoding: 'utf8', bom: true }],
    ['a byte order mark alone', Buffer.from(BOM), { encoding: 'utf8', bom: true }],
    ['Latin-1', Buffer.from('caf\u00e9', 'latin1'), { encoding: 'latin1', bom: false }],
    ['broken UTF-8', Buffer.from([0x41, 0xc3, 0x28, 0xff]), { encoding: 'latin1', bom: false }],
    ['Latin-1 behind a byte order mark', Buffer.from([...BOM, 0xe9]), { encoding: 'latin1', bom: true }],
    ['a surrogate in UTF-8', Buffer.from([0xed, 0xa0, 0x80]), { encoding: 'latin1', bom: false }],
  ])('%s comes back byte for byte', (_, bytes, expected) => {
    const source = decodeSource('plan.md', bytes)
    if (!source.ok) throw new Error('not read')
    expect(source.value).toMatchObject(expected)
    expect(source.value.text.startsWith('\ufeff')).toBe(bytes.length > 6 && bytes[3] === 0xef)
    expect(encodeSource(source.value, source.value.text)).toEqual(bytes)
  })

  it('are read at an offset of a larger buffer, too', () => {
    const bytes = Buffer.from('xx\u00e9yy', 'latin1').subarray(2, 3)
    expect(decodeSource('plan.md', bytes)).toMatchObject({ ok: true, value: { text: '\u00e9' } })
  })
})

it.each<[string, Buffer, RegExp, RegExp]>([
  ['empty', Buffer.alloc(0), /is empty/, /Write the items there/],
  ['binary', Buffer.from([0x23, 0x20, 0x00, 0x41]), /is binary/, /Expected Markdown in UTF-8/],
  ['UTF-16 LE', Buffer.from([0xff, 0xfe, 0x41, 0x00]), /is UTF-16/, /iconv/],
  ['UTF-16 BE', Buffer.from([0xfe, 0xff, 0x00, 0x41]), /is UTF-16/, /iconv/],
  ['UTF-32 LE', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), /is UTF-16/, /iconv/],
  ['huge', Buffer.alloc(16 * 1024 * 1024 + 1, 0x61), /has 16777217 bytes/, /split it/],
])('a document that is %s is refused in one line', (_, bytes, message, remedy) => {
  const read = readPlan('plan.md', bytes)
  expect(read).toEqual({
    ok: false,
    problems: [
      {
        severity: 'error',
        place: 'plan.md',
        message: expect.stringMatching(message),
        remedy: expect.stringMatching(remedy),
      },
    ],
  })
})

it('a document that is no UTF-8 says so where it begins to be none', () => {
  const { plan, source } = reading(Buffer.from('# Plan\r\n\r\n- [x] caf\u00e9\r\n', 'latin1'))
  expect(source.encoding).toBe('latin1')
  expect(plan.items).toMatchObject([{ title: 'caf\u00e9', claim: 'done' }])
  expect(plan.warnings).toEqual([{ line: 3, message: expect.stringContaining('not valid UTF-8') }])
})

it('white space alone is a plan without items', () => {
  expect(reading(' \r\n\t').plan).toMatchObject({ items: [], blocks: [], openEnded: true, title: 'plan.md' })
  expect(warnings('\n')).toEqual([])
})
