import { claimChanges } from '../../src/docs/claims.ts'
import type { Link } from '../../src/model/trace.ts'
import { RUNGS, VERDICTS, type Verdict } from '../../src/model/verdict.ts'
import { statementOf } from '../../src/verdict/evidence.ts'
import { ladderOf } from '../../src/verdict/ladder.ts'
import { signOffEvidence } from '../../src/verdict/sign-off.ts'
import { judgement, ladder } from '../report/example.ts'
import { declaration, declaredTest, item, PLAN, plan, suite, testCase } from '../trace/project.ts'

const base = { origin: 'binding', value: 'x', place: { path: PLAN, line: 1 } } as const
const unknown = { kind: 'unknown' } as const
const found: Link = {
  ...base,
  kind: 'path',
  resolution: { kind: 'found', paths: ['src/a.ts'] },
  executed: unknown,
}
const absent: Link = { ...base, kind: 'path', resolution: { kind: 'absent' }, executed: unknown }
const symbol: Link = {
  ...base,
  kind: 'symbol',
  resolution: { kind: 'found', declarations: [declaration('run', 'src/a.ts')] },
  executed: unknown,
}
const declared: Link = {
  ...base,
  kind: 'test',
  resolution: { kind: 'declared', tests: [declaredTest('works', 'a.test.ts')], reason: 'it did not run' },
}
function seen(outcome: 'passed' | 'failed' | 'skipped'): Link {
  const one = testCase('works', { outcome })
  return {
    ...base,
    kind: 'test',
    resolution: { kind: 'observed', tests: [{ suite: suite([one]), case: one, declaration: null }] },
  }
}

describe('the evidence ladder', () => {
  it.each<[string, readonly Link[], string]>([
    ['nothing is bound', [], 'yes unknown unknown unknown unknown unknown unknown'],
    ['a file exists', [found], 'yes yes unknown unknown unknown unknown unknown'],
    [
      'a file is missing beside one that exists',
      [found, absent],
      'yes no unknown unknown unknown unknown unknown',
    ],
    ['a symbol is declared', [symbol], 'yes yes yes unknown unknown unknown unknown'],
    ['a test did not run', [found, declared], 'yes yes unknown unknown yes unknown unknown'],
    ['a test passed', [found, seen('passed')], 'yes yes unknown unknown yes yes unknown'],
    ['a test failed', [found, seen('failed')], 'yes yes unknown unknown yes no unknown'],
    [
      'one test passed and one was skipped',
      [seen('passed'), seen('skipped')],
      'yes unknown unknown unknown yes unknown unknown',
    ],
  ])('when %s', (_, links, expected) => {
    const states = ladderOf(item('A-1', { claim: 'done' }), links, links.map(statementOf))
    expect(RUNGS.map(rung => states[rung]).join(' ')).toBe(expected)
  })
})

describe('what may be ticked', () => {
  const ticks = (verdict: Verdict, tickAt: 'verified' | 'failed-before', top: 'passed' | 'failed-before') => {
    const one = item('A-1', { marker: { kind: 'box', text: ' ', start: 3, end: 4 } })
    const judged = judgement({
      item: one,
      verdict,
      ladder: ladder(top, top === 'passed' ? ['failed-before'] : []),
    })
    const source = { path: PLAN, text: '- [ ] A-1: Do it\n', encoding: 'utf8', bom: false } as const
    const policy = { tickAt, untick: 'contradicted' } as const
    return claimChanges({ plan: plan([one]), judgements: [judged] }, source, policy).length > 0
  }

  it.each(VERDICTS)('at `verified`: %s', verdict => {
    expect(ticks(verdict, 'verified', 'passed')).toBe(verdict === 'verified' || verdict === 'attested')
  })

  it('at `failed-before` only what was seen to fail before', () => {
    expect(ticks('verified', 'failed-before', 'passed')).toBe(false)
    expect(ticks('verified', 'failed-before', 'failed-before')).toBe(true)
    expect(ticks('implemented', 'failed-before', 'failed-before')).toBe(false)
  })
})

describe('a sign-off', () => {
  it.each([
    ['2026-01-01', undefined, 'proves'],
    ['2026-06-01', '2026-06-01', 'proves'],
    ['2026-06-02', undefined, 'inconclusive'],
    ['2026-01-01', '2026-05-31', 'inconclusive'],
  ])('of %s until %s, on 2026-06-01: %s', (on, until, outcome) => {
    const signOff = { by: '@ops', on, place: 'plan', ...(until === undefined ? {} : { until }) }
    expect(signOffEvidence(signOff, '2026-06-01')?.outcome).toBe(outcome)
  })
})
