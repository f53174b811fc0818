/**
 * Finding thousands of texts in one pass over a file's bytes. Each word of the file is hashed once and looked
 * up, so the time does not grow with the number of texts sought, and no text, however hostile, slows it.
 */

/** Which bytes make a word, and as what they count: 0 ends a word. */
export type Alphabet = Uint8Array

/** Identifiers, as they stand. Every byte of a non-ASCII character counts as a letter. */
export const IDENTIFIERS: Alphabet = alphabet((byte, character) =>
  /[\w$]/.test(character) || byte >= 0x80 ? byte : 0,
)

/** Plain words, whatever their case: `test_Login` has two. */
export const WORDS: Alphabet = alphabet((byte, character) =>
  /[A-Za-z0-9]/.test(character) || byte >= 0x80 ? character.toLowerCase().charCodeAt(0) : 0,
)

function alphabet(value: (byte: number, character: string) => number): Alphabet {
  return Uint8Array.from({ length: 256 }, (_, byte) => value(byte, String.fromCharCode(byte)) & 0xff)
}

interface Sought {
  /** Its number, for whoever asked. */
  readonly number: number
  /** The whole text, and where its first word stands in it. */
  readonly bytes: Uint8Array
  readonly wordStart: number
  readonly wordEnd: number
}

/** Texts to find, prepared. */
export interface SearchTable {
  readonly alphabet: Alphabet
  /** One mark for each hash of a first word, cut to 16 bits: most words of a file end here. */
  readonly marks: Uint8Array
  readonly byHash: ReadonlyMap<number, readonly Sought[]>
}

/** Prepares the search; the numbers that {@link scan} reports are the texts' places in the list. */
export function searchTable(texts: readonly string[], words: Alphabet): SearchTable {
  const marks = new Uint8Array(0x10000)
  const byHash = new Map<number, Sought[]>()
  for (const [number, text] of texts.entries()) {
    const bytes = Buffer.from(text).map(byte => words[byte] || byte)
    const wordStart = bytes.findIndex(byte => words[byte] !== 0)
    if (wordStart < 0) continue // Nothing but punctuation: cannot be told from any other.
    let wordEnd = wordStart
    let hash = 0
    while (wordEnd < bytes.length && words[bytes[wordEnd] ?? 0] !== 0) {
      hash = (Math.imul(hash, 31) + (bytes[wordEnd] ?? 0)) | 0
      wordEnd++
    }
    marks[hash & 0xffff] = 1
    const sought = { number, bytes, wordStart, wordEnd }
    const same = byHash.get(hash)
    if (same === undefined) byHash.set(hash, [sought])
    else same.push(sought)
  }
  return { alphabet: words, marks, byHash }
}

/**
 * Calls `found` for every place where a sought text stands as whole words, in the order of the file.
 * `start` and `end` are byte offsets.
 */
export function scan(
  file: Uint8Array,
  table: SearchTable,
  found: (number: number, start: number, end: number) => void,
): void {
  const { alphabet: words, marks, byHash } = table
  const length = file.length
  let at = 0
  while (at < length) {
    let value = words[file[at] ?? 0] ?? 0
    if (value === 0) {
      at++
      continue
    }
    const wordStart = at
    let hash = 0
    do {
      hash = (Math.imul(hash, 31) + value) | 0
      at++
      value = at < length ? (words[file[at] ?? 0] ?? 0) : 0
    } while (value !== 0)
    if (marks[hash & 0xffff] === 0) continue
    for (const sought of byHash.get(hash) ?? []) {
      const start = wordStart - sought.wordStart
      if (standsAt(file, start, at, sought, words)) found(sought.number, start, start + sought.bytes.length)
    }
  }
}

function standsAt(
  file: Uint8Array,
  start: number,
  wordEnd: number,
  sought: Sought,
  words: Alphabet,
): boolean {
  const { bytes } = sought
  const end = start + bytes.length
  if (start < 0 || end > file.length || wordEnd !== start + sought.wordEnd) return false
  for (let i = 0; i < bytes.length; i++) {
    const byte = file[start + i] ?? 0
    if ((words[byte] || byte) !== bytes[i]) return false
  }
  // The last word must end where the text ends, and nothing but the first word may begin it.
  const isWord = (place: number) => place >= 0 && place < file.length && words[file[place] ?? 0] !== 0
  if (isWord(end - 1) && isWord(end)) return false
  return !(isWord(start - 1) && isWord(start))
}

const JOINERS = new Set([...'-./~'].map(joiner => joiner.charCodeAt(0)))

/**
 * Is the text at `[start, end)` a whole id, not a part of a longer one? `AUTH-3` is no part of `AUTH-3.1`,
 * `MY-AUTH-3` or `AUTH-3/AC1`; a full stop at the end of a sentence does not matter.
 */
export function isWholeId(file: Uint8Array, start: number, end: number): boolean {
  const isWord = (place: number) => IDENTIFIERS[file[place] ?? 0] !== 0
  const joins = (place: number) => JOINERS.has(file[place] ?? 0)
  return !(joins(end) && isWord(end + 1)) && !(joins(start - 1) && start >= 2 && isWord(start - 2))
}
