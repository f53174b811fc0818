import type { Questions } from '../model/inventory.ts'
import { IDENTIFIERS, isWholeId, type SearchTable, scan, searchTable, WORDS } from './scan.ts'

/** What one look over a file's bytes told. */
export interface Sighting {
  /** Asked symbols that occur as whole words. */
  readonly symbols: ReadonlySet<string>
  /** Asked ids that occur, not as parts of longer ones. */
  readonly ids: ReadonlySet<string>
  /** One of the symbols stands where it can be declared. */
  readonly mayDeclare: boolean
  /** It uses the words of a test framework. */
  readonly testing: boolean
}

/** Words that files with tests have, wherever they lie. */
const TEST_WORDS = ['describe', 'test', 'unittest', 'pytest', 'vitest', 'jest', 'mocha']

/** A file that uses asked words more often than this is parsed without looking further. */
const MAX_LOOKS = 10_000

/** The questions, prepared for being asked of thousands of files. */
export interface PreparedQuestions {
  look(file: Uint8Array, mayDeclare: ((start: number, end: number) => boolean) | null): Sighting
  /** Can the file hold a wanted test? Looks for the wanted texts word by word, whatever the case. */
  holdsWantedTest(file: Uint8Array): boolean
}

export function prepareQuestions(questions: Questions): PreparedQuestions {
  const symbols = [...questions.symbols]
  const ids = [...questions.ids]
  const table = searchTable([...symbols, ...ids, ...TEST_WORDS], IDENTIFIERS)
  const wantedTest = wantedTests(questions)
  return {
    look(file, mayDeclare) {
      const seenSymbols = new Set<string>()
      const seenIds = new Set<string>()
      let declares = false
      let testing = false
      let looks = 0
      scan(file, table, (number, start, end) => {
        const symbol = symbols[number]
        if (symbol !== undefined) {
          seenSymbols.add(symbol)
          if (!declares && mayDeclare !== null) declares = looks++ >= MAX_LOOKS || mayDeclare(start, end)
          return
        }
        const id = ids[number - symbols.length]
        if (id === undefined) testing = true
        else if (isWholeId(file, start, end)) seenIds.add(id)
      })
      return { symbols: seenSymbols, ids: seenIds, mayDeclare: declares, testing }
    },
    holdsWantedTest: wantedTest,
  }
}

interface WantedText {
  readonly words: readonly string[]
  /** How many different words it has. */
  readonly size: number
  /** An id's words must stand side by side; a test's name may be spread over its suites. */
  readonly sideBySide: boolean
}

function wantedTests(questions: Questions): (file: Uint8Array) => boolean {
  const texts = [...questions.tests]
    .map((text): WantedText => {
      const words = text.toLowerCase().match(/[a-z0-9\u0080-\uffff]+/g) ?? []
      return { words, size: new Set(words).size, sideBySide: questions.ids.has(text) }
    })
    // A number alone (`1.2`) stands in every file.
    .filter(({ words }) => words.some(word => /[^0-9]/.test(word)))
  const words = [...new Set(texts.flatMap(text => text.words))]
  const table = searchTable(words, WORDS)
  const vocabulary = words.map((word): Word => {
    const users = texts.filter(text => text.words.includes(word))
    return {
      word,
      sideBySide: users.filter(text => text.sideBySide),
      spread: users.filter(text => !text.sideBySide),
    }
  })
  return file => texts.length > 0 && findText(file, table, vocabulary)
}

/** A word, and the wanted texts that have it. */
interface Word {
  readonly word: string
  readonly sideBySide: readonly WantedText[]
  readonly spread: readonly WantedText[]
}

function findText(file: Uint8Array, table: SearchTable, vocabulary: readonly Word[]): boolean {
  const seen = new Set<Word>()
  const counts = new Map<WantedText, number>()
  const runs = new Map<WantedText, Run>()
  let found = false
  scan(file, table, (number, start, end) => {
    const word = vocabulary[number]
    if (found || word === undefined) return
    for (const text of word.sideBySide) {
      const run = advance(text, runs.get(text), word.word, start, end)
      runs.set(text, run)
      if (run.next === text.words.length) found = true
    }
    if (seen.has(word)) return
    seen.add(word)
    for (const text of word.spread) {
      const count = (counts.get(text) ?? 0) + 1
      counts.set(text, count)
      if (count === text.size) found = true
    }
  })
  return found
}

/** How far the words of an id were met side by side. */
interface Run {
  readonly next: number
  readonly end: number
}

/** At most one character, such as `-` or `_`, may stand between two words of an id. */
function advance(text: WantedText, run: Run | undefined, word: string, start: number, end: number): Run {
  const continues = run !== undefined && run.next > 0 && start - run.end <= 1 && word === text.words[run.next]
  if (continues) return { next: run.next + 1, end }
  return { next: word === text.words[0] ? 1 : 0, end }
}
