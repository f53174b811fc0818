import { explicitId, Identities, seriesOf } from '../../src/plan/identity.ts'

describe('an id in front of an item', () => {
  it.each([
    ['T001 Set up', 'T001', 'Set up'],
    ['AUTH-3: Log in', 'AUTH-3', 'Log in'],
    ['**AC-1** — Works', 'AC-1', 'Works'],
    ['`FR-001`: Works', 'FR-001', 'Works'],
    ['[US-2] Works', 'US-2', 'Works'],
    ['1.2 Parser', '1.2', 'Parser'],
    ['1.2.3. Parser', '1.2.3', 'Parser'],
    ['Task 1.2: Parser', '1.2', 'Parser'],
    ['Story T1 - Parser', 'T1', 'Parser'],
    ['#12 Parser', '12', 'Parser'],
    ['REQ-AUTH-12a Parser', 'REQ-AUTH-12a', 'Parser'],
    ['T1', 'T1', ''],
  ])('%s', (text, id, rest) => {
    const found = explicitId(text)
    expect(found?.id).toBe(id)
    expect(text.slice(found?.length)).toBe(rest)
  })

  it.each([
    '',
    'Parser',
    '3 parsers',
    '1. Parser',
    '2026-10-01 Parser',
    'T1000000 Parser',
    'TXXX Parser',
    'v1.2 Parser',
    't001 Parser',
    'A parser',
    'HTTP2x Parser',
    '1.2/3 Parser',
  ])('%j has none', text => {
    expect(explicitId(text)).toBeNull()
  })
})

describe('ids of a plan', () => {
  it('are made of the first eight words', () => {
    const { id, duplicate } = new Identities().claim(
      null,
      'One two, three-four FIVE six seven eight nine',
      '',
    )
    expect([id, duplicate]).toEqual(['one-two-three-four-five-six-seven-eight', false])
  })

  it('name the section, then count, where a text stands twice', () => {
    const identities = new Identities()
    const ids = ['A', 'A', 'A', 'B', 'B'].map(section => identities.claim(null, 'Write tests', section).id)
    expect(ids).toEqual(['write-tests', 'write-tests@a', 'write-tests~2', 'write-tests@b', 'write-tests~3'])
  })

  it('tell when one that somebody wrote stands twice', () => {
    const identities = new Identities()
    expect(identities.claim('T1', 'a', '')).toEqual({ id: 'T1', duplicate: false })
    expect(identities.claim('T1', 'b', '')).toEqual({ id: 'T1~2', duplicate: true })
  })

  it('exist for a text without words', () => {
    expect(new Identities().claim(null, '→ …', '').id).toBe('item')
  })
})

it.each([
  ['T012', 'T'],
  ['AUTH-3', 'AUTH-'],
  ['1.2', ''],
  ['write-tests', 'write-tests'],
])('%s is of the series "%s"', (id, series) => {
  expect(seriesOf(id)).toBe(series)
})
