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

/**
 * A parent's verdict is derived from its children, together with what it names itself: children that are proven
 * prove it, unless something that is bound to the parent alone is still open.
 */
export function derive(own: Own, children: readonly { item: Item; own: Own }[]): Own {
  if (children.length === 0 || own.verdict === 'failing' || own.verdict === 'missing') return own
  const first = (verdict: Verdict) => children.find(child => child.own.verdict === verdict)
  const as = (verdict: Verdict, reason: string): Own => ({ verdict, reason, open: own.open })
  for (const worst of ['failing', 'missing'] as const) {
    const child = first(worst)
    if (child) return as(worst, `${child.item.id} is ${worst}: ${child.own.reason}`)
  }
  if (own.verdict === 'not-run') return own
  const proven = children.filter(({ own: { verdict } }) => verdict === 'verified' || verdict === 'attested')
  const share = `${proven.length} of ${children.length} items below are verified`
  if (proven.length === children.length) {
    if (own.open) return own
    return first('attested')
      ? as('attested', `all ${children.length} items below are verified or attested`)
      : as('verified', `all ${children.length} items below are verified`)
  }
  const notRun = first('not-run')
  if (notRun) return as('not-run', `${share}; ${notRun.item.id} did not run`)
  const open = children.find(({ own: { verdict } }) => verdict === 'unproven' || verdict === 'blocked')
  if (open) return as('unproven', `${share}; nothing proves ${open.item.id}`)
  return as('implemented', share)
}

/** Items in an order in which children come before their parents, wherever they stand in the document. */
export function bottomUp(plan: Plan): readonly Item[] {
  const parents = new Map(plan.items.map(item => [item.id, item.parent]))
  const depth = (item: Item) => {
    let above = 0
    for (let id = item.parent; id !== undefined && above <= plan.items.length; id = parents.get(id)) above++
    return above
  }
  const depths = new Map(plan.items.map(item => [item, depth(item)]))
  return [...plan.items].sort((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0))
}
