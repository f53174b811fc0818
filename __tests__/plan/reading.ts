import type { Item, Plan } from '../../src/model/plan.ts'
import { type ReadPlan, readPlan } from '../../src/plan/read.ts'

/** Reads a document that has to be readable. */
export function reading(document: string | Uint8Array, path = 'plan.md'): ReadPlan {
  const read = readPlan(path, Buffer.from(document))
  if (!read.ok) throw new Error(read.problems.map(problem => problem.message).join())
  return read.value
}

export function planOf(document: string | Uint8Array, path?: string): Plan {
  return reading(document, path).plan
}

/** One line an item, nested ones indented: `claim title`. */
export function outline(document: string | Plan): readonly string[] {
  const { items } = typeof document === 'string' ? planOf(document) : document
  const depths = new Map<string, number>()
  return items.map(item => {
    const depth = item.parent === undefined ? 0 : (depths.get(item.parent) ?? 0) + 1
    depths.set(item.id, depth)
    return `${'  '.repeat(depth)}${item.claim} ${item.title}`
  })
}

/** The only item of a document. */
export function onlyItem(document: string): Item {
  const { items } = planOf(document)
  const [item] = items
  if (item === undefined || items.length > 1) throw new Error(`${items.length} items`)
  return item
}

/** `line message` of every warning. */
export function warnings(document: string): readonly string[] {
  return planOf(document).warnings.map(({ line, message }) => `${line} ${message}`)
}

/** `kind value` of everything that the only item names. */
export function references(document: string): readonly string[] {
  return onlyItem(document).references.map(({ kind, value }) => `${kind} ${value}`)
}
