import type { Item, Plan } from '../model/plan.ts'
import type { Verdict } from '../model/verdict.ts'
import type { Own } from './own.ts'

/** Children that a parent answers for: what is optional or given up does not hold it back. */
export function childrenOf(plan: Plan): ReadonlyMap<string, readonly Item[]> {
  const children = new Map<string, Item[]>()
  for (const item of plan.items) {
    if (item.parent === undefined || item.optional || item.claim === 'dropped') continue
    const list = children.get(item.parent)
    if (list) list.push(item)
    else children.set(item.parent, [item])
  }
  return children
}

/** A parent's verdict is derived from its children, together with what it names itself. */
export function derive(own: Own, children: readonly { item: Item; own: Own }[]): Own {
  if (children.length === 0 || own.verdict === 'failing' || own.verdict === 'missing') return own
  const first = (verdict: Verdict) => children.find(child => child.own.verdict === verdict)
  for (const worst of ['failing', 'missing'] as const) {
    const child = first(worst)
    if (child) return { verdict: worst, reason: `${child.item.id} is ${worst}: ${child.own.reason}` }
  }
  if (own.verdict === 'not-run') return own
  const proven = children.filter(({ own: { verdict } }) => verdict === 'verified' || verdict === 'attested')
  if (proven.length === children.length) {
    const attested = proven.find(child => child.own.verdict === 'attested')
    if (attested)
      return { verdict: 'attested', reason: `all ${children.length} items below are verified or attested` }
    return { verdict: 'verified', reason: `all ${children.length} items below are verified` }
  }
  const share = `${proven.length} of ${children.length} items below are verified`
  const notRun = first('not-run')
  if (notRun) return { verdict: 'not-run', reason: `${share}; ${notRun.item.id} did not run` }
  const open = children.find(({ own: { verdict } }) => verdict === 'unproven' || verdict === 'blocked')
  if (open) return { verdict: 'unproven', reason: `${share}; nothing proves ${open.item.id}` }
  return { verdict: 'implemented', reason: share }
}

/**
 * Items in an order in which children come before their parents. Parents always stand before their
 * children in a document, so the reverse of the document will do.
 */
export function bottomUp(plan: Plan): readonly Item[] {
  return [...plan.items].reverse()
}
