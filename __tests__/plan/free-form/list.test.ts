import { onlyItem, outline, planOf, warnings } from '../reading.ts'

describe('boxes', () => {
  it.each([
    ['- [ ] a', 'todo', ' '],
    ['- [x] a', 'done', 'x'],
    ['- [X] a', 'done', 'X'],
    ['* [x] a', 'done', 'x'],
    ['+ [x] a', 'done', 'x'],
    ['1. [x] a', 'done', 'x'],
    ['23) [x] a', 'done', 'x'],
    ['-   [x] a', 'done', 'x'],
    ['-\t[x] a', 'done', 'x'],
    ['-\n  [x] a', 'done', 'x'],
    ['> - [x] a', 'done', 'x'],
    ['> > 1. [x] a', 'done', 'x'],
    ['- [~] a', 'in-progress', '~'],
    ['- [/] a', 'in-progress', '/'],
    ['- [-] a', 'dropped', '-'],
    ['- [>] a', 'todo', '>'],
    ['- [✅] a', 'done', '✅'],
    ['- [✔️] a', 'done', '✔️'],
    ['- [❌] a', 'todo', '❌'],
    ['- [N/A] a', 'dropped', 'N/A'],
    ['- [ ]* a', 'todo', ' '],
    ['- [?] a', 'unknown', '?'],
    ['- [] a', 'unknown', ''],
  ])('%j', (document, claim, mark) => {
    const item = onlyItem(document)
    expect(item).toMatchObject({ title: 'a', claim, marker: { kind: 'box', text: mark } })
    expect(document.slice(item.marker?.start, item.marker?.end)).toBe(mark)
  })

  it.each([
    '- [P] a',
    '- [link](a.md)',
    '- [x](a.md)',
    '- [xx] a',
    '- [x]a',
    '- \\[x] a',
    '- a [x]',
    '[x] a',
  ])('%j has none', document => {
    expect(planOf(document).items).toEqual([])
  })

  it.each(['?', '!', ''])('an unknown mark [%s] is kept, and said once wherever it stands', mark => {
    const message = `the mark [${mark}] is not known; the claim is kept as unknown (expected [ ], [x], [~], [-])`
    expect(warnings(`- [${mark}] a`)).toEqual([`1 ${message}`])
    expect(warnings(`- [x] a\n  - note\n    - [${mark}] b`)).toEqual([`3 ${message}`])
  })

  it('an asterisk or the word makes an item optional', () => {
    expect(onlyItem('- [ ]* a').optional).toBe(true)
    expect(onlyItem('- [ ] Optional: a').optional).toBe(true)
    expect(onlyItem('- [ ] (optional) a').optional).toBe(true)
    expect(onlyItem('- [ ] a').optional).toBeUndefined()
  })

  it('a box without text is said aloud', () => {
    expect(warnings('- [ ] <!-- nothing -->')).toEqual(['1 a mark without text; nothing to judge'])
    expect(outline('- [x] T1')).toEqual(['done T1'])
  })
})

describe('emoji', () => {
  it.each([
    ['- ✅ a', 'done', '✅'],
    ['- **✅ a**', 'done', '✅'],
    ['- 🚧 a', 'in-progress', '🚧'],
    ['- ⚠️ a', 'in-progress', '⚠️'],
    ['- a ✅', 'done', '✅'],
    ['- a ✅ DONE', 'done', '✅ DONE'],
    ['- a: ❌', 'todo', '❌'],
    ['1. ❌ a', 'todo', '❌'],
  ])('%j', (document, claim, mark) => {
    const { title, claim: said, marker } = onlyItem(document)
    expect([title.replace(':', ''), said, marker?.kind, marker?.text]).toEqual(['a', claim, 'emoji', mark])
    expect(document.slice(marker?.start, marker?.end)).toBe(mark)
  })

  it('a box comes before an emoji', () => {
    expect(onlyItem('- [ ] a ✅')).toMatchObject({ claim: 'todo', marker: { kind: 'box' } })
  })

  it.each(['- 💡 a', '- a', '- a\n\n  ✅'])('%j is no claim', document => {
    expect(planOf(document).items).toEqual([])
  })
})

describe('titles', () => {
  it.each([
    ['- [x] **Bold** and `code` and [link](a.md)', 'Bold and code and link'],
    ['- [~] a &amp; b \\* c', 'a & b * c'],
    ['- [~] first\n      second', 'first second'],
    ['- [ ]* first  \n  second', 'first second'],
    ['- [ ] T001 [P] [US1] Parse', 'Parse'],
    ['- [ ] **T001**: Parse', 'Parse'],
    ['- [ ] a <!-- comment --> b', 'a b'],
    ['- ✅ a ✅ b', 'a ✅ b'],
    ['- a ✅ Done (Friday)', 'a (Friday)'],
    ['- [ ] a[^1]\n\n[^1]: note', 'a'],
    ['- [ ] ![picture](a.png) b', 'picture b'],
  ])('%j', (document, title) => {
    expect(onlyItem(document).title).toBe(title)
  })
})

describe('nested lists', () => {
  it('are items of the item above them', () => {
    const document = '- [ ] a\n  - [x] b\n    1. [ ] c\n  - [ ] d\n- [ ] e\n'
    expect(outline(document)).toEqual(['todo a', '  done b', '    todo c', '  todo d', 'todo e'])
    expect(planOf(document).items.map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 4],
      [2, 3],
      [3, 3],
      [4, 4],
      [5, 5],
    ])
  })

  it('are found below bullets that are no items', () => {
    expect(outline('- Group\n  - [ ] a\n  - Other\n    - [x] b')).toEqual(['todo a', 'done b'])
  })

  it('without marks are details of their item', () => {
    const [item] = planOf('- [ ] a\n  - in `src/a.ts`\n  - < 5 ms\n    - due 2026-10-01').items
    expect(item).toMatchObject({
      references: [{ kind: 'path', value: 'src/a.ts', line: 2 }],
      thresholds: [{ op: '<', value: 5, unit: 'ms' }],
      due: '2026-10-01',
    })
  })

  it('are found in tables, quotes and code inside of a list, too', () => {
    expect(outline('- [ ] a\n\n  > - [x] b\n')).toEqual(['todo a', 'done b'])
    expect(outline('- note\n\n  | Task | Status |\n  |---|---|\n  | b | Done |\n')).toEqual(['done b'])
    expect(warnings('- [ ] a\n\n  ```\n  - [x] b\n  ```\n')).toEqual([
      '3 1 box inside a code block; not read as items',
    ])
  })
})

describe('plain bullets', () => {
  it.each(['Deliverables', 'Acceptance criteria', 'Success metrics'])('are items below "%s"', heading => {
    expect(outline(`# ${heading}\n- a\n  - detail\n- b`)).toEqual(['none a', 'none b'])
  })

  it.each(['Tasks', 'Notes', 'Risks', 'Introduction'])('are none below "%s"', heading => {
    expect(outline(`# ${heading}\n- a\n- b`)).toEqual([])
  })

  it('are items when somebody binds them', () => {
    const item = onlyItem('- a <!-- proof: test="a*" -->\n- b')
    expect(item).toMatchObject({ title: 'a', claim: 'none', marker: null })
  })
})

describe('struck-out items', () => {
  it.each(['- [x] ~~a~~', '- ✅ ~~a~~', '- [ ] ~~a~~', '- [ ] ~~a~~ (see b)', '- [ ] ~~a~~ <!-- why -->'])(
    '%j were given up',
    document => {
      expect(onlyItem(document).claim).toBe('dropped')
    },
  )

  it('are not those with a word struck out', () => {
    expect(onlyItem('- [x] a ~~b~~').claim).toBe('done')
    expect(onlyItem('- [x] ~~a~~ **b**').claim).toBe('done')
  })
})

describe('a status on the bullet below', () => {
  it('is the claim of the bullet above', () => {
    const document = '- **a**\n  - Status: ✅ Done\n  - Files: `src/a.ts`\n- **b**\n  - **Status**: pending\n'
    expect(outline(document)).toEqual(['done a', 'todo b'])
    expect(planOf(document).items.map(item => item.marker?.text)).toEqual(['✅ Done', 'pending'])
  })

  it('counts less than the mark of the bullet itself', () => {
    expect(outline('- [ ] a\n  - Status: done\n')).toEqual(['todo a'])
  })

  it('keeps the items below it', () => {
    expect(outline('- a\n  - Status: done\n    - [ ] b\n')).toEqual(['done a', '  todo b'])
    expect(outline('- Status: done\n  - [ ] b\n')).toEqual(['done Status of the document', '  todo b'])
  })
})

describe('ids', () => {
  it('that stand twice are told apart and reported', () => {
    const document = '# A\n- [ ] T1 a\n# B\n- [ ] T1 b\n- [ ] T1 c\n'
    expect(planOf(document).items.map(item => item.id)).toEqual(['T1', 'T1@b', 'T1~2'])
    expect(warnings(document)).toEqual([
      '4 the id T1 stands twice, first in line 2; this item is called T1@b',
      '5 the id T1 stands twice, first in line 2; this item is called T1~2',
    ])
  })

  it('of an author win over those made of words', () => {
    expect(planOf('- [ ] t1\n- [ ] T1').items.map(({ id, idOrigin }) => [id, idOrigin])).toEqual([
      ['t1', 'derived'],
      ['T1', 'explicit'],
    ])
  })

  it('stay when siblings come and go', () => {
    const before = planOf('- [ ] one\n- [ ] two\n').items
    const after = planOf('- [ ] zero\n- [x] one\n- [ ] and a half\n- [ ] two\n').items
    for (const { id, digest } of before) expect(after).toContainEqual(expect.objectContaining({ id, digest }))
  })

  it('are what dependencies name', () => {
    const document = '- [ ] T1 a\n- [ ] T2 b (depends on T1)\n- [ ] T3 c (depends on T9, UTF-8)\n'
    expect(planOf(document).items.map(item => item.dependsOn)).toEqual([[], ['T1'], []])
    expect(warnings(document)).toEqual(['3 T3 depends on T9, which is no item of this plan'])
  })
})
