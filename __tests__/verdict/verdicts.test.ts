/**
 * Every combination of what can be observed of an item's test, of the code it names, of its children, its
 * dependency and its sign-off, against the design's rules as a list that knows nothing of the code.
 */
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import type { SuiteOutcome, TestOutcome } from '../../src/model/evidence.ts'
import type { Item, Origin, SignOff } from '../../src/model/plan.ts'
import type { ItemTrace, Link, PathLink, TestLink } from '../../src/model/trace.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import { judge } from '../../src/verdict/judge.ts'
import { declaredTest, inventory, item, PLAN, plan, suite, testCase } from '../trace/project.ts'

const PLACE = { path: PLAN, line: 1 }

function observedTest(outcome: TestOutcome, suiteOutcome: SuiteOutcome, asserts: boolean | null = true) {
  const seen = testCase('works', { outcome })
  return {
    kind: 'observed',
    tests: [
      {
        suite: suite([seen], { outcome: suiteOutcome }),
        case: seen,
        declaration: declaredTest('works', 'tests/a.test.ts', { asserts }),
      },
    ],
  } as const
}

type Behaviour = 'none' | 'proof' | 'contradiction' | 'absent' | 'weak' | 'unrun'

/** What can be seen of a test, and what the design calls it. */
const TESTS: Readonly<Record<string, readonly [Behaviour, TestLink['resolution'] | null]>> = {
  none: ['none', null],
  passed: ['proof', observedTest('passed', 'passed')],
  'passed in a suite where others failed': ['proof', observedTest('passed', 'failed')],
  'passed, and nobody knows whether it asserts': ['proof', observedTest('passed', 'passed', null)],
  failed: ['contradiction', observedTest('failed', 'failed')],
  'ended with an error': ['contradiction', observedTest('errored', 'failed')],
  absent: ['absent', { kind: 'absent' }],
  skipped: ['weak', observedTest('skipped', 'passed')],
  'passed on a retry': ['weak', observedTest('flaky', 'passed')],
  'passed without an assertion': ['weak', observedTest('passed', 'passed', false)],
  'passed where exit code and report disagree': ['weak', observedTest('passed', 'contradictory')],
  'passed in a report that was there before': ['unrun', observedTest('passed', 'not-run')],
  'passed before the time was up': ['unrun', observedTest('passed', 'timed-out')],
  'passed by a program that is not there': ['unrun', observedTest('passed', 'unavailable')],
  'passed in an empty suite': ['unrun', observedTest('passed', 'empty')],
  'passed without a report': ['unrun', observedTest('passed', 'no-report')],
  'only declared': [
    'unrun',
    { kind: 'declared', tests: [declaredTest('works', 'a')], reason: 'it did not run' },
  ],
  'of a suite that did not run': ['unrun', { kind: 'not-run', reason: 'it did not run' }],
}

type Existence = 'none' | 'exists' | 'absent' | 'executed' | 'undecided'
const CODE: Readonly<Record<Existence, Pick<PathLink, 'resolution' | 'executed'> | null>> = {
  none: null,
  exists: { resolution: { kind: 'found', paths: ['src/a.ts'] }, executed: { kind: 'no', suite: 'unit' } },
  absent: { resolution: { kind: 'absent' }, executed: { kind: 'unknown' } },
  executed: {
    resolution: { kind: 'found', paths: ['src/a.ts'] },
    executed: { kind: 'yes', suite: 'unit', path: 'src/a.ts', line: 2 },
  },
  undecided: { resolution: { kind: 'undecided', reason: 'a bare name' }, executed: { kind: 'unknown' } },
}

const FAMILIES = ['none', 'all verified', 'one failing', 'one unproven'] as const
const DEPENDENCIES = ['none', 'verified', 'unproven'] as const
const SIGNATURES: Readonly<Record<'none' | 'in force' | 'expired', SignOff | undefined>> = {
  none: undefined,
  'in force': { by: '@ops', on: '2026-01-01', place: 'plan' },
  expired: { by: '@ops', on: '2025-01-01', until: '2025-12-31', place: 'plan' },
}

interface Facts {
  readonly behaviour: Behaviour
  /** Of the test; the code is always mentioned. */
  readonly origin: Origin
  readonly code: Existence
  readonly family: (typeof FAMILIES)[number]
  readonly dependency: (typeof DEPENDENCIES)[number]
  readonly signature: keyof typeof SIGNATURES
}

/** The design's "Verdicts", read from the top: the first line that holds is the verdict. */
const RULES: readonly (readonly [Verdict, (facts: Facts) => boolean])[] = [
  ['failing', f => f.behaviour === 'contradiction'],
  ['missing', f => f.behaviour === 'absent' || f.code === 'absent'],
  ['failing', f => f.family === 'one failing'],
  ['verified', f => f.family === 'none' && isProven(f)],
  ['verified', f => f.family === 'all verified' && (isProven(f) || !hasOpenBinding(f))],
  ['attested', f => f.family !== 'one unproven' && f.signature === 'in force'],
  ['not-run', f => f.behaviour === 'unrun' && f.signature !== 'in force'],
  ['blocked', f => f.family === 'one unproven' && f.dependency === 'unproven'],
  ['unproven', f => f.family === 'one unproven'],
  ['implemented', f => f.behaviour === 'weak' || f.behaviour === 'proof'],
  ['implemented', f => f.code === 'exists' || f.code === 'executed'],
  ['blocked', f => f.dependency === 'unproven'],
  ['unproven', () => true],
]

function isProven({ behaviour, origin, code }: Facts): boolean {
  if (behaviour === 'proof') return origin !== 'mention' || code !== 'undecided'
  return behaviour === 'none' && code === 'executed'
}

/** Something of the item's own that did not hold: its children do not make up for it. */
function hasOpenBinding({ behaviour, signature }: Facts): boolean {
  return behaviour === 'weak' || behaviour === 'unrun' || signature === 'expired'
}

function verdictOf(
  facts: Omit<Facts, 'behaviour'>,
  test: TestLink['resolution'] | null,
): Verdict | undefined {
  const links: Link[] = []
  const code = CODE[facts.code]
  if (code) links.push({ kind: 'path', origin: 'mention', value: 'src/a.ts', place: PLACE, ...code })
  if (test) links.push({ kind: 'test', origin: facts.origin, value: 'works', place: PLACE, resolution: test })
  const proof: Link = {
    kind: 'test',
    origin: 'binding',
    value: 'p',
    place: PLACE,
    resolution: observedTest('passed', 'passed'),
  }
  const failure: Link = { ...proof, resolution: observedTest('failed', 'failed') }
  const signOff = SIGNATURES[facts.signature]
  const child = (id: string): Item => item(id, { parent: 'SUBJECT' })
  const children = {
    none: [],
    'all verified': ['P1', 'P2'],
    'one failing': ['P1', 'F1'],
    'one unproven': ['P1', 'U1'],
  }
  const items: readonly Item[] = [
    item('BEFORE'),
    item('SUBJECT', {
      dependsOn: facts.dependency === 'none' ? [] : ['BEFORE'],
      ...(signOff === undefined ? {} : { signOff }),
    }),
    ...children[facts.family].map(child),
  ]
  const traced = (id: string, all: readonly Link[]): ItemTrace => ({ plan: PLAN, item: id, links: all })
  const [judged] = judge({
    plans: [plan(items)],
    traces: [
      traced('BEFORE', facts.dependency === 'verified' ? [proof] : []),
      traced('SUBJECT', links),
      traced('P1', [proof]),
      traced('P2', [proof]),
      traced('F1', [failure]),
    ],
    inventory: inventory([]),
    config: DEFAULT_CONFIG,
    baseline: { kind: 'none' },
    today: '2026-06-01',
  })
  return judged?.judgements.find(one => one.item.id === 'SUBJECT')?.verdict
}

describe('the verdict of an item whose test', () => {
  it.each(Object.keys(TESTS))('%s', name => {
    const [behaviour, resolution] = TESTS[name] ?? ['none', null]
    const wrong: unknown[] = []
    let count = 0
    for (const origin of ['binding', 'config', 'tag', 'mention'] as const)
      for (const code of Object.keys(CODE) as Existence[])
        for (const family of FAMILIES)
          for (const dependency of DEPENDENCIES)
            for (const signature of Object.keys(SIGNATURES) as (keyof typeof SIGNATURES)[]) {
              const facts: Facts = { behaviour, origin, code, family, dependency, signature }
              const expected = RULES.find(([, holds]) => holds(facts))?.[0]
              const verdict = verdictOf(facts, resolution)
              count++
              if (verdict !== expected) wrong.push({ ...facts, expected, verdict })
            }
    expect(count).toBe(720)
    expect(wrong).toEqual([])
  })

  it('is one of all eight, so the table leaves none out', () => {
    expect(new Set(RULES.map(([verdict]) => verdict)).size).toBe(8)
  })
})
