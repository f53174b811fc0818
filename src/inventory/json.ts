/**
 * JSON as configuration files write it, with comments and commas at the end (tsconfig, JSONC). Undefined when it is
 * none. One pass; strings are left alone.
 */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    try {
      return JSON.parse(plainJson(text))
    } catch {
      return undefined
    }
  }
}

function plainJson(text: string): string {
  let plain = ''
  let at = text.startsWith('\ufeff') ? 1 : 0
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '"') {
      let end = at + 1
      while (end < text.length && text.charAt(end) !== '"') end += text.charAt(end) === '\\' ? 2 : 1
      plain += text.slice(at, end + 1)
      at = end + 1
    } else if (text.startsWith('//', at)) {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2)
      at = end < 0 ? text.length : end + 2
    } else {
      plain += character
      at++
    }
  }
  return plain.replace(/,(?=\s{0,200}[\]}])/g, '')
}
