import type { Config } from '../model/config.ts'
import type { Item, Reference } from '../model/plan.ts'

/** What an item names, strongest first: its binding in the plan, its entry in the configuration, its words. */
export function referencesOf(item: Item, config: Config): readonly Reference[] {
  const own = item.references
  const binding = Object.hasOwn(config.items, item.id) ? config.items[item.id] : undefined
  if (!binding) return own
  const configured = (['test', 'path', 'symbol', 'check'] as const).flatMap(kind =>
    binding[kind].map(value => ({ kind, value, origin: 'config', line: item.line }) satisfies Reference),
  )
  return [
    ...own.filter(reference => reference.origin === 'binding'),
    ...configured,
    ...own.filter(reference => reference.origin !== 'binding'),
  ]
}
