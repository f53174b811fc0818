import { parseDocument } from 'yaml'

/** Fields of a front matter: scalars as text, lists as texts; anything deeper is left out. */
export type FrontMatter = ReadonlyMap<string, readonly string[]>

/** Reads YAML front matter as far as it can be read; `error` says why the rest could not. */
export function readFrontMatter(text: string): { fields: FrontMatter; error: string | null } {
  const fields = new Map<string, readonly string[]>()
  const document = parseDocument(text, { logLevel: 'silent', schema: 'failsafe', uniqueKeys: false })
  const error = document.errors[0]?.message.split('\n')[0] ?? null
  // No aliases: they can make a small text into a huge value.
  const value: unknown = error === null ? document.toJS({ maxAliasCount: 0 }) : null
  if (typeof value !== 'object' || value === null) return { fields, error }
  for (const [key, field] of Object.entries(value)) {
    const list: readonly unknown[] = Array.isArray(field) ? field : [field]
    fields.set(
      key.toLowerCase(),
      list.filter((one): one is string => typeof one === 'string' && one !== ''),
    )
  }
  return { fields, error }
}
