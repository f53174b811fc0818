import { slug } from '../text/slug.ts'

/**
 * Ids that authors write in front of an item, alone or in emphasis, code or brackets. Each alternative is
 * anchored and of bounded length, so reading stays linear.
 */
const EXPLICIT =
  /^(?:Task |Story |Step |Milestone |Deliverable )?((?:[A-Z][A-Z0-9]{0,11}-){1,4}\d{1,5}[a-z]?|[A-Z]{1,4}\d{1,4}(?:\.\d{1,3}){0,3}|\d{1,3}(?:\.\d{1,3}){1,4}[A-Za-z]?|#\d{1,6})(?=$|[\s:.)\]*_`~—–-])/

export interface FoundId {
  readonly id: string
  /** Length of the id and the separators after it, in the text that was read. */
  readonly length: number
}

/** The id in front of an item's plain text, such as `T001`, `AUTH-3`, `1.2`, `FR-001:` or `**AC-1** —`. */
export function explicitId(text: string): FoundId | null {
  const open = /^[\s*_`[(~]{0,6}/.exec(text)?.[0] ?? ''
  const found = EXPLICIT.exec(text.slice(open.length, open.length + 96))
  const id = found?.[1]
  if (!found || id === undefined) return null
  const rest = text.slice(open.length + found[0].length)
  const close =
    /^[*_`\])~]{0,6}[ \t]{0,4}(?:[:.)–—-]{1,2}(?=\s|$))?[*_`~]{0,4}[ \t]{0,4}/.exec(rest)?.[0] ?? ''
  return { id: id.replace(/^#/, ''), length: open.length + found[0].length + close.length }
}

/** A number and its dot or bracket in front of an item: `2. Major`, as Kiro and others count their tasks. */
export function numberedId(text: string): FoundId | null {
  const found = /^[\s*_]{0,6}(?:Task )?(\d{1,3})[.):](?:[ \t]|[*_]{1,3}[ \t])[ \t*_]{0,4}(?=\S)/.exec(
    text.slice(0, 40),
  )
  return found?.[1] === undefined ? null : { id: found[1], length: found[0].length }
}

/** What the ids of one series share: `T` of `T012`, `AUTH-` of `AUTH-3`; empty for plain numbers. */
export function seriesOf(id: string): string {
  return /^[^\d]*/.exec(id)?.[0] ?? ''
}

/**
 * Gives each item of a plan its id. An id that the author wrote wins. Any other is made of the first
 * eight words of the item's own text, so it survives ticks, new siblings and changes around it. The second
 * item with the same id is named after its section (`id@section`), a third gets a number.
 */
export class Identities {
  readonly #taken = new Set<string>()
  /** Where to go on counting, so that a thousand items of one name do not count from the start each. */
  readonly #next = new Map<string, number>()

  /** The id to use, and whether an explicit one was already taken. */
  claim(explicit: string | null, title: string, section: string): { id: string; duplicate: boolean } {
    const wanted = explicit ?? (slug(title, 8) || 'item')
    if (!this.#taken.has(wanted)) return { id: this.#take(wanted), duplicate: false }
    const inSection = slug(section, 4)
    const named = `${wanted}@${inSection}`
    if (inSection !== '' && !this.#taken.has(named))
      return { id: this.#take(named), duplicate: explicit !== null }
    let n = this.#next.get(wanted) ?? 2
    while (this.#taken.has(`${wanted}~${n}`)) n++
    this.#next.set(wanted, n + 1)
    return { id: this.#take(`${wanted}~${n}`), duplicate: explicit !== null }
  }

  #take(id: string): string {
    this.#taken.add(id)
    return id
  }
}
