import type { Item, Marker } from '../model/plan.ts'

type Target = 'done' | 'todo'

/** A mark as people write it: an emoji, a word or a share, or an emoji with a word. */
interface Mark {
  readonly emoji: string
  /** What stands between the two, emphasis included: `✅ **Done**` opens its emphasis there. */
  readonly gap: string
  readonly word: string
}

/** What stands for a claim where the document itself has no word for it yet. */
const EMOJI: Readonly<Record<Target, string>> = { done: '✅', todo: '❌' }
const WORD: Readonly<Record<Target, string>> = { done: 'Done', todo: 'Pending' }
const SHARE: Readonly<Record<Target, string>> = { done: '100%', todo: '0%' }

/** How a document says that something is done or open, asked with the marker that is to say so. */
export type Vocabulary = (marker: Marker, claim: Target) => string

/**
 * A document's own vocabulary: what its items use most for a claim in such a place (heading, table cell,
 * line) and form, else a default in the marker's own case.
 */
export function vocabularyOf(items: readonly Item[], text: string): Vocabulary {
  const counts = new Map<string, Map<string, number>>()
  for (const { claim, marker } of items) {
    if (marker === null || (claim !== 'done' && claim !== 'todo')) continue
    const key = `${claim} ${kindOf(marker, text)}`
    const words = counts.get(key) ?? new Map<string, number>()
    counts.set(key, words.set(marker.text, (words.get(marker.text) ?? 0) + 1))
  }
  const used = new Map([...counts].map(([key, words]) => [key, mostUsed(words)]))
  return (marker, claim) => {
    if (marker.kind === 'box') return claim === 'done' ? 'x' : ' '
    const own = read(marker.text)
    const known = used.get(`${claim} ${kindOf(marker, text)}`)
    if (known) return known.emoji + own.gap + known.word
    const word = /^\d/.test(own.word) ? SHARE[claim] : own.word && inCaseOf(own.word, WORD[claim])
    return (own.emoji && EMOJI[claim]) + own.gap + word
  }
}

function mostUsed(words: ReadonlyMap<string, number>): Mark {
  const [first] = [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return read(first?.[0] ?? '')
}

function read(text: string): Mark {
  const [, emoji = '', gap = '', word = ''] = /^([^\s*_~`\p{L}\p{N}]*)([\s*_~`]*)(.*)$/su.exec(text) ?? []
  return { emoji, gap, word }
}

/** Only what has the same form and stands in the same kind of place is sure to be read there. */
function kindOf(marker: Marker, text: string): string {
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
