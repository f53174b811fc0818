import type { Plan } from '../model/plan.ts'

/** Ids that items of more than one plan have: what names such an id alone may mean either of them. */
export function sharedIds(plans: readonly Plan[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const plan of plans) {
    for (const { id } of plan.items) (seen.has(id) ? shared : seen).add(id)
  }
  return shared
}
