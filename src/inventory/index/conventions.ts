import type { Convention, IndexedFile, IndexedSymbol } from '../../model/repository-index.ts'
import { folderOf, nameOf } from '../../text/paths.ts'
import { looksLikeTests } from '../classify.ts'

const MAX_EXAMPLES = 3
/** Fewer than this show no habit. */
const LEAST = 3

interface Tally {
  readonly topic: string
  readonly scope: string
  readonly styles: Map<string, { count: number; readonly examples: string[] }>
}

/** Counts styles by topic and scope. Each style keeps its share and the first examples. */
class Tallies {
  readonly #all = new Map<string, Tally>()

  add(topic: string, scope: string, style: string, example: string, count = 1): void {
    const key = `${topic}\0${scope}`
    const tally = this.#all.get(key) ?? { topic, scope, styles: new Map() }
    this.#all.set(key, tally)
    const entry = tally.styles.get(style) ?? { count: 0, examples: [] }
    tally.styles.set(style, entry)
    entry.count += count
    if (entry.examples.length < MAX_EXAMPLES && !entry.examples.includes(example))
      entry.examples.push(example)
  }

  conventions(): readonly Convention[] {
    return [...this.#all.values()].flatMap(({ topic, scope, styles }) => {
      const total = [...styles.values()].reduce((sum, { count }) => sum + count, 0)
      if (total < LEAST) return []
      return [...styles]
        .map(([style, { count, examples }]) => ({ topic, scope, style, count, total, examples }))
        .sort((a, b) => b.count - a.count || (a.style < b.style ? -1 : 1))
    })
  }
}

export interface StyledFile {
  readonly path: string
  readonly language: string
  readonly styles: Readonly<Record<string, number>>
  readonly variables: number
  readonly tests: number
}

/** Habits of the code, each with how often it was seen and examples; nothing is said without counts. */
export function conventionsOf(
  files: readonly IndexedFile[],
  symbols: readonly IndexedSymbol[],
  styled: readonly StyledFile[],
): readonly Convention[] {
  const tallies = new Tallies()
  for (const { path, role, language } of files) {
    if (role !== 'source' || language === null) continue
    const style = caseOf(nameOf(path).replace(/\..*$/, ''))
    if (style === null) continue
    tallies.add('names of files', language, style, path)
    const [top = ''] = path.split('/')
    if (top !== path) tallies.add('names of files', `${top}/`, style, path)
  }
  const languages = new Map(styled.map(({ path, language }) => [path, language]))
  for (const { name, kind, path } of symbols) {
    const style = caseOf(name)
    const language = languages.get(path)
    if (style !== null && language !== undefined)
      tallies.add(`names: ${kind}`, language, style, `${name} (${path})`)
  }
  for (const { path, language, styles, variables, tests } of styled) {
    for (const [style, count] of Object.entries(styles)) {
      const colon = style.indexOf(': ')
      tallies.add(style.slice(0, colon), language, style.slice(colon + 2), path, count)
    }
    if (variables > 0) tallies.add('configuration', language, 'environment variables', path, variables)
    if (tests > 0) tallies.add('test layout', language, layoutOf(path), path)
  }
  return tallies.conventions()
}

/** How a name is put together; null when one lower-case word says nothing. */
export function caseOf(name: string): string | null {
  const plain = name.replace(/^[_$]+|[_$?!=]+$/g, '')
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(plain) || /^[A-Z][A-Z0-9]+$/.test(plain)) return 'UPPER_CASE'
  if (/^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(plain)) return 'snake_case'
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(plain)) return 'kebab-case'
  if (/^[A-Z][A-Za-z0-9]*$/.test(plain)) return 'PascalCase'
  if (/^[a-z][a-z0-9]*[A-Z][A-Za-z0-9]*$/.test(plain)) return 'camelCase'
  return null
}

function layoutOf(path: string): string {
  const folder = folderOf(path)
  const match = /(?:^|\/)(__tests__|tests?|specs?|e2e)(?:\/|$)/.exec(folder)?.[1]
  if (match !== undefined)
    return folder.startsWith(match) ? `in ${match}/ at the root` : `in ${match}/ folders`
  return looksLikeTests(path) ? 'beside the code, by name' : 'inside the code'
}
