import {
  differs,
  ledgerPath,
  nextLedger,
  readLedger,
  readLedgers,
  renderLedger,
} from '../../src/docs/ledger.ts'
import type { Ledger, LedgerEntry, Verdict } from '../../src/model/verdict.ts'
import { audit, judgement, reading } from './judging.ts'

const ENTRY: LedgerEntry = { claim: 'done', verdict: 'verified', text: 't', proof: 'p', commit: 'c' }

function ledger(items: Readonly<Record<string, LedgerEntry>>): Ledger {
  return { plan: 'phases/a.md', items }
}

function read(content: unknown) {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return readLedger('phases/a.md', Buffer.from(text))
}

const document = (items: unknown, schema = 'phaseproof.ledger/1') => ({ schema, plan: 'phases/a.md', items })

describe('a ledger in its file', () => {
  it('has one line an item, sorted', () => {
    expect(
      renderLedger(ledger({ b: ENTRY, a: { ...ENTRY, proof: null, commit: null, unticked: true } })),
    ).toBe(
      [
        '{',
        '  "schema": "phaseproof.ledger/1",',
        '  "plan": "phases/a.md",',
        '  "items": {',
        '    "a": {"claim":"done","verdict":"verified","text":"t","proof":null,"commit":null,"unticked":true},',
        '    "b": {"claim":"done","verdict":"verified","text":"t","proof":"p","commit":"c"}',
        '  }',
        '}',
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['nothing', {}],
    ['an item', { a: ENTRY }],
    ['odd ids', { 'a"b\\c\nd': ENTRY, 'ä😀': ENTRY, '': ENTRY }],
    [
      'ids of objects',
      Object.fromEntries(['constructor', 'toString', 'hasOwnProperty'].map(id => [id, ENTRY])),
    ],
    ['__proto__', JSON.parse(`{"__proto__":${JSON.stringify(ENTRY)}}`)],
    ['what was unticked', { a: { ...ENTRY, unticked: true, claim: 'todo' } }],
  ] as const)('comes back: %s', (_, items) => {
    const written = ledger(items)
    const { ledger: found, problems } = readLedger('phases/a.md', Buffer.from(renderLedger(written)))
    expect(problems).toEqual([])
    expect(Object.entries(found?.items ?? {}).sort()).toEqual(Object.entries(items).sort())
  })

  it.each<[string, unknown]>([
    ['no JSON', '{'],
    ['empty', ''],
    ['a list', []],
    ['null', null],
    ['another schema', document({}, 'phaseproof.ledger/2')],
    ['no items', document(undefined)],
    ['a list of items', document([])],
    ['an entry that is none', document({ a: 1 })],
    ['an unknown claim', document({ a: { ...ENTRY, claim: 'perhaps' } })],
    ['an unknown verdict', document({ a: { ...ENTRY, verdict: '__proto__' } })],
    ['a proof that is no text', document({ a: { ...ENTRY, proof: 1 } })],
    ['no commit', document({ a: { ...ENTRY, commit: undefined } })],
    ['an odd flag', document({ a: { ...ENTRY, unticked: false } })],
  ])('that is %s counts as none and is reported', (_, content) => {
    expect(read(content)).toEqual({
      ledger: null,
      problems: [
        {
          severity: 'warning',
          place: '.phaseproof/phases/a.md.json',
          message: expect.stringMatching(/^the ledger/),
          remedy: expect.stringContaining('delete the file'),
        },
      ],
    })
  })

  it('that is no UTF-8 counts as none', () => {
    expect(readLedger('a.md', Buffer.from([0x7b, 0xff, 0x7d])).ledger).toBeNull()
  })

  it('is looked for beside its plan', async () => {
    const stored = Buffer.from(renderLedger(ledger({ a: ENTRY })))
    const files: Record<string, Uint8Array> = { '.phaseproof/phases/a.md.json': stored }
    const found = await readLedgers(['phases/a.md', 'b.md'], { read: async path => files[path] ?? null })
    expect(ledgerPath('b.md')).toBe('.phaseproof/b.md.json')
    expect(found.get('phases/a.md')).toEqual({ ledger: ledger({ a: ENTRY }), bytes: stored, problems: [] })
    expect(found.get('b.md')).toEqual({ ledger: null, bytes: null, problems: [] })
  })
})

describe('the next ledger', () => {
  const { plan } = reading('- [x] T1 a\n')
  const [item] = plan.items
  if (!item) throw new Error('no item')
  const next = (before: Ledger | null, verdict: Verdict, proof: string | null, claims = new Map()) =>
    nextLedger({ plan, judgements: [judgement(item, verdict, { proof })] }, before, claims, 'new').items.T1

  it('keeps the commit at which the same was observed first', () => {
    const first = nextLedger({ plan, judgements: [judgement(item, 'verified')] }, null, new Map(), 'old')
    expect(next(first, 'verified', null)?.commit).toBe('old')
    expect(next(first, 'failing', null)?.commit).toBe('new')
    expect(next(first, 'verified', 'other proof')).toMatchObject({ commit: 'old', proof: 'other proof' })
    const reworded = { ...first, items: { T1: { ...ENTRY, ...first.items.T1, text: 'other' } } }
    expect(next(reworded, 'verified', null)?.commit).toBe('new')
  })

  it('holds the claim after the edits, and that it was us', () => {
    const unticked = next(null, 'failing', null, new Map([['T1', 'todo']]))
    expect(unticked).toMatchObject({ claim: 'todo', unticked: true })
    expect(next(null, 'failing', null)).not.toHaveProperty('unticked')
  })

  it('forgets what is no item any more', () => {
    expect(nextLedger({ plan, judgements: [] }, ledger({ T1: ENTRY }), new Map(), 'new').items).toEqual({})
  })

  it.each([['constructor'], ['__proto__'], ['hasOwnProperty']])(
    'knows no item %s before there is one',
    id => {
      const odd = { ...item, id }
      const judged = { plan, judgements: [judgement(odd, 'verified')] }
      const written = nextLedger(judged, ledger({}), new Map(), 'new')
      expect(Object.entries(written.items)).toEqual([[id, expect.objectContaining({ commit: 'new' })]])
      expect(differs(ledger({}), written)).toBe(true)
      expect(differs(written, written)).toBe(false)
      expect(nextLedger(judged, written, new Map(), 'newer')).toEqual(written)
    },
  )
})

describe('a ledger differs', () => {
  const before = ledger({ a: ENTRY })

  it.each<[string, Readonly<Record<string, LedgerEntry>>, boolean]>([
    ['by nothing', { a: ENTRY }, false],
    ['by a proof alone: no', { a: { ...ENTRY, proof: 'other' } }, false],
    ['by a claim', { a: { ...ENTRY, claim: 'todo' } }, true],
    ['by a verdict', { a: { ...ENTRY, verdict: 'failing' } }, true],
    ['by words', { a: { ...ENTRY, text: 'other' } }, true],
    ['by an item more', { a: ENTRY, b: ENTRY }, true],
    ['by an item less', {}, true],
    ['by an item’s id', { b: ENTRY }, true],
  ])('%s', (_, items, expected) => {
    expect(differs(before, ledger(items))).toBe(expected)
  })

  it('from none', () => {
    expect(differs(null, ledger({}))).toBe(true)
  })
})

describe('from audit to audit', () => {
  it('a changed proof alone writes nothing', () => {
    const once = audit(
      reading('- [x] a\n'),
      () => 'verified',
      undefined,
      () => ({ proof: 'one' }),
    )
    const again = audit(
      reading(once.document),
      () => 'verified',
      once.ledger,
      () => ({ proof: 'two' }),
    )
    expect(again.changed).toEqual([])
  })

  it('the block says why a tick was taken away until the reason is gone', () => {
    const once = audit(reading('- [x] a\n- [ ] b\n'), item => (item.id === 'a' ? 'failing' : 'unproven'))
    expect(once.document.toString()).toContain('- [ ] a\n')
    expect(once.document.toString()).toContain('- **failing**, no longer claimed: a')
    const again = audit(
      reading(once.document),
      item => (item.id === 'a' ? 'failing' : 'unproven'),
      once.ledger,
    )
    expect(again.changed).toEqual([])
    const mended = audit(
      reading(once.document),
      item => (item.id === 'a' ? 'implemented' : 'unproven'),
      once.ledger,
    )
    expect(mended.document.toString()).not.toContain('no longer claimed')
    expect(mended.ledger.value?.items.a).not.toHaveProperty('unticked')
  })

  it('a reason that changes is written, though the ledger keeps its facts', () => {
    const once = audit(reading('- [x] a\n'), () => 'unproven')
    const again = audit(
      reading(once.document),
      () => 'unproven',
      once.ledger,
      () => ({ reason: 'another' }),
    )
    expect(again.changed).toEqual(['phases/plan.md'])
  })
})
