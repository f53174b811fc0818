import type { AuditResult } from '../../src/model/audit.ts'
import { planText } from '../../src/report/plan-text.ts'
import { auditText } from '../../src/report/terminal.ts'
import { columns } from '../../src/report/width.ts'
import { EXAMPLE, item, judgement, plan } from './example.ts'
import { matchesGolden } from './golden.ts'

const PLAIN = { color: false, width: 80 }
const plans = EXAMPLE.judged.map(judged => judged.plan)
const HOSTILE = `::error::w \u001b[2J\u001b]0;owned\u0007 日本語\u202e ::error::x\r\n\u009b31m ##[error]y ${'x'.repeat(300)}`

/** Everything that others write, written by somebody hostile. */
const hostileItem = item(HOSTILE, HOSTILE, 1, {
  dependsOn: [HOSTILE],
  references: [{ kind: 'path', value: HOSTILE, origin: 'mention', line: 1 }],
  thresholds: [{ metric: HOSTILE, op: '<', value: 1, unit: HOSTILE }],
})
const hostilePlan = { ...plan(HOSTILE, HOSTILE, [hostileItem]), warnings: [{ line: 1, message: HOSTILE }] }
const hostileRun = { name: HOSTILE, command: HOSTILE, reason: HOSTILE, exitCode: 1, durationMs: 1 } as const
const HOSTILE_AUDIT: AuditResult = {
  ...EXAMPLE,
  judged: [
    {
      plan: hostilePlan,
      judgements: [
        judgement({ item: hostileItem, verdict: 'failing', reason: HOSTILE, drift: ['overclaim'] }),
      ],
    },
  ],
  observations: {
    suites: EXAMPLE.observations.suites.map(suite => ({ ...suite, ...hostileRun })),
    checks: [{ ...hostileRun, outcome: 'failed' }],
  },
  gate: { ...EXAMPLE.gate, reasons: [{ rule: 'overclaim', plan: HOSTILE, item: HOSTILE, message: HOSTILE }] },
  problems: [{ severity: 'error', place: HOSTILE, message: HOSTILE, remedy: HOSTILE }],
}

describe('an audit on a terminal', () => {
  it('is worst first, and ends with the gate', () => {
    const text = auditText(EXAMPLE, PLAIN)
    matchesGolden('terminal.txt', text)
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/^Gate failed: 2 of 9 items verified/)
  })

  it('has colours only when asked for', () => {
    const coloured = auditText(EXAMPLE, { color: true, width: 80 })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
    expect(coloured.replace(/\u001b\[[0-9]+m/g, '')).toBe(auditText(EXAMPLE, PLAIN))
    expect(coloured).not.toBe(auditText(EXAMPLE, PLAIN))
  })

  it('says that it is the first', () => {
    expect(auditText({ ...EXAMPLE, ledgerless: true }, PLAIN)).toContain('First audit here')
  })

  it('says that nothing was run', () => {
    const text = auditText({ ...EXAMPLE, observations: { suites: [], checks: [] } }, PLAIN)
    expect(text).toContain('No suite and no check was run.')
  })

  it.each([40, 80, 200])('stays within %d columns, but for the lines of outcomes', width => {
    const lines = auditText(EXAMPLE, { color: false, width }).split('\n')
    expect(lines.filter(line => columns(line) > width && !/ · |^Gate/.test(line))).toEqual([])
  })
})

describe('a plan on a terminal', () => {
  it('lists what was read', () => {
    matchesGolden('plan.txt', planText(plans, PLAIN))
  })

  it('shows warnings and empty plans', () => {
    const empty = {
      ...plan('a.md', '', []),
      warnings: [{ line: 3, message: 'A mark that nobody can read.' }],
    }
    expect(planText([empty], PLAIN)).toBe(
      'a.md  0 items, 0 claimed done\n1 · markdown\nwarning: a.md:3: A mark that nobody can read.\n',
    )
  })
})

const WIDTHS = Array.from({ length: 100 }, (_, index) => index + 10)

it.each([
  ['an audit', (width: number) => auditText(HOSTILE_AUDIT, { color: false, width })],
  ['a plan', (width: number) => planText([hostilePlan], { color: false, width })],
])('nothing that others wrote steers the terminal or the runner in %s, however wide', (_, show) => {
  const texts = WIDTHS.map(show)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for them is the point.
  expect(texts.filter(text => /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/.test(text))).toEqual(
    [],
  )
  expect(texts.flatMap(text => text.split('\n')).filter(line => /^\s*::|##\[/.test(line))).toEqual([])
})
