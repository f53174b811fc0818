const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/**
 * Text with XML's five entities and character references resolved; nothing can make it longer. A lone `&`
 * and a reference to no character stay as they are written.
 *
 * @returns `unknown`: the first entity that XML does not define itself
 */
export function decodeEntities(text: string): { readonly text: string; readonly unknown: string | null } {
  let unknown: string | null = null
  const decoded = text.replace(
    /&(#x[0-9A-Fa-f]{1,8}|#\d{1,10}|[A-Za-z_][\w.-]{0,60});/g,
    (written, name: string) => {
      if (name.startsWith('#')) return character(name) ?? written
      const known = PREDEFINED.get(name)
      if (known === undefined) unknown ??= name
      return known ?? written
    },
  )
  return { text: decoded, unknown }
}

function character(reference: string): string | null {
  const code = reference.startsWith('#x')
    ? Number.parseInt(reference.slice(2), 16)
    : Number(reference.slice(1))
  return code <= 0x10ffff ? String.fromCodePoint(code) : null
}
