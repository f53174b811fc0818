import { decodeEntities } from './entities.ts'

export type Attributes = Readonly<Record<string, string>>

/** An opening tag, with references in its attributes resolved. */
export interface Tag {
  readonly name: string
  readonly attributes: Attributes
  /** It closes itself: `<a/>`. */
  readonly closed: boolean
  /** Where it ends: past its `>`. */
  readonly end: number
}

const EQUALS = 0x3d
const GREATER = 0x3e
const SLASH = 0x2f
const NAME_START = /^[A-Za-z_:\u0080-\uffff]/

/**
 * The opening tag that begins at `at`, where a `<` stands.
 *
 * @returns null when it has not arrived as a whole, a text when it is none: what is wrong with it
 */
export function readTag(text: string, at: number): Tag | string | null {
  let i = nameEnd(text, at + 1)
  if (i >= text.length) return null
  const name = text.slice(at + 1, i)
  if (!NAME_START.test(name)) return `<${text.slice(at + 1, at + 20)} is no tag`
  const attributes: Record<string, string> = {}
  for (;;) {
    i = afterSpace(text, i)
    const code = text.charCodeAt(i)
    if (code === GREATER) return { name, attributes, closed: false, end: i + 1 }
    if (code === SLASH) {
      if (i + 1 >= text.length) return null
      if (text.charCodeAt(i + 1) === GREATER) return { name, attributes, closed: true, end: i + 2 }
      return `/ inside <${name.slice(0, 100)}`
    }
    const next = readAttribute(text, i, attributes, name)
    if (next === null || typeof next === 'string') return next
    i = next
  }
}

/** Adds one attribute; gives where it ends. Null and text mean what they do for {@link readTag}. */
function readAttribute(
  text: string,
  at: number,
  attributes: Record<string, string>,
  tag: string,
): number | string | null {
  const keyEnd = nameEnd(text, at)
  const equals = afterSpace(text, keyEnd)
  if (equals >= text.length) return null
  const quote = afterSpace(text, equals + 1)
  const mark = text.charAt(quote)
  const hasKey = keyEnd > at && text.charCodeAt(equals) === EQUALS
  // What stands in the place of a quote may not have arrived yet.
  if (!hasKey || (mark !== '"' && mark !== "'" && mark !== ''))
    return `an attribute of <${tag.slice(0, 100)}> has no quoted value`
  const end = mark === '' ? -1 : text.indexOf(mark, quote + 1)
  if (end < 0) return null
  const key = text.slice(at, keyEnd)
  // What every object inherits is no text; `hasOwn` would cost a tenth of the time.
  if (typeof attributes[key] === 'string') return `<${tag.slice(0, 100)}> has ${key.slice(0, 100)} twice`
  const value = text.slice(quote + 1, end)
  if (value.includes('&')) {
    const decoded = decodeEntities(value)
    if (decoded.unknown !== null) return `the entity &${decoded.unknown}; is not defined`
    attributes[key] = decoded.text
  } else attributes[key] = value
  if (end + 1 < text.length && nameEnd(text, end + 1) !== end + 1)
    return `no space between attributes of <${tag.slice(0, 100)}>`
  return end + 1
}

/** ASCII characters that end a name: white space, controls, quotes and `< > / = &`. */
const ENDS_NAME = Uint8Array.from({ length: 128 }, (_, code) =>
  code <= 0x20 || '"\'<>/=&'.includes(String.fromCharCode(code)) ? 1 : 0,
)

function nameEnd(text: string, at: number): number {
  let i = at
  while (i < text.length && ENDS_NAME[text.charCodeAt(i)] !== 1) i++
  return i
}

function afterSpace(text: string, at: number): number {
  let i = at
  while (i < text.length && text.charCodeAt(i) <= 0x20) i++
  return i
}
