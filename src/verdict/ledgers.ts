import type { Item, Plan } from '../model/plan.ts'
import type { Evidence } from '../model/verdict.ts'
import { slug } from '../text/slug.ts'

interface Place {
  readonly plan: Plan
  readonly item: Item
}

/**
 * Items that two places tell differently: a story and its tracker, a summary table and a section. They are
 * the same item when the author wrote the same id and the same words; ids alone (`T001`, `1.2`) are used anew
 * in every plan. Each gets, by `path NUL id`, what the other place says.
 */
export function contradictions(plans: readonly Plan[]): ReadonlyMap<string, Evidence> {
  const places = new Map<string, Place[]>()
  for (const plan of plans) {
    for (const item of plan.items) {
      const words = slug(item.title, 12)
      if (item.idOrigin !== 'explicit' || item.marker === null || words === '') continue
      // The second item of one id in a plan carries a suffix: see the identities of plans.
      const key = `${item.id.replace(/(?:@[^@]*|~\d+)$/, '')} ${words}`
      const known = places.get(key)
      if (known) known.push({ plan, item })
      else places.set(key, [{ plan, item }])
    }
  }
  const found = new Map<string, Evidence>()
  for (const same of places.values()) {
    const done = same.find(({ item }) => item.claim === 'done')
    const open = same.find(({ item }) => item.claim === 'todo' || item.claim === 'in-progress')
    if (!done || !open) continue
    for (const place of same) {
      if (place.item.claim === 'done') found.set(keyOf(place), saying(open))
      else if (place.item.claim === open.item.claim) found.set(keyOf(place), saying(done))
    }
  }
  return found
}

function keyOf({ plan, item }: Place): string {
  return `${plan.path}\0${item.id}`
}

function saying({ plan, item }: Place): Evidence {
  return {
    kind: 'ledger',
    outcome: 'inconclusive',
    origin: 'derived',
    value: item.id,
    message: `${plan.path} says ${item.claim} of the same item`,
    path: plan.path,
    line: item.line,
  }
}
