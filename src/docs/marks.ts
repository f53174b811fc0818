import type { Claim, Item, Marker } from '../model/plan.ts'

/** What stands for a claim where the document itself has no word for it yet. */
const DEFAULTS: Readonly<Record<Marker['kind'], Readonly<Record<'done' | 'todo', string>>>> = {
  box: { done: 'x', todo: ' ' },
  emoji: { done: '✅', todo: '❌' },
  word: { done: 'Done', todo: 'Pending' },
}

/**
 * The text that makes a marker say `claim`, in the document's own vocabulary: the status that its other
 * items of the same kind use most, else a default written in the marker's own case.
 */
export function markFor(marker: Marker, claim: 'done' | 'todo', items: readonly Item[]): string {
  if (marker.kind === 'box') return DEFAULTS.box[claim]
  return mostUsed(marker, claim, items) ?? inCaseOf(marker.text, DEFAULTS[marker.kind][claim])
}

function mostUsed(marker: Marker, claim: Claim, items: readonly Item[]): string | null {
  const counts = new Map<string, number>()
  const worded = hasWord(marker.text)
  for (const item of items) {
    if (item.claim !== claim || item.marker?.kind !== marker.kind || hasWord(item.marker.text) !== worded)
      continue
    counts.set(item.marker.text, (counts.get(item.marker.text) ?? 0) + 1)
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return ranked[0]?.[0] ?? null
}

function hasWord(text: string): boolean {
  return /\p{L}/u.test(text)
}

function inCaseOf(model: string, text: string): string {
  const letters = model.replace(/[^\p{L}]/gu, '')
  if (letters.length > 1 && letters === letters.toUpperCase()) return text.toUpperCase()
  if (letters !== '' && letters === letters.toLowerCase()) return text.toLowerCase()
  return hasWord(model) && !hasWord(text) ? `${text} ${text === '✅' ? 'Done' : 'Pending'}` : text
}
