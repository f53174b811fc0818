import { claimChanges } from '../../src/docs/claims.ts'
import { audit, judgement, ladder, OPPOSITE, reading } from './judging.ts'

/** The text above the status block after every claim was turned around. */
function turned(document: string): string {
  const { document: after } = audit(reading(document), OPPOSITE)
  return after.toString().split('\n<!-- phaseproof:begin')[0] ?? ''
}

describe('a claim is changed in the words of its document', () => {
  it.each([
    ['a box', '- [ ] a\n', '- [x] a\n'],
    ['a ticked box', '- [X] a\n', '- [ ] a\n'],
    ['a half-ticked box', '- [~] a\n', '- [x] a\n'],
    ['an emoji', '- ❌ a\n', '- ✅ a\n'],
    ['an emoji with its selector', '- ⚠️ a\n', '- ✅ a\n'],
    ['an emoji at the end', '- a ✅\n', '- a ❌\n'],
    ['an emoji and a word', '# A ⏳ PENDING\n', '# A ✅ DONE\n'],
    ['an emoji and a small word', '- a ⏳ pending\n', '- a ✅ done\n'],
    ['an emoji and a word in emphasis', '# A ✅ **COMPLETED**\n', '# A ❌ **PENDING**\n'],
    ['a word', '# A: Pending\n', '# A: Done\n'],
    ['a loud word', '# Phase 4: COMPLETED\n', '# Phase 4: PENDING\n'],
    ['a small word', '# A (pending)\n', '# A (done)\n'],
    ['a word above a line', 'A: Pending\n==========\n', 'A: Done\n==========\n'],
    ['a status line', '# A\n\n**Status**: NOT STARTED\n', '# A\n\n**Status**: DONE\n'],
    ['front matter', '---\nstatus: in-progress\n---\n', '---\nstatus: done\n---\n'],
    ['quoted front matter', '---\nstatus: "Done"\n---\n', '---\nstatus: "Pending"\n---\n'],
    [
      'a cell',
      '| Task | Status |\n|---|---|\n| a | Pending |\n',
      '| Task | Status |\n|---|---|\n| a | Done |\n',
    ],
    ['a share', '| Task | Done |\n|---|---|\n| a | 40% |\n', '| Task | Done |\n|---|---|\n| a | 100% |\n'],
    [
      'a box in a cell',
      '| Task | Done |\n|---|---|\n| a | [ ] |\n',
      '| Task | Done |\n|---|---|\n| a | [x] |\n',
    ],
  ])('%s', (_, before, after) => {
    expect(turned(before)).toBe(after)
  })

  const table = (...cells: readonly string[]) =>
    ['| Task | Status |', '|---|---|', ...cells.map((cell, i) => `| t${i} | ${cell} |`), ''].join('\n')

  it('the word that it uses most for such a place wins', () => {
    const { document } = audit(
      reading(table('Shipped', 'Shipped', 'Merged', 'Planned', 'Planned', 'Open', 'WIP')),
      item => (item.title === 't6' ? 'verified' : item.title === 't0' ? 'failing' : 'unproven'),
    )
    expect(document.toString()).toContain(
      table('Planned', 'Shipped', 'Merged', 'Planned', 'Planned', 'Open', 'Shipped'),
    )
  })

  it('a word of a cell is not put where it could not be read', () => {
    const document = `# Phase 4: Pending\n\n${table('x', 'x', 'Implemented')}`
    const { document: after } = audit(reading(document), item =>
      item.kind === 'milestone' ? 'verified' : 'unproven',
    )
    expect(after.toString()).toContain('# Phase 4: Done\n')
  })

  it('an emoji with a word is followed by one with a word', () => {
    const { document } = audit(
      reading(table('🎉', '🟢 Live', '✅ Shipped', '✅ Shipped', '🚧 Started')),
      item => (item.title === 't4' ? 'verified' : 'unproven'),
    )
    expect(document.toString()).toContain(table('🎉', '🟢 Live', '✅ Shipped', '✅ Shipped', '✅ Shipped'))
  })
})

describe('which claims change', () => {
  const { plan, source } = reading('- [ ] open\n- [~] begun\n- [x] done\n- [-] dropped\n- [?] odd\n')

  it.each([
    ['verified', ['open: x', 'begun: x']],
    ['attested', ['open: x', 'begun: x']],
    ['failing', ['done:  ']],
    ['missing', ['done:  ']],
    ['implemented', []],
    ['not-run', []],
    ['unproven', []],
    ['blocked', []],
  ] as const)('%s', (verdict, expected) => {
    const judged = { plan, judgements: plan.items.map(item => judgement(item, verdict)) }
    const changes = claimChanges(judged, source, { tickAt: 'verified', untick: 'contradicted' })
    expect(changes.map(change => `${change.item}: ${change.splice.text}`)).toEqual(expected)
  })

  it('nothing is unticked where the policy forbids it', () => {
    const judged = { plan, judgements: plan.items.map(item => judgement(item, 'failing')) }
    expect(claimChanges(judged, source, { tickAt: 'verified', untick: 'never' })).toEqual([])
  })

  it('a higher rung may be asked for', () => {
    const climbed = (missing: readonly string[]) =>
      plan.items.map(item => judgement(item, 'verified', { ladder: ladder(missing) }))
    const policy = { tickAt: 'failed-before', untick: 'never' } as const
    expect(claimChanges({ plan, judgements: climbed(['failed-before']) }, source, policy)).toEqual([])
    expect(claimChanges({ plan, judgements: climbed([]) }, source, policy)).toHaveLength(2)
  })

  it('an item without a mark has none to change', () => {
    const plain = reading('# Deliverables\n- a\n')
    const judged = { plan: plain.plan, judgements: plain.plan.items.map(item => judgement(item, 'verified')) }
    expect(claimChanges(judged, plain.source, { tickAt: 'verified', untick: 'never' })).toEqual([])
  })

  it('people are told', () => {
    const judged = { plan, judgements: plan.items.map(item => judgement(item, OPPOSITE(item))) }
    const changes = claimChanges(judged, source, { tickAt: 'verified', untick: 'contradicted' })
    expect(changes.map(change => change.summary)).toEqual([
      'ticked open (verified)',
      'ticked begun (verified)',
      'unticked done (failing)',
    ])
  })
})
