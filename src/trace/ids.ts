import type { Plan } from '../model/plan.ts'

/** Ids of a plan that can stand in code for the item alone: written by the author, letters and digits both. */
export function distinctiveIds(plan: Plan): readonly string[] {
  return plan.items
    .filter(item => item.idOrigin === 'explicit' && isDistinctive(item.id))
    .map(item => item.id)
}

/** `AUTH-3` and `T001` can be looked for in code without meeting them by chance; `1.2` cannot. */
export function isDistinctive(id: string): boolean {
  return /[A-Za-z]/.test(id) && /\d/.test(id) && id.length >= 3
}

/** Does a text carry this id as a word of its own? `AUTH-3` does not stand in `AUTH-31` or `XAUTH-3`. */
export function carriesId(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    const before = text.charAt(at - 1)
    const after = text.charAt(at + id.length)
    if (
      !/[\w-]/.test(before) &&
      !/\w/.test(after) &&
      !/^[-.]\d/.test(text.slice(at + id.length, at + id.length + 2))
    ) {
      return true
    }
  }
  return false
}
