import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { GATE_RULES } from '../../src/model/config.ts'
import { RUNGS, VERDICTS } from '../../src/model/verdict.ts'
import { type AuditJson, auditJson, planJson } from '../../src/report/json.ts'
import { DRIFTS } from '../../src/report/overview.ts'
import { EXAMPLE } from './example.ts'
import { matchesGolden } from './golden.ts'

const schemaOf = (verb: string) =>
  JSON.parse(readFileSync(new URL(`../../schemas/${verb}.schema.json`, import.meta.url), 'utf8'))

const ajv = new Ajv2020({ strictRequired: false, strictTypes: false, allErrors: true })
ajv.addSchema(schemaOf('plan'), 'plan.schema.json')
const isPlan = ajv.compile({ $ref: 'plan.schema.json' })
const isAudit = ajv.compile({ ...schemaOf('audit'), $id: 'audit.schema.json' })

/** As a reader of the file gets it. */
const written = (value: unknown) => JSON.parse(JSON.stringify(value))

const AUDIT: AuditJson = auditJson(EXAMPLE)
const plans = EXAMPLE.judged.map(({ plan }) => plan)

describe('the JSON report of an audit', () => {
  it('has what others rely on', () => {
    matchesGolden('audit.json', `${JSON.stringify(AUDIT, null, 2)}\n`)
  })

  it('is what its schema says', () => {
    isAudit(written(AUDIT))
    expect(isAudit.errors).toBeNull()
  })

  it('is what its schema says with nothing in it', () => {
    const empty = {
      ...EXAMPLE,
      commit: null,
      judged: [],
      observations: { suites: [], checks: [] },
      problems: [],
      changes: [],
    }
    isAudit(written(auditJson(empty)))
    expect(isAudit.errors).toBeNull()
  })

  it.each([
    ['another schema', { schema: 'phaseproof.audit/2' }],
    ['no commit', { commit: undefined }],
    ['an unknown conclusion', { gate: { conclusion: 'maybe', reasons: [], tolerated: [] } }],
    ['a plan without totals', { plans: [{ path: 'a.md', dialect: 'markdown', items: [] }] }],
    ['an item that is no item', { plans: [{ ...AUDIT.plans[0], items: [{ verdict: 'verified' }] }] }],
    [
      'an item without a verdict',
      { plans: [{ ...AUDIT.plans[0], items: planJson(plans, []).plans[0]?.items }] },
    ],
    [
      'an empty drift',
      { plans: [{ ...AUDIT.plans[0], items: [{ ...AUDIT.plans[0]?.items[0], drift: [] }] }] },
    ],
    ['a negative duration', { suites: [{ ...AUDIT.suites[0], durationMs: -1 }] }],
    ['an unknown outcome', { checks: [{ ...AUDIT.checks[0], outcome: 'green' }] }],
  ])('is refused by its schema with %s', (_, change) => {
    expect(isAudit(written({ ...AUDIT, ...change }))).toBe(false)
  })

  it('does not say that nothing was found where nobody looked', () => {
    expect(AUDIT).not.toHaveProperty('docs')
    expect(AUDIT.plans[0]?.items[0]).not.toHaveProperty('candidates')
  })

  it('is described with the words of the code', () => {
    const { $defs } = schemaOf('audit')
    expect($defs.item.properties.verdict.enum).toEqual(VERDICTS)
    expect([...$defs.item.properties.drift.items.enum].sort()).toEqual([...DRIFTS].sort())
    expect($defs.item.properties.ladder.required).toEqual(RUNGS)
    expect($defs.reason.properties.rule.enum).toEqual(GATE_RULES)
    expect($defs.plan.properties.totals.required).toEqual(['total', 'claimed', ...VERDICTS])
  })
})

describe('the JSON listing of plans', () => {
  const PLANS = planJson(plans, EXAMPLE.problems)

  it('has what others rely on', () => {
    matchesGolden('plan.json', `${JSON.stringify(PLANS, null, 2)}\n`)
  })

  it('is what its schema says', () => {
    isPlan(written(PLANS))
    expect(isPlan.errors).toBeNull()
  })

  it.each([
    ['another schema', { schema: 'phaseproof.audit/1' }],
    ['no problems', { problems: undefined }],
    [
      'an unknown claim',
      { plans: [{ ...PLANS.plans[0], items: [{ ...PLANS.plans[0]?.items[0], claim: 'maybe' }] }] },
    ],
    ['a line 0', { plans: [{ ...PLANS.plans[0], items: [{ ...PLANS.plans[0]?.items[0], line: 0 }] }] }],
  ])('is refused by its schema with %s', (_, change) => {
    expect(isPlan(written({ ...PLANS, ...change }))).toBe(false)
  })
})
