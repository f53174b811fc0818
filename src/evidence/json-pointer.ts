/**
 * The value that a JSON Pointer names (RFC 6901): `/p95_ms`, `/results/0/mean`, `/a~1b` for the key `a/b`.
 * Undefined when there is none; the empty pointer is the whole document.
 */
export function atPointer(document: unknown, pointer: string): unknown {
  if (pointer === '') return document
  if (!pointer.startsWith('/')) return undefined
  let value = document
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(value)) value = /^(?:0|[1-9]\d{0,9})$/.test(key) ? value[Number(key)] : undefined
    else if (typeof value === 'object' && value !== null && Object.hasOwn(value, key))
      value = (value as Readonly<Record<string, unknown>>)[key]
    else return undefined
  }
  return value
}
