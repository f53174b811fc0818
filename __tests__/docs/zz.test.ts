import { appendFileSync } from 'node:fs'
import { readPlan } from '../../src/plan/read.ts'
import { generatedPlan, generatedVerdicts } from './generated.ts'
import { audit, OPPOSITE, reading, remembered } from './judging.ts'
it('x', () => {
  for (const seed of (process.env.SEEDS ?? '').split(',').map(Number)) {
    const text = generatedPlan(seed)
    const read = readPlan('phases/plan.md', Buffer.from(text)); if (!read.ok) continue
    for (const v of [generatedVerdicts(seed), OPPOSITE]) {
      const known = remembered(read.value.plan, v)
      const once = audit(read.value, known)
      const again = reading(once.document)
      const twice = audit(again, known, once.ledger)
      const show = (p: typeof again.plan) => [p.title, ...p.warnings.map(w => `${w.line} ${w.message}`), ...p.items.map(({ id, title, claim, marker, digest, line, endLine, parent, kind }) => JSON.stringify([line, endLine, id, kind, title, parent, digest.slice(0,4), claim, marker?.text]))]
      const a = show(read.value.plan), b = show(again.plan)
      const out = a.filter(x => !b.includes(x)).map(x => '- ' + x).concat(b.filter(x => !a.includes(x)).map(x => '+ ' + x))
      appendFileSync('/work/tmp/e/zz.txt', `=== ${seed}\n${JSON.stringify(text)}\n${out.join('\n')}\nTWICE ${twice.changed}\n`)
    }
  }
})
