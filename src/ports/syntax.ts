import { readFile } from 'node:fs/promises'
import type * as TreeSitter from 'web-tree-sitter'
import type { Match, Parsed, Syntax } from '../text/syntax.ts'
import { assetUrl } from './assets.ts'

type Library = typeof TreeSitter

export interface SyntaxLimits {
  /** Longer texts are not parsed; UTF-16 code units. */
  readonly maxLength: number
  /** For parsing and for the query, each. */
  readonly timeoutMs: number
}

const LIMITS: SyntaxLimits = { maxLength: 2 * 1024 * 1024, timeoutMs: 5_000 }
/** Hostile texts give millions of matches; nobody writes a file with this many. */
const MAX_MATCHES = 200_000

/** Tree-sitter in WebAssembly. The library and each grammar load when first used. */
export function openSyntax(limits: SyntaxLimits = LIMITS): Syntax {
  let library: Promise<Library> | null = null
  const languages = new Map<string, Promise<TreeSitter.Language>>()
  const queries = new Map<string, TreeSitter.Query>()

  async function languageOf(name: string): Promise<[Library, TreeSitter.Language]> {
    library ??= loadLibrary()
    const loaded = await library
    let language = languages.get(name)
    if (language === undefined) {
      language = readFile(assetUrl(`grammars/tree-sitter-${name}.wasm`)).then(bytes =>
        loaded.Language.load(bytes),
      )
      languages.set(name, language)
    }
    return [loaded, await language]
  }

  return {
    async parse(grammar, text, source) {
      if (text.length > limits.maxLength) {
        return { kind: 'unread', reason: `longer than the ${limits.maxLength} characters that are parsed` }
      }
      const [loaded, language] = await languageOf(grammar)
      const key = `${grammar}\n${source}`
      const query = queries.get(key) ?? new loaded.Query(language, source)
      queries.set(key, query)
      return parseWith(new loaded.Parser(), language, text, query, limits.timeoutMs)
    },
  }
}

async function loadLibrary(): Promise<Library> {
  const module = assetUrl('web-tree-sitter.js').href
  const library: Library = await import(/* webpackIgnore: true */ module)
  const wasmBinary = await readFile(assetUrl('web-tree-sitter.wasm'))
  await library.Parser.init({ wasmBinary } as Parameters<Library['Parser']['init']>[0])
  return library
}

function parseWith(
  parser: TreeSitter.Parser,
  language: TreeSitter.Language,
  text: string,
  query: TreeSitter.Query,
  timeoutMs: number,
): Parsed {
  let tree: TreeSitter.Tree | null = null
  try {
    parser.setLanguage(language)
    tree = parser.parse(text, null, { progressCallback: deadline(timeoutMs) })
    if (tree === null) return tooSlow(timeoutMs)
    // Errors can leave a node with 100,000 children, which a query takes minutes to walk.
    const expired = deadline(timeoutMs)
    const found = query.matches(tree.rootNode, { progressCallback: expired })
    if (expired()) return tooSlow(timeoutMs)
    if (found.length > MAX_MATCHES) return { kind: 'unread', reason: `more than ${MAX_MATCHES} constructs` }
    return { kind: 'parsed', matches: found.map(toMatch), broken: tree.rootNode.hasError }
  } finally {
    tree?.delete()
    parser.delete()
  }
}

function tooSlow(timeoutMs: number): Parsed {
  return { kind: 'unread', reason: `parsing took longer than ${timeoutMs / 1000} s` }
}

/** Tree-sitter stops as soon as the callback says true. */
function deadline(timeoutMs: number): () => boolean {
  const end = performance.now() + timeoutMs
  return () => performance.now() > end
}

function toMatch(match: TreeSitter.QueryMatch): Match {
  return match.captures.map(({ name, node }) => {
    const line = node.startPosition.row + 1
    const { row, column } = node.endPosition
    // Some nodes (C's `#define`) include the line break behind them: they end on the line before it.
    const endLine = column === 0 && row >= line ? row : row + 1
    return { name, start: node.startIndex, end: node.endIndex, line, endLine }
  })
}
