import type { Drift, Verdict } from '../../src/model/verdict.ts'
import {
  count,
  durationText,
  highestRung,
  needsLook,
  totalsOf,
  worstFirst,
} from '../../src/report/overview.ts'
import { item, judgement, ladder } from './example.ts'

const judged = (id: string, verdict: Verdict, drift: readonly Drift[] = [], isNew = false, line = 1) =>
  judgement({ item: item(id, id, line), verdict, drift, isNew })

it('puts the worst first: drift, then what is new, then the verdict, then the order of the plan', () => {
  const judgements = [
    judged('verified', 'verified'),
    judged('second', 'unproven', [], false, 9),
    judged('first', 'unproven', [], false, 3),
    judged('failing', 'failing'),
    judged('underclaim', 'verified', ['underclaim']),
    judged('old overclaim', 'failing', ['overclaim']),
    judged('new overclaim', 'missing', ['overclaim'], true),
    judged('regression', 'missing', ['overclaim', 'regression']),
  ]
  expect(worstFirst(judgements).map(({ item }) => item.id)).toEqual([
    'regression',
    'new overclaim',
    'old overclaim',
    'underclaim',
    'failing',
    'first',
    'second',
    'verified',
  ])
})

it.each([
  ['failing', [], true],
  ['missing', [], true],
  ['verified', ['underclaim'], true],
  ['verified', [], false],
  ['unproven', [], false],
] as const)('an item that is %s with drift %j needs a look: %j', (verdict, drift, expected) => {
  expect(needsLook(judged('a', verdict, drift))).toBe(expected)
})

it('counts every verdict, and what the plan claims', () => {
  const claimed = judgement({ item: item('a', 'a', 1, { claim: 'done' }), verdict: 'verified' })
  expect(totalsOf([claimed, judged('b', 'failing'), judged('c', 'failing')])).toEqual({
    total: 3,
    claimed: 1,
    failing: 2,
    missing: 0,
    verified: 1,
    attested: 0,
    implemented: 0,
    'not-run': 0,
    unproven: 0,
    blocked: 0,
  })
})

it('finds the highest rung that was seen', () => {
  expect(highestRung(judgement({ item: item('a', 'a', 1), ladder: ladder('passed', ['caller']) }))).toBe(
    'passed',
  )
  const none = { ...ladder('claimed'), claimed: 'no' } as const
  expect(highestRung(judgement({ item: item('a', 'a', 1), ladder: none }))).toBeNull()
})

it.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [12_345, '12.3 s'],
  [59_999, '1 min 0 s'],
  [245_000, '4 min 5 s'],
])('%d ms is %s', (ms, text) => {
  expect(durationText(ms)).toBe(text)
})

it('counts in words', () => {
  expect([0, 1, 2].map(n => count(n, 'item', 'items'))).toEqual(['0 items', '1 item', '2 items'])
})
