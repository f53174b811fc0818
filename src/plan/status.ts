import type { Claim } from '../model/plan.ts'
import { HEADING_WORDS, MARKS, PHRASES } from './vocabulary.ts'

export interface Status {
  readonly claim: Claim
  readonly kind: 'emoji' | 'word'
  /** Offsets into the text that was read. */
  readonly start: number
  readonly end: number
}

/** What the character or word between the brackets of a box means. */
export function readBox(mark: string): Claim {
  if (/^n\/?a$/i.test(mark)) return 'dropped'
  return MARKS.get(withoutSelector(mark)) ?? 'unknown'
}

/** A status emoji at this offset, with its length. */
export function emojiAt(text: string, offset: number): { claim: Claim; length: number } | null {
  const code = text.codePointAt(offset)
  if (code === undefined || code < 0x2000) return null
  const symbol = String.fromCodePoint(code)
  const claim = MARKS.get(symbol)
  if (claim === undefined) return null
  return { claim, length: symbol.length + (text.charCodeAt(offset + symbol.length) === 0xfe0f ? 1 : 0) }
}

/**
 * Reads a text that is all status: a table cell, or what follows `Status:`. A leading emoji and a phrase
 * may stand together (`✅ Completed`); then the phrase decides, and both are the marker. Emphasis around
 * is skipped. Null when nothing in front is a known status.
 */
export function readStatus(text: string): Status | null {
  let start = skipEmphasis(text, 0)
  const emoji = emojiAt(text, start)
  const after = emoji ? skipEmphasis(text, start + emoji.length) : start
  const phrase = phraseAt(text, after)
  if (phrase)
    return {
      claim: phrase.claim,
      kind: emoji ? 'emoji' : 'word',
      start: emoji ? start : after,
      end: after + phrase.length,
    }
  if (emoji) return { claim: emoji.claim, kind: 'emoji', start, end: start + emoji.length }
  start = skipEmphasis(text, 0)
  const percent = /^(\d{1,3})\s?%/.exec(text.slice(start, start + 8))
  if (!percent) return null
  const share = Number(percent[1])
  const claim = share >= 100 ? 'done' : share > 0 ? 'in-progress' : 'todo'
  return { claim, kind: 'word', start, end: start + percent[0].length }
}

/** A status emoji in front of an item's text, perhaps inside emphasis. */
export function leadingStatus(text: string): Status | null {
  const start = skipEmphasis(text, 0)
  const emoji = emojiAt(text, start)
  return emoji && { claim: emoji.claim, kind: 'emoji', start, end: start + emoji.length }
}

/**
 * The status that a heading or bullet carries at its end: an emoji with or without a word
 * (`Setup ✅ COMPLETE`), or a word set off by a colon, dash or bracket (`Phase 4: COMPLETED`).
 */
export function trailingStatus(text: string, words: boolean): Status | null {
  const lineEnd = text.search(/[\r\n]/)
  const line = lineEnd < 0 ? text : text.slice(0, lineEnd)
  for (let at = line.length - 1; at >= 0 && line.length - at < 60; at--) {
    const emoji = emojiAt(line, at)
    if (!emoji) continue
    const status = readStatus(line.slice(at))
    if (status) return { ...status, start: at + status.start, end: at + status.end }
  }
  if (!words) return null
  // "Provider::complete" and "Production-Ready" are names: a colon or dash sets off only with a space.
  const set = /(?:[:–—-][ \t*_]{1,4}|[([|][*_]{0,3})([A-Za-z][A-Za-z -]{2,20})[*_)\]]{0,4}[ \t]{0,4}$/.exec(
    line.slice(-48),
  )
  const word = set?.[1]?.trim()
  if (!set || word === undefined || !HEADING_WORDS.has(word.toLowerCase())) return null
  const claim = phraseAt(word, 0)?.claim
  const start = line.length - Math.min(48, line.length) + set.index + set[0].indexOf(set[1] ?? '')
  return claim === undefined ? null : { claim, kind: 'word', start, end: start + word.length }
}

function phraseAt(text: string, offset: number): { claim: Claim; length: number } | null {
  const lower = text.slice(offset, offset + 24).toLowerCase()
  for (const [phrase, claim] of PHRASES) {
    if (!lower.startsWith(phrase)) continue
    const next = lower.charAt(phrase.length)
    if (/[\p{L}\p{N}_]/u.test(next)) continue
    // "Done by Friday" is prose, "Done (Friday)" a status: after the phrase stands an end or a separator.
    if (/^\s+[a-z]/.test(text.slice(offset + phrase.length, offset + phrase.length + 4))) continue
    return { claim, length: phrase.length }
  }
  return null
}

function skipEmphasis(text: string, offset: number): number {
  let at = offset
  while (at < text.length && /[\s*_~`]/.test(text.charAt(at))) at++
  return at
}

function withoutSelector(mark: string): string {
  return mark.replace(/\ufe0f/g, '')
}
