import type { IndexedSymbol } from '../../model/repository-index.ts'

export interface Similar {
  readonly symbol: IndexedSymbol
  /** 0 to 1; 1 when every wanted word is in the name, rarer words count more. */
  readonly score: number
  /** The wanted words that it has. */
  readonly words: readonly string[]
}

const LEAST_SCORE = 0.3
const COMMON = new Set(
  'the a an of to and or in on for with by from is are be new add get set make use'.split(' '),
)

/**
 * Existing symbols that a new feature may have to do with: by the words of names and, at a third of the weight, of doc
 * comments and paths. Private ones and fields are left out. Best first.
 */
export function similarThings(
  wanted: string,
  symbols: readonly IndexedSymbol[],
  most = 20,
): readonly Similar[] {
  const words = [...new Set(wordsOf(wanted))].filter(word => !COMMON.has(word))
  if (words.length === 0) return []
  const candidates = symbols.filter(
    ({ kind, visibility }) => kind !== 'variable' && kind !== 'module' && visibility !== 'private',
  )
  const described = candidates.map(symbol => ({
    symbol,
    names: new Set(wordsOf(symbol.qualified)),
    about: new Set([...wordsOf(symbol.doc ?? ''), ...wordsOf(symbol.path)]),
  }))
  const weight = new Map(
    words.map(word => {
      const having = described.filter(({ names }) => names.has(word)).length
      return [word, Math.log(1 + candidates.length / (1 + having))] as const
    }),
  )
  const all = words.reduce((sum, word) => sum + (weight.get(word) ?? 0), 0)
  return described
    .map(({ symbol, names, about }): Similar => {
      const has = words.filter(word => names.has(word) || about.has(word))
      const sum = has.reduce(
        (total, word) => total + (weight.get(word) ?? 0) * (names.has(word) ? 1 : 1 / 3),
        0,
      )
      return { symbol, score: all === 0 ? 0 : sum / all, words: has }
    })
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || a.symbol.qualified.length - b.symbol.qualified.length)
    .slice(0, most)
}

/** `parseHTTPHeader_2` → parse, http, header; plurals and endings are cut roughly so that `exports` meets `export`. */
export function wordsOf(text: string): readonly string[] {
  return (text.slice(0, 5000).match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[\u0080-\uffff]+/g) ?? [])
    .map(word => word.toLowerCase())
    .filter(word => word.length > 1)
    .map(word => (word.length > 4 ? word.replace(/(?:ing|ed|es|er|s)$/, '') : word))
}
