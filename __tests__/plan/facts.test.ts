import { dependenciesIn, dueIn, thresholdsIn } from '../../src/plan/facts.ts'

/** `[metric] op value[unit]` of each threshold. */
function figures(text: string): readonly string[] {
  return thresholdsIn(text).map(({ metric, op, value, unit }) =>
    [metric, op, `${value}${unit ?? ''}`].filter(part => part !== undefined).join(' '),
  )
}

describe('figures that a text promises', () => {
  it.each([
    ['responds in < 200 ms', ['< 200ms']],
    ['responds in <200ms', ['< 200ms']],
    ['p95 under 1.5 seconds', ['< 1.5s']],
    ['≥ 90 % coverage', ['coverage >= 90%']],
    ['>= 90% test coverage', ['coverage >= 90%']],
    ['at least 500 tests', ['>= 500tests']],
    ['500+ tests', ['>= 500tests']],
    ['95%+ coverage', ['coverage >= 95%']],
    ['no more than 10 MB', ['<= 10MB']],
    ['within 5 minutes', ['<= 5min']],
    ['over 10,000 req/s', ['> 10000req/s']],
    ['uptime above 99.9 %', ['> 99.9%']],
    ['0 files > 500 lines', ['> 500lines']],
    ['≤1.5x baseline', ['<= 1.5x']],
    ['score >= 70 and < 90', ['>= 70', '< 90']],
    ['At Most 3 errors > 2', ['> 2']],
  ])('%s', (text, expected) => {
    expect(figures(text)).toEqual(expected)
  })

  it.each([
    'over 3 weeks of work',
    'x = 42',
    'FLAG=1 npm test',
    'from 3 -> 5',
    'a => 5',
    'Map<string, 3>',
    '1.0.0 < 1.1.0',
    'release 2.0',
    'more than enough',
    'within reach',
    'C++ 17',
    'step 3+',
    '2026-10-01',
  ])('%j promises none', text => {
    expect(figures(text)).toEqual([])
  })
})

describe('the day by which an item is due', () => {
  it.each([
    ['ship it (by 2026-10-01)', '2026-10-01'],
    ['due 2026-10-01', '2026-10-01'],
    ['Due date: 2026-10-01', '2026-10-01'],
    ['@due(2026-10-01)', '2026-10-01'],
    ['**Deadline**: 2026-10-01', '2026-10-01'],
    ['📅 2026-10-01', '2026-10-01'],
    ['due 2028-02-29', '2028-02-29'],
  ])('%s', (text, day) => {
    expect(dueIn(text)).toBe(day)
  })

  it.each(['done 2026-10-01', 'due tomorrow', 'due 2026-13-01', 'due 2027-02-29', 'standby2026-10-01', ''])(
    '%j has none',
    text => {
      expect(dueIn(text)).toBeNull()
    },
  )
})

describe('ids that an item waits for', () => {
  it.each([
    ['depends on T012', ['T012']],
    ['(depends on T012, T013)', ['T012', 'T013']],
    ['Depends on: T1 and T2 & T3.', ['T1', 'T2', 'T3']],
    ['Depends: 1.2, 1.3', ['1.2', '1.3']],
    ['blocked by AUTH-3', ['AUTH-3']],
    ['blocked by #12', ['12']],
    ['after T002 is in', ['T002']],
    ['depends on 3, 4', ['3', '4']],
    ['depends on Task 3', ['3']],
    ['requires T1; needs T2', ['T1', 'T2']],
    ['depends on T1, T1', ['T1']],
  ])('%s', (text, ids) => {
    expect(dependenciesIn(text)).toEqual(ids)
  })

  it.each([
    'needs 3 reviews',
    'after 5 minutes',
    'requires 2 approvals',
    'depends on the weather',
    'T001 is independent',
    'thereafter T001',
  ])('%j names none', text => {
    expect(dependenciesIn(text)).toEqual([])
  })
})
