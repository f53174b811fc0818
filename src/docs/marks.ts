import type { Claim, Item, Marker, Plan } from '../model/plan.ts'

/** The claims that can be written; the others are the absence of a readable mark. */
export type Target = Extract<Claim, 'done' | 'in-progress' | 'todo' | 'dropped'>

/** A mark as people write it: an emoji, a word or a share, or an emoji with a word. */
interface Mark {
  readonly emoji: string
  /** What stands between the two, emphasis included: `✅ **Done**` opens its emphasis there. */
  readonly gap: string
  readonly word: string
}

/** What stands for a claim where neither the document nor its dialect has a word for it. */
const BOX: Readonly<Record<Target, string>> = { done: 'x', 'in-progress': '~', todo: ' ', dropped: '-' }
const EMOJI: Readonly<Record<Target, string>> = { done: '✅', 'in-progress': '🚧', todo: '❌', dropped: '🚫' }
const WORD: Readonly<Record<Target, string>> = {
  done: 'Done',
  'in-progress': 'In progress',
  todo: 'Pending',
  dropped: 'Cancelled',
}
const SHARE: Readonly<Partial<Record<Target, string>>> = { done: '100%', todo: '0%' }

/** How a document says a claim, asked with the marker that is to say so. */
export type Vocabulary = (marker: Marker, claim: Target) => string

/**
 * A document's own vocabulary: what its items use most for a claim in such a place (heading, table cell,
 * line) and form, else its dialect's word, else a default in the marker's own case.
 */
export function vocabularyOf(plan: Pick<Plan, 'items' | 'words' | 'boxes'>, text: string): Vocabulary {
  const used = marksUsed(plan.items, text)
  return (marker, claim) => {
    const known = used.get(`${claim} ${kindOf(marker, text)}`)
    if (marker.kind === 'box') return known ?? plan.boxes?.[claim] ?? BOX[claim]
    const own = read(marker.text)
    if (known !== undefined) {
      const mark = read(known)
      return mark.emoji + own.gap + mark.word
    }
    const named = own.emoji === '' ? plan.words?.[claim] : undefined
    if (named !== undefined) return named
    const share = /^\d/.test(own.word) ? SHARE[claim] : undefined
    return (own.emoji && EMOJI[claim]) + own.gap + (share ?? (own.word && inCaseOf(own.word, WORD[claim])))
  }
}

/** The mark that is used most for each claim, place and form. */
function marksUsed(items: readonly Item[], text: string): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { claim, marker } of items) {
    // An empty box is read, and never imitated.
    if (marker === null || marker.text === '' || claim === 'none' || claim === 'unknown') continue
    const key = `${claim} ${kindOf(marker, text)}`
    const marks = counts.get(key) ?? new Map<string, number>()
    counts.set(key, marks.set(marker.text, (marks.get(marker.text) ?? 0) + 1))
  }
  return new Map([...counts].map(([key, marks]) => [key, mostUsed(marks)]))
}

function mostUsed(marks: ReadonlyMap<string, number>): string {
  const [first] = [...marks].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return first?.[0] ?? ''
}

function read(text: string): Mark {
  const [, emoji = '', gap = '', word = ''] = /^([^\s*_~`\p{L}\p{N}]*)([\s*_~`]*)(.*)$/su.exec(text) ?? []
  return { emoji, gap, word }
}

/** Only what has the same form and stands in the same kind of place is sure to be read there. */
function kindOf(marker: Marker, text: string): string {
  if (marker.kind === 'box') return 'box'
  const { emoji, word } = read(marker.text)
  const form = /^\d/.test(word) ? 'share' : word && 'word'
  return [marker.kind, emoji && 'emoji', form, placeOf(marker, text)].join(' ')
}

function placeOf({ start, end }: Marker, text: string): 'heading' | 'cell' | 'line' {
  const before =
    text
      .slice(Math.max(0, start - 400), start)
      .split(/[\r\n]/)
      .at(-1) ?? ''
  const [after = '', below = ''] = text.slice(end, end + 400).split(/\r\n|\r|\n/, 2)
  if (/^[ >]{0,8}#/.test(before) || /^[ >]{0,8}(?:=+|-+)[ \t]*$/.test(below)) return 'heading'
  return before.includes('|') || after.includes('|') ? 'cell' : 'line'
}

function inCaseOf(model: string, word: string): string {
  const letters = model.replace(/\P{L}/gu, '')
  if (letters.length > 1 && letters === letters.toUpperCase()) return word.toUpperCase()
  return letters !== '' && letters === letters.toLowerCase() ? word.toLowerCase() : word
}
