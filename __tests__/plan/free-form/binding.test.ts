import { planOf, warnings } from '../reading.ts'

/** `id kind=value` of every binding. */
function bindings(document: string): readonly string[] {
  return planOf(document).items.flatMap(item =>
    item.references
      .filter(reference => reference.origin === 'binding')
      .map(({ kind, value }) => `${item.id} ${kind}=${value}`),
  )
}

const PROOF = '<!-- proof: test="a*" -->'

describe('a binding belongs to', () => {
  it.each([
    ['the item that it ends', `- [ ] T1 a ${PROOF}\n- [ ] T2 b`, 'T1'],
    ['the item on the line before', `- [ ] T1 a\n- [ ] T2 b\n${PROOF}`, 'T2'],
    ['the item before the empty line', `- [ ] T1 a\n\n${PROOF}`, 'T1'],
    ['the last nested item', `- [ ] T1 a\n  - [ ] T2 b\n${PROOF}`, 'T2'],
    ['the item by its indentation', `- [ ] T1 a\n  - [ ] T2 b\n\n  ${PROOF}`, 'T1'],
    ['the item whose line goes on', `- [ ] T1 a\n  ${PROOF}`, 'T1'],
    ['the item of a detail', `- [ ] T1 a\n  - in detail ${PROOF}`, 'T1'],
    ['the heading above', `# T1 a ✅\n${PROOF}\n- [ ] T2 b`, 'T1'],
    ['the heading itself', `# T1 a ✅\n\ntext\n\n${PROOF}`, 'T1'],
    ['the last row of a table', `| ID | Status |\n|---|---|\n| T1 | Done |\n\n${PROOF}`, 'T1'],
    ['an item in a quote', `> - [ ] T1 a\n>\n> ${PROOF}`, 'T1'],
    ['its item, indented', `- [ ] T1 a\n\n   ${PROOF}`, 'T1'],
  ])('%s', (_, document, id) => {
    expect(bindings(document)).toEqual([`${id} test=a*`])
    expect(warnings(document)).toEqual([])
  })

  it.each([
    ['in front of everything', `${PROOF}\n\n- [ ] T1 a`],
    ['behind prose', `- [ ] T1 a\n\nprose\n\n${PROOF}`],
    ['below the next heading', `- [ ] T1 a\n\n# B\n\n${PROOF}`],
    ['on a bullet of its own kind', `- a\n\n  ${PROOF}`],
  ])('nothing %s', (_, document) => {
    expect(bindings(document)).toEqual([])
    expect(warnings(document)).toEqual([expect.stringContaining('this proof comment stands behind no item')])
  })
})

it('several bindings add up, on several lines', () => {
  const document =
    '- [ ] T1 a <!-- proof: path=a.ts -->\n<!-- proof: test=b -->\n<!--\n  proof: symbol=C.d check=e\n-->'
  expect(bindings(document)).toEqual(['T1 path=a.ts', 'T1 test=b', 'T1 symbol=C.d', 'T1 check=e'])
  expect(planOf(document).items[0]?.references.map(reference => reference.line)).toEqual([1, 2, 3, 3])
})

it('a sign-off has its place', () => {
  const document = '- [ ] T1 a <!-- proof: by="@org/operations" on=2026-10-01 until=2027-01-01 -->'
  expect(planOf(document, 'phases/a.md').items[0]?.signOff).toEqual({
    by: '@org/operations',
    on: '2026-10-01',
    until: '2027-01-01',
    place: 'phases/a.md:1',
  })
})

it('what cannot be read is reported, and the rest counts', () => {
  const document = '- [ ] T1 a <!-- proof: tset=b path=a.ts -->'
  expect(bindings(document)).toEqual(['T1 path=a.ts'])
  expect(warnings(document)).toEqual([
    expect.stringMatching(/^1 unknown key `tset`; expected one of test, path/),
  ])
})

it('other comments are nothing', () => {
  expect(warnings('- [ ] T1 a <!-- proofread -->\n<!-- note -->')).toEqual([])
})
