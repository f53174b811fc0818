import type { Claim } from '../../src/model/plan.ts'
import {
  type Baseline,
  type Drift,
  type LedgerEntry,
  VERDICTS,
  type Verdict,
} from '../../src/model/verdict.ts'
import { isNewProblem } from '../../src/verdict/baseline.ts'
import { driftOf } from '../../src/verdict/drift.ts'
import { item, PLAN } from '../trace/project.ts'

const CLAIMS: readonly Claim[] = ['done', 'in-progress', 'todo', 'dropped', 'none', 'unknown']
const CONTRADICTED: readonly Verdict[] = ['failing', 'missing']
const PROVEN: readonly Verdict[] = ['verified', 'attested']

function entry(verdict: Verdict, more: Partial<LedgerEntry> = {}): LedgerEntry {
  return { claim: 'todo', verdict, text: 'words', proof: 'code', commit: 'c0ffee', ...more }
}

/** What the ledger says: nothing, the same, other words, other code, or something unproven. */
const BEFORE: Readonly<Record<string, LedgerEntry | null>> = {
  nothing: null,
  'verified as it is': entry('verified'),
  'verified with other words': entry('verified', { text: 'other words' }),
  'verified with other code': entry('verified', { proof: 'other code' }),
  implemented: entry('implemented', { text: 'other words', proof: 'other code' }),
  attested: entry('attested'),
}

interface Facts {
  readonly verdict: Verdict
  readonly claim: Claim
  readonly before: string
  readonly openChild: boolean
}

/** The design's sentences on drift. */
const RULES: Readonly<Record<Drift, (facts: Facts) => boolean>> = {
  regression: f => f.before.startsWith('verified') && CONTRADICTED.includes(f.verdict),
  overclaim: f => f.claim === 'done' && CONTRADICTED.includes(f.verdict),
  contradiction: f => f.claim === 'done' && f.openChild,
  stale: f =>
    !CONTRADICTED.includes(f.verdict) &&
    (f.before === 'verified with other words' ||
      (f.before === 'verified with other code' && f.verdict !== 'verified')),
  unsupported: f =>
    f.claim === 'done' && ['implemented', 'unproven', 'not-run', 'blocked'].includes(f.verdict),
  underclaim: f => (f.claim === 'todo' || f.claim === 'in-progress') && PROVEN.includes(f.verdict),
}

describe.each(Object.keys(BEFORE))('drift, when the ledger says %s', before => {
  it.each(VERDICTS)('and the verdict is %s', verdict => {
    for (const claim of CLAIMS)
      for (const openChild of [true, false]) {
        const expected = Object.entries(RULES)
          .filter(([, holds]) => holds({ verdict, claim, before, openChild }))
          .map(([drift]) => drift)
        const drift = driftOf({
          item: item('A-1', { claim }),
          verdict,
          proof: 'code',
          before: BEFORE[before] ?? null,
          openChild: openChild ? item('A-2') : null,
        })
        expect({ claim, openChild, drift }).toEqual({ claim, openChild, drift: expected })
      }
  })
})

describe('a problem is new', () => {
  const subject = (claim: Claim) => item('A-1', { claim })
  const since = (
    more: { entry?: LedgerEntry; claim?: Claim },
    kind: 'ledger' | 'base' = 'base',
  ): Baseline => ({
    kind,
    ledgers: new Map(more.entry === undefined ? [] : [[PLAN, { plan: PLAN, items: { 'A-1': more.entry } }]]),
    claims: new Map(more.claim === undefined ? [] : [[PLAN, new Map([['A-1', more.claim]])]]),
  })

  it.each<[string, Baseline, Claim, Verdict, boolean]>([
    ['without a baseline', { kind: 'none' }, 'todo', 'unproven', true],
    ['never on the first run', { kind: 'first-run' }, 'done', 'failing', false],
    ['when nobody knew the item', since({}), 'done', 'failing', true],
    [
      'when this change set the claim',
      since({ claim: 'todo', entry: entry('failing') }),
      'done',
      'failing',
      true,
    ],
    ['not when the claim stood in the base', since({ claim: 'done' }), 'done', 'failing', false],
    [
      'when the verdict got worse',
      since({ claim: 'done', entry: entry('implemented') }),
      'done',
      'missing',
      true,
    ],
    [
      'when it is missing and now fails',
      since({ claim: 'done', entry: entry('missing') }),
      'done',
      'failing',
      true,
    ],
    ['not when it got better', since({ claim: 'done', entry: entry('missing') }), 'done', 'unproven', false],
    ['not between equals', since({ claim: 'done', entry: entry('unproven') }), 'done', 'not-run', false],
    ['when a proof is gone', since({ claim: 'done', entry: entry('verified') }), 'done', 'implemented', true],
    [
      'by the ledger’s claim, where there is no other',
      since({ entry: entry('failing', { claim: 'done' }) }, 'ledger'),
      'done',
      'failing',
      false,
    ],
    [
      'by the ledger’s claim, when it was another',
      since({ entry: entry('failing', { claim: 'todo' }) }, 'ledger'),
      'done',
      'failing',
      true,
    ],
    [
      'by the base’s claim before the ledger’s',
      since({ claim: 'done', entry: entry('failing', { claim: 'todo' }) }),
      'done',
      'failing',
      false,
    ],
  ])('%s', (_, baseline, claim, verdict, expected) => {
    expect(isNewProblem(baseline, PLAN, subject(claim), verdict)).toBe(expected)
  })

  it('and an item called like a property of every object is still unknown', () => {
    const baseline = since({ entry: entry('verified') })
    expect(isNewProblem(baseline, PLAN, item('constructor', { claim: 'todo' }), 'failing')).toBe(true)
  })
})
