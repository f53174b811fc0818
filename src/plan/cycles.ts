import type { Item } from '../model/plan.ts'

/** Items that wait for themselves, each with the ids around the cycle; every item is looked at once. */
export function dependencyCycles(items: readonly Item[]): readonly { item: Item; path: readonly string[] }[] {
  const byId = new Map(items.map(item => [item.id, item]))
  const finished = new Set<string>()
  const cycles: { item: Item; path: readonly string[] }[] = []
  for (const start of items) {
    const trail: { item: Item; next: number }[] = finished.has(start.id) ? [] : [{ item: start, next: 0 }]
    const open = new Map(trail.map(({ item }) => [item.id, 0]))
    for (let here = trail.at(-1); here; here = trail.at(-1)) {
      const id = here.item.dependsOn[here.next++]
      const other = id === undefined ? undefined : byId.get(id)
      if (id === undefined) {
        finished.add(here.item.id)
        open.delete(here.item.id)
        trail.pop()
        continue
      }
      const at = open.get(id)
      if (at !== undefined)
        cycles.push({ item: here.item, path: [...trail.slice(at).map(({ item }) => item.id), id] })
      else if (other && !finished.has(id)) {
        open.set(id, trail.length)
        trail.push({ item: other, next: 0 })
      }
    }
  }
  return cycles
}
