import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Item, Plan } from '../../src/model/plan.ts'
import { type ReadPlan, readPlan } from '../../src/plan/read.ts'
import { generatedPlan, generatedVerdicts } from './generated.ts'
import { audit, OPPOSITE, reading, remembered, type Verdicts } from './judging.ts'

/** The claim that an item is to have after the edits. */
function expectedClaim(item: Item, verdicts: Verdicts): string {
  const verdict = verdicts(item)
  if (item.marker === null) return item.claim
  if (verdict === 'verified' || verdict === 'attested') {
    return item.claim === 'todo' || item.claim === 'in-progress' ? 'done' : item.claim
  }
  return (verdict === 'failing' || verdict === 'missing') && item.claim === 'done' ? 'todo' : item.claim
}

/** Everything that a plan says but for claims, and for where things stand. */
function facts({ title, phase, items, warnings }: Plan) {
  const kept = items.map(({ claim, marker, ...rest }) => ({ ...rest, kind: [rest.kind, marker?.kind] }))
  return { title, phase, items: kept, warnings }
}

/** What is wrong with writing these verdicts into this document; nothing, if all is well. */
function faults(read: ReadPlan, verdicts: Verdicts): readonly string[] {
  const found: string[] = []
  const known = remembered(read.plan, verdicts)
  const once = audit(read, known)
  const again = reading(once.document, read.plan.path)
  if (JSON.stringify(facts(again.plan)) !== JSON.stringify(facts(read.plan)))
    found.push('the plan says something else')
  const claims = new Map(again.plan.items.map(item => [item.id, item.claim]))
  for (const item of read.plan.items) {
    const expected = expectedClaim(item, known)
    if (claims.get(item.id) !== expected) found.push(`${item.id}: ${claims.get(item.id)}, not ${expected}`)
  }
  const twice = audit(again, known, once.ledger)
  if (twice.changed.length > 0) found.push(`a second audit writes ${twice.changed.join()}`)
  return found
}

describe('writing back', () => {
  it('changes claims and nothing else, and only once, in three thousand odd documents', () => {
    const failures: string[] = []
    let items = 0
    for (let seed = 1; seed <= 3000; seed++) {
      const read = readPlan('phases/plan.md', Buffer.from(generatedPlan(seed)))
      if (!read.ok) continue
      items += read.value.plan.items.length
      for (const verdicts of [generatedVerdicts(seed), OPPOSITE]) {
        const found = faults(read.value, verdicts)
        if (found.length > 0) failures.push(`${seed}: ${found.join('; ')}`)
      }
    }
    expect(failures).toEqual([])
    expect(items).toBeGreaterThan(10_000)
  })
})

const CORPUS =
  process.env.PHASEPROOF_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url))
const PLANS = join(CORPUS, 'plans')
const hasCorpus = existsSync(PLANS)

describe('writing back into plans of other projects', () => {
  const it_ = hasCorpus ? it : it.skip
  it_(`changes claims and nothing else${hasCorpus ? '' : ' (no corpus at PHASEPROOF_CORPUS)'}`, () => {
    const failures: string[] = []
    for (const name of readdirSync(PLANS, { recursive: true, encoding: 'utf8' })) {
      const path = join(PLANS, name)
      if (!/\.mdx?$/.test(name) || !statSync(path).isFile()) continue
      const found = faults(reading(readFileSync(path), name), OPPOSITE)
      if (found.length > 0) failures.push(`${name}: ${found.join('; ')}`)
    }
    expect(failures).toEqual([])
  })
})
