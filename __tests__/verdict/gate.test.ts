import { GATE_RULES, type GateRule } from '../../src/model/config.ts'
import type { SuiteOutcome } from '../../src/model/evidence.ts'
import type { Drift, Judgement, Verdict } from '../../src/model/verdict.ts'
import { gate } from '../../src/verdict/gate.ts'
import { evidence, judgement } from '../report/example.ts'
import { item, PLAN, plan, suite, testCase } from '../trace/project.ts'

interface Given {
  readonly verdict?: Verdict
  readonly drift?: readonly Drift[]
  readonly isNew?: boolean
  readonly parent?: string
  /** The item's own evidence contradicts it. */
  readonly own?: boolean
}

function judged(id: string, { parent, own, ...more }: Given): Judgement {
  return judgement({
    item: item(id, parent === undefined ? {} : { parent }),
    isNew: true,
    ...more,
    evidence: own === true ? [evidence({ message: 'it failed', outcome: 'contradicts' })] : [],
  })
}

function ask(items: readonly Judgement[], failOn: readonly GateRule[]) {
  const asked = gate([{ plan: plan(items.map(one => one.item)), judgements: items }], [], failOn)
  const short = (reasons: typeof asked.reasons) => reasons.map(reason => `${reason.rule} ${reason.item}`)
  return { conclusion: asked.conclusion, reasons: short(asked.reasons), tolerated: short(asked.tolerated) }
}

const BROKEN: Readonly<Record<string, Given>> = {
  failing: { verdict: 'failing' },
  missing: { verdict: 'missing' },
  unproven: { verdict: 'unproven' },
  overclaim: { verdict: 'implemented', drift: ['overclaim'] },
  unsupported: { verdict: 'implemented', drift: ['unsupported'] },
  underclaim: { verdict: 'verified', drift: ['underclaim'] },
  regression: { verdict: 'implemented', drift: ['regression'] },
  stale: { verdict: 'verified', drift: ['stale'] },
  contradiction: { verdict: 'verified', drift: ['contradiction'] },
}

describe('the gate', () => {
  it.each(Object.keys(BROKEN))('fails for %s when the policy says so, and for nothing else', rule => {
    const items = [judged('A-1', BROKEN[rule] ?? {})]
    for (const asked of GATE_RULES) {
      const expected =
        asked === rule ? { conclusion: 'fail', reasons: [`${rule} A-1`] } : { conclusion: 'pass' }
      expect({ asked, ...ask(items, [asked]) }).toMatchObject({ asked, ...expected })
    }
  })

  it('fails for nothing when the policy is `none`', () => {
    const items = Object.entries(BROKEN).map(([id, given]) => judged(id, given))
    expect(ask(items, [])).toEqual({ conclusion: 'pass', reasons: [], tolerated: [] })
  })

  it('tells what it tolerates because it is old, but never a regression', () => {
    const items = [
      judged('A-1', { verdict: 'failing', drift: ['overclaim'], isNew: false }),
      judged('A-2', { verdict: 'failing', drift: ['regression', 'overclaim'], isNew: false }),
    ]
    expect(ask(items, ['overclaim', 'regression'])).toEqual({
      conclusion: 'fail',
      reasons: ['regression A-2'],
      tolerated: ['overclaim A-1', 'overclaim A-2'],
    })
  })

  it('orders by the policy, then as people read', () => {
    const items = [
      judged('A-1', { drift: ['unsupported'] }),
      judged('A-2', { drift: ['overclaim'] }),
      judged('A-3', { drift: ['overclaim', 'unsupported'] }),
    ]
    expect(ask(items, ['overclaim', 'unsupported']).reasons).toEqual([
      'overclaim A-2',
      'overclaim A-3',
      'unsupported A-1',
      'unsupported A-3',
    ])
  })
})

describe('a parent that', () => {
  const broken = (more: Given): Given => ({ verdict: 'failing', drift: ['overclaim'], ...more })

  it.each<[string, readonly [Given, Given, Given?], readonly string[], readonly string[]]>([
    ['only repeats its child is not named', [broken({}), broken({ parent: 'A-1' })], ['A-2'], []],
    ['has its own failure is', [broken({ own: true }), broken({ parent: 'A-1' })], ['A-1', 'A-2'], []],
    [
      'is new while its child is old is',
      [broken({}), broken({ parent: 'A-1', isNew: false })],
      ['A-1'],
      ['A-2'],
    ],
    [
      'is old while its child is new is not',
      [broken({ isNew: false }), broken({ parent: 'A-1' })],
      ['A-2'],
      [],
    ],
    [
      'is old as its child is not',
      [broken({ isNew: false }), broken({ parent: 'A-1', isNew: false })],
      [],
      ['A-2'],
    ],
    [
      'repeats a grandchild is not',
      [broken({}), broken({ parent: 'A-1' }), broken({ parent: 'A-2' })],
      ['A-3'],
      [],
    ],
    [
      'is broken in another way is',
      [{ drift: ['unsupported'] }, broken({ parent: 'A-1' })],
      ['A-1', 'A-2'],
      [],
    ],
  ])('%s', (_, given, reasons, tolerated) => {
    const items = given.flatMap((one, i) => (one ? [judged(`A-${i + 1}`, one)] : []))
    const asked = ask(items, ['overclaim', 'unsupported'])
    const ids = (list: readonly string[]) => list.map(reason => reason.split(' ')[1]).sort()
    expect({ reasons: ids(asked.reasons), tolerated: ids(asked.tolerated) }).toEqual({ reasons, tolerated })
    expect(asked.conclusion).toBe(reasons.length > 0 ? 'fail' : 'pass')
  })
})

describe('a suite', () => {
  it.each<[SuiteOutcome, boolean, boolean]>([
    ['passed', false, false],
    ['failed', true, true],
    ['contradictory', true, true],
    ['timed-out', true, true],
    ['unavailable', false, true],
    ['empty', false, true],
    ['no-report', false, false],
    ['not-run', false, false],
  ])('that is %s fails the gate: detected %s, asked for %s', (outcome, detected, required) => {
    const conclusion = (isRequired: boolean, failOn: readonly GateRule[]) =>
      gate([], [suite([testCase('a')], { outcome, required: isRequired })], failOn).conclusion
    expect(conclusion(false, ['tests'])).toBe(detected ? 'fail' : 'pass')
    expect(conclusion(true, ['tests'])).toBe(required ? 'fail' : 'pass')
    expect(conclusion(true, ['overclaim'])).toBe('pass')
  })

  it('is named with its reason', () => {
    const run = suite([], { outcome: 'failed', reason: '1 of 3 tests failed' })
    expect(gate([], [run], ['tests']).reasons).toEqual([
      { rule: 'tests', message: 'suite unit: 1 of 3 tests failed' },
    ])
  })
})

it('reasons say where and why', () => {
  const one = judged('A-1', { verdict: 'failing', drift: ['overclaim'] })
  const { reasons } = gate(
    [{ plan: plan([one.item]), judgements: [{ ...one, reason: 'test "a" failed' }] }],
    [],
    ['overclaim'],
  )
  expect(reasons).toEqual([
    {
      rule: 'overclaim',
      plan: PLAN,
      item: 'A-1',
      message: `${PLAN}:1 A-1 is claimed done but is failing: test "a" failed`,
    },
  ])
})
