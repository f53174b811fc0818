import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { readConfig } from '../../src/config/read.ts'
import { GATE_RULES } from '../../src/model/config.ts'

const schema = JSON.parse(readFileSync(new URL('../../schemas/config.schema.json', import.meta.url), 'utf8'))
const validate = new Ajv2020({ strictRequired: false }).compile(schema)

const reads = (text: string) => readConfig('phaseproof.yml', new TextEncoder().encode(text)).ok

/** What an editor says of the file with the schema alone. */
const agrees = (text: string) => validate(parse(text))

describe('schema and reader both accept', () => {
  it.each([
    '{}',
    'plans: a.md',
    'plans: ["phases/**/*.md", ./b.md]',
    'suites: {}',
    'suites: { unit: { run: npm test } }',
    'suites: { unit: { run: npm test, reports: [a.xml, b.xml], coverage: lcov.info, timeout: 90s, env: [A, _b1] } }',
    'suites: { "unit tests": { run: "a\\nb", env: GITHUB_SHA } }',
    'checks: { c: { run: x, metric: { file: a.json, pointer: /a~1b/0, max: -1.5 } } }',
    'checks: { c: { run: x, metric: { file: a.json, pointer: "", min: 0, max: 0 }, timeout: 2h } }',
    'checks: { c: { run: x, output: "* 0 errors*", repeat: 5 } }',
    'checks: { c: { run: x } }\nitems: { A-1: { check: c, test: ["a*", b], path: src, symbol: A.b } }',
    'items: { 1.10: { path: src/a.ts } }',
    'signoffs: { O-1: { by: "@org/ops", on: 2026-10-01, until: 2026-10-01, note: fine } }',
    'living-docs: []\nresearch: research/*.md',
    'policy: { fail-on: none, tick-at: failed-before, untick: never }',
    'policy: { fail-on: [none] }',
    'policy: { fail-on: tests }',
    ...GATE_RULES.map(rule => `policy: { fail-on: [${rule}] }`),
  ])('%s', text => {
    expect({ reader: reads(text), schema: agrees(text) }).toEqual({ reader: true, schema: true })
  })
})

describe('schema and reader both refuse', () => {
  it.each([
    '[]',
    'text',
    'plan: a.md',
    'plans:',
    'plans: []',
    'plans: 1',
    'plans: ""',
    'plans: /a.md',
    'plans: ../a.md',
    'plans: C:\\a.md',
    'plans: ~/a.md',
    'suites: []',
    'suites: { unit: npm test }',
    'suites: { unit: {} }',
    'suites: { " ": { run: a } }',
    'suites: { unit: { run: "" } }',
    'suites: { unit: { run: true } }',
    'suites: { unit: { run: a, report: b } }',
    'suites: { unit: { run: a, timeout: 10 } }',
    'suites: { unit: { run: a, timeout: 10 minutes } }',
    'suites: { unit: { run: a, timeout: 0m } }',
    'suites: { unit: { run: a, env: GITHUB_TOKEN } }',
    'suites: { unit: { run: a, env: [ACTIONS_ID_TOKEN_REQUEST_TOKEN] } }',
    'suites: { unit: { run: a, env: [A-B] } }',
    'suites: { unit: { run: a, env: { A: b } } }',
    'checks: { c: { run: x, reports: a.xml } }',
    'checks: { c: { run: x, repeat: 0 } }',
    'checks: { c: { run: x, repeat: 26 } }',
    'checks: { c: { run: x, repeat: 1.5 } }',
    'checks: { c: { run: x, repeat: often } }',
    'checks: { c: { run: x, output: "" } }',
    'checks: { c: { run: x, metric: { file: a.json, pointer: /a } } }',
    'checks: { c: { run: x, metric: { pointer: /a, max: 1 } } }',
    'checks: { c: { run: x, metric: { file: a.json, pointer: a, max: 1 } } }',
    'checks: { c: { run: x, metric: { file: a.json, pointer: /~2, max: 1 } } }',
    'checks: { c: { run: x, metric: { file: a.json, pointer: /a, max: "1" } } }',
    'items: { A: {} }',
    'items: { A: { command: npm test } }',
    'items: { A: { test: [[a]] } }',
    'items: { A: { test: 1 } }',
    'signoffs: { A: { by: b } }',
    'signoffs: { A: { on: 2026-10-01 } }',
    'signoffs: { A: { by: b, on: 1 October 2026 } }',
    'signoffs: { A: { by: b, on: 2026-13-01 } }',
    'signoffs: { A: { by: "a\\nb", on: 2026-10-01 } }',
    'policy: none',
    'policy: { fail-on: all }',
    'policy: { fail-on: [none, tests] }',
    'policy: { tick-at: implemented }',
    'policy: { untick: always }',
  ])('%s', text => {
    expect({ reader: reads(text), schema: agrees(text) }).toEqual({ reader: false, schema: false })
  })
})

/** What JSON Schema cannot say, or only at the price of patterns that nobody can read. */
describe('the reader alone refuses', () => {
  it.each([
    ['a path that leaves the project on a detour', 'plans: a/../../b.md'],
    ['a path that names nothing', 'plans: a/..'],
    ['a duration beyond a day', 'suites: { a: { run: b, timeout: 99999h } }'],
    ['a day that no calendar has', 'signoffs: { A: { by: b, on: 2026-02-30 } }'],
    ['an end before the beginning', 'signoffs: { A: { by: b, on: 2026-02-02, until: 2026-02-01 } }'],
    ['limits crossed', 'checks: { a: { run: b, metric: { file: c, pointer: /d, min: 2, max: 1 } } }'],
    ['a check that is not configured', 'items: { A: { check: c } }'],
    ['a withheld variable in small letters', 'suites: { a: { run: b, env: github_token } }'],
  ])('%s', (_, text) => {
    expect({ reader: reads(text), schema: agrees(text) }).toEqual({ reader: false, schema: true })
  })
})
