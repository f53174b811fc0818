import { decodeEntities } from './entities.ts'
import { type Attributes, readTag } from './tag.ts'

export type { Attributes }

/** What somebody wants to know of an XML document while it goes by. */
export interface XmlVisitor {
  /**
   * @param parent name of the element around it; empty for the root
   * @returns true to be given the text inside when it closes
   */
  open(name: string, attributes: Attributes, parent: string): boolean
  /** `said`: the text inside, as far as it is kept, if `open` asked for it; else empty. */
  close(name: string, said: string, parent: string): void
}

/** Elements inside one another: Robot nests keywords, real reports of anything else stay below thirty. */
const DEPTH = 1_000
/** Characters of one tag: a failure's message may stand in an attribute. */
const TAG = 4 * 1024 * 1024
/** Characters of text that are kept of one element. */
const SAID = 8_000

type Place = 'content' | 'comment' | 'cdata' | 'instruction'

/**
 * Reads XML as it arrives, in time linear in its length and in memory for one tag. Stricter than XML where
 * strangers write it (a DOCTYPE, and so an entity of one's own, is refused), laxer where test runners are
 * known to be (raw control characters, a lone `&`, `<` in an attribute). Prefixes are part of names.
 */
export class XmlScanner {
  readonly #visitor: XmlVisitor
  readonly #elements: string[] = []
  #place: Place = 'content'
  #rest = ''
  #error: string | undefined
  #rootSeen = false
  /** Depth of the element whose text is wanted; 0 when none is. */
  #listening = 0
  #said = ''

  readonly #doctype: 'refused' | 'external'

  /** `doctype`: may the document name a DTD? What it declares itself is refused either way. */
  constructor(
    visitor: XmlVisitor,
    options: { readonly doctype: 'refused' | 'external' } = { doctype: 'refused' },
  ) {
    this.#visitor = visitor
    this.#doctype = options.doctype
  }

  /** Why the document is of no use, so far. */
  get error(): string | undefined {
    return this.#error
  }

  /** The first reason counts. */
  refuse(error: string): void {
    this.#error ??= error
  }

  /** @returns false when it is of no use to go on */
  write(chunk: string): boolean {
    const text = this.#rest === '' ? chunk : this.#rest + chunk
    let at = 0
    while (at < text.length && this.#error === undefined) {
      const next = this.#step(text, at)
      if (next < 0) break
      at = next
    }
    this.#rest = at < text.length ? text.slice(at) : ''
    if (this.#rest.length > TAG) this.refuse(`it has a tag longer than ${TAG / 1024 / 1024} MB`)
    return this.#error === undefined
  }

  /** The document has ended. */
  end(): void {
    if (this.#error !== undefined) return
    const open = this.#elements.at(-1)
    if (!this.#rootSeen) this.refuse('it is not XML: it has no element')
    else if (open !== undefined) this.refuse(`it is cut off: <${open.slice(0, 100)}> is not closed`)
    else if (this.#place !== 'content' || this.#rest.trim() !== '')
      this.refuse('it is cut off after its last element')
  }

  /** @returns where to go on; negative when what begins here has not arrived as a whole */
  #step(text: string, at: number): number {
    switch (this.#place) {
      case 'content':
        return this.#content(text, at)
      case 'cdata':
        return this.#until(text, at, ']]>')
      case 'comment':
        return this.#until(text, at, '-->')
      case 'instruction':
        return this.#until(text, at, '?>')
    }
  }

  #content(text: string, at: number): number {
    const tag = text.indexOf('<', at)
    if (tag !== at) {
      const end = tag < 0 ? wholeText(text, at) : tag
      if (end === at) return -1
      if (this.#elements.length === 0) this.#outside(text.slice(at, end))
      else if (this.#listening > 0) this.#say(this.#decode(text.slice(at, end)))
      return end
    }
    switch (text.charCodeAt(at + 1)) {
      case SLASH:
        return this.#closing(text, at)
      case BANG:
        return this.#declaration(text, at)
      case QUESTION:
        this.#place = 'instruction'
        return at + 2
      default:
        return this.#opening(text, at)
    }
  }

  #outside(text: string): void {
    if (text.replace('\ufeff', '').trim() !== '') this.refuse('it has text outside its root element')
  }

  /** A comment, CDATA or an instruction may be long: it is passed over as it arrives. */
  #until(text: string, at: number, end: string): number {
    const found = text.indexOf(end, at)
    const stop = found < 0 ? Math.max(at, text.length - end.length + 1) : found
    if (this.#place === 'cdata' && this.#listening > 0) this.#say(text.slice(at, stop))
    if (found >= 0) this.#place = 'content'
    return found < 0 ? (stop > at ? stop : -1) : found + end.length
  }

  #declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) {
      this.#place = 'comment'
      return at + 4
    }
    if (text.startsWith('<![CDATA[', at)) {
      if (this.#elements.length === 0) this.refuse('it has text outside its root element')
      this.#place = 'cdata'
      return at + 9
    }
    const begun = text.slice(at, at + 9)
    if (begun.length < 9 && ('<!--'.startsWith(begun) || '<![CDATA['.startsWith(begun))) return -1
    if ('<!DOCTYPE'.startsWith(begun.toUpperCase())) {
      if (begun.length < 9) return -1
      const end = text.indexOf('>', at)
      if (this.#doctype === 'external' && end < 0) return -1
      if (this.#doctype === 'external' && !text.slice(at, end).includes('[')) return end + 1
      this.refuse('it has a DOCTYPE, which no report needs')
    } else this.#illFormed('an unknown declaration')
    return text.length
  }

  #closing(text: string, at: number): number {
    const name = this.#elements[this.#elements.length - 1]
    if (name !== undefined && text.startsWith(name, at + 2)) {
      const after = at + 2 + name.length
      if (text.charCodeAt(after) === GREATER) {
        this.#leave(name)
        return after + 1
      }
    }
    const end = text.indexOf('>', at)
    if (end < 0) return -1
    const written = text.slice(at + 2, end).trimEnd()
    if (written === name) this.#leave(name)
    else this.#illFormed(`</${written.slice(0, 100)}> closes no open element`)
    return end + 1
  }

  #opening(text: string, at: number): number {
    const tag = readTag(text, at)
    if (tag === null) return -1
    if (typeof tag === 'string') return this.#illFormed(tag)
    this.#enter(tag.name, tag.attributes)
    if (tag.closed && this.#error === undefined) this.#leave(tag.name)
    return tag.end
  }

  #enter(name: string, attributes: Attributes): void {
    const parent = this.#elements[this.#elements.length - 1] ?? ''
    if (parent === '' && this.#rootSeen) {
      this.#illFormed('it has a second root element')
      return
    }
    if (this.#elements.length >= DEPTH) {
      this.refuse(`its elements are nested deeper than ${DEPTH.toLocaleString('en')}`)
      return
    }
    this.#rootSeen = true
    this.#elements.push(name)
    if (!this.#visitor.open(name, attributes, parent) || this.#listening > 0) return
    this.#listening = this.#elements.length
    this.#said = ''
  }

  #leave(name: string): void {
    const heard = this.#listening === this.#elements.length
    this.#elements.pop()
    const said = heard ? this.#said : ''
    if (heard) this.#listening = 0
    this.#visitor.close(name, said, this.#elements[this.#elements.length - 1] ?? '')
  }

  #say(text: string): void {
    const room = SAID - this.#said.length
    if (room > 0) this.#said += text.slice(0, room)
  }

  #decode(text: string): string {
    if (!text.includes('&')) return text
    const decoded = decodeEntities(text)
    if (decoded.unknown !== null) this.#illFormed(`the entity &${decoded.unknown}; is not defined`)
    return decoded.text
  }

  #illFormed(what: string): number {
    this.refuse(`it is not well-formed XML: ${what}`)
    return Number.MAX_SAFE_INTEGER
  }
}

const BANG = 0x21
const QUESTION = 0x3f
const SLASH = 0x2f
const GREATER = 0x3e

/** Where text without a tag in sight may be cut: before an entity that is not complete. */
function wholeText(text: string, at: number): number {
  const entity = text.lastIndexOf('&')
  const cut = entity >= at && text.length - entity < 64 && !text.includes(';', entity)
  return cut ? entity : text.length
}
