import { isDay, parseBinding } from '../../src/text/binding.ts'

const NOTHING = { test: [], path: [], symbol: [], check: [] }

describe('a binding', () => {
  it.each([
    ['<!-- proof: test="login rejects*" path=src/a.ts -->', { test: ['login rejects*'], path: ['src/a.ts'] }],
    ['<!--proof:symbol=Auth.login check=speed-->', { symbol: ['Auth.login'], check: ['speed'] }],
    ['<!-- proof: test=a test="b c" -->', { test: ['a', 'b c'] }],
    ['<!--\n  proof:\n    test=a\n    path=b\n-->', { test: ['a'], path: ['b'] }],
    ['<!-- proof: test=" a " -->', { test: ['a'] }],
    ['<!-- proof: path=a=b -->', { path: ['a=b'] }],
    ["<!-- proof: test=it's -->", { test: ["it's"] }],
  ])('%j', (comment, expected) => {
    expect(parseBinding(comment)).toEqual({ binding: { ...NOTHING, ...expected }, signOff: null, errors: [] })
  })

  it.each([
    '',
    '<!-- note -->',
    '<!-- proof -->',
    '<!-- proofs: test=a -->',
    'proof: test=a',
    '<!-- my proof: test=a -->',
  ])('%j is none', comment => {
    expect(parseBinding(comment)).toBeNull()
  })

  it.each([
    ['<!-- proof: -->', /names nothing/],
    ['<!-- proof: tset=a -->', /unknown key `tset`; expected one of test, path, symbol, check/],
    ['<!-- proof: __proto__=a -->', /cannot read `__proto__=a`/],
    ['<!-- proof: constructor=a -->', /unknown key `constructor`/],
    ['<!-- proof: test="" -->', /`test` is empty/],
    ['<!-- proof: test= path=a -->', /cannot read `test= path=a`; expected key=value/],
    ['<!-- proof: test="open -->', /cannot read `test="open`/],
    ['<!-- proof: login works -->', /cannot read `login works`/],
    ['<!-- proof: by=@a -->', /needs a name and a day/],
    ['<!-- proof: on=2026-10-01 -->', /needs a name and a day/],
    ['<!-- proof: by=@a on=tomorrow -->', /`tomorrow` is no day/],
    ['<!-- proof: by=@a on=2026-10-01 until=2026-02-30 -->', /`2026-02-30` is no day/],
  ])('%j says what was expected', (comment, error) => {
    expect(parseBinding(comment)?.errors[0]).toMatch(error)
  })

  it('keeps what could be read before the fault', () => {
    expect(parseBinding('<!-- proof: test=a tset=b path=c ??? check=d -->')).toMatchObject({
      binding: { test: ['a'], path: ['c'], check: [] },
      errors: [expect.stringContaining('tset'), expect.stringContaining('???')],
    })
  })

  it.each([
    ['<!-- proof: by="@org/team" on=2026-10-01 -->', { by: '@org/team', on: '2026-10-01' }],
    [
      '<!-- proof: by=@a on=2026-10-01 until=2027-01-01 -->',
      { by: '@a', on: '2026-10-01', until: '2027-01-01' },
    ],
  ])('%j signs off', (comment, signOff) => {
    expect(parseBinding(comment)).toEqual({ binding: NOTHING, signOff, errors: [] })
  })
})

it.each([
  ['2026-10-01', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['2026-10-01T00:00', false],
  ['', false],
])('%j is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected)
})
