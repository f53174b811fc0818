import type { PhrasingContent } from 'mdast'
import type { Reference, ReferenceKind } from '../model/plan.ts'
import { normalizePath } from '../text/paths.ts'

const EXTENSIONS = new Set(
  (
    'ts tsx mts cts js jsx mjs cjs json jsonc py pyi ipynb go rs java kt kts scala rb php c h cc cpp hpp cs swift m mm ' +
    'sh bash zsh ps1 bat sql graphql proto vue svelte astro css scss less html htm xml yml yaml toml ini cfg conf env lock ' +
    'md mdx rst txt csv tsv svg png jpg lua ex exs erl dart r jl tf hcl gradle properties wasm snap tmpl hbs ejs prisma'
  ).split(' '),
)
const BARE_NAMES = new Set(
  'Dockerfile Makefile Justfile Procfile Gemfile Rakefile Jenkinsfile CODEOWNERS LICENSE'.split(' '),
)
const COMMAND =
  /^(?:npm|npx|pnpm|yarn|bun|node|deno|pytest|python3?|pip|poetry|uv|tox|go|cargo|make|just|mvn|gradle|\.\/gradlew|bundle|rake|rspec|composer|phpunit|docker|kubectl|helm|terraform|git|curl)\s+\S/
const IDENTIFIER = /^[A-Za-z_$][\w$]*(?:(?:\.|::|#)[A-Za-z_$][\w$]*){0,6}(\([^()]{0,80}\))?$/
// Placeholders that authors leave for others to fill in.
const PLACEHOLDER = /[<>{}]|\.\.\.|…|path\/to|\bNNN|\bXXX|YYYY|example\.com|\[[^\]]*\]/i

/** What an item's own words name. Text in code spans and links is trusted more than running text. */
export function mentionsIn(nodes: readonly PhrasingContent[], line: number): readonly Reference[] {
  const found: Reference[] = []
  const add = (kind: ReferenceKind, value: string, at: number) => {
    if (!found.some(known => known.kind === kind && known.value === value)) {
      found.push({ kind, value, origin: 'mention', line: at })
    }
  }
  visit(nodes, line, add)
  return found
}

type Add = (kind: ReferenceKind, value: string, line: number) => void

function visit(nodes: readonly PhrasingContent[], line: number, add: Add): void {
  for (const node of nodes) {
    const at = node.position?.start.line ?? line
    switch (node.type) {
      case 'inlineCode':
        fromCode(node.value, at, add)
        break
      case 'link': {
        const target = linkedPath(node.url)
        if (target !== null) add(isDocument(target) ? 'doc' : 'path', target, at)
        else visit(node.children, at, add)
        break
      }
      case 'text':
        fromText(node.value, at, add)
        break
      case 'delete':
        break
      case 'emphasis':
      case 'strong':
      case 'linkReference':
        visit(node.children, at, add)
        break
      default:
        break
    }
  }
}

function fromCode(code: string, line: number, add: Add): void {
  const text = code.trim()
  if (text.length > 300) return
  const path = pathIn(text, true)
  const symbol = symbolIn(text)
  if (COMMAND.test(text)) add('command', text, line)
  else if (path !== null) add('path', path, line)
  else if (symbol !== null) add('symbol', symbol, line)
}

function fromText(text: string, line: number, add: Add): void {
  for (const [offset, word] of wordsOf(text)) {
    const path = pathIn(word, false)
    if (path !== null) add('path', path, line + newlines(text, offset))
  }
}

function* wordsOf(text: string): Iterable<[number, string]> {
  for (const match of text.matchAll(/[^\s,;"'“”‘’()|]+/g)) yield [match.index, match[0]]
}

function newlines(text: string, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++
  return count
}

/**
 * The path that a word is, relative and without `:line`; null when it is none. In running text only a
 * path with a folder and a known extension counts: "and/or" and "Node.js" are no paths.
 */
export function pathIn(word: string, inCode: boolean): string | null {
  let text = word
    .replace(/[.,;:!?]+$/, '')
    .replace(/(?::\d{1,7}(?:[-:]\d{1,7})?|#L\d{1,7}(?:-L\d{1,7})?)$/, '')
  if (text.length < 3 || text.length > 260 || /^[a-z][a-z0-9+.-]*:/i.test(text)) return null
  if (PLACEHOLDER.test(text) || /[\s|"'`$=,;&]/.test(text) || /^[@~/-]/.test(text)) return null
  if (/(^|\/)node_modules(\/|$)/.test(text)) return null
  const folder = text.endsWith('/')
  if (folder) text = text.slice(0, -1)
  const name = text.slice(text.lastIndexOf('/') + 1)
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase()
  const known = (extension !== undefined && EXTENSIONS.has(extension)) || BARE_NAMES.has(name)
  const nested = text.includes('/')
  if (text.includes('*')) return inCode && nested && /[A-Za-z]/.test(text) ? text : null
  if (!inCode && !(nested && known)) return null
  if (
    inCode &&
    !(
      known ||
      (nested && folder) ||
      (nested && /^(?:\.{1,2}\/|\.[a-z]|src\/|lib\/|app\/|tests?\/|docs?\/|packages\/)/.test(text))
    )
  )
    return null
  if (inCode && !nested && !known) return null
  // "Node.js", "Vue.js": a product, not a file.
  if (
    !nested &&
    /^(?:Node|Vue|Next|Nuxt|Express|React|Three|D3|Ember|Backbone|Chart|Moment|Alpine|Nest|Discord)\.js$/i.test(
      name,
    )
  )
    return null
  return text.startsWith('../') || normalizePath(text) === null ? text : (normalizePath(text) ?? text)
}

function linkedPath(url: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(url)) return null
  const bare = url.replace(/[?#].*$/s, '')
  let decoded = bare
  try {
    decoded = decodeURIComponent(bare)
  } catch {
    // A stray percent sign: take the address as written.
  }
  return decoded === '' || decoded.length > 260 ? null : decoded.replace(/^\//, '')
}

function isDocument(path: string): boolean {
  return /\.(?:md|mdx|rst|txt)$/i.test(path)
}

/** The name of a symbol in a code span: called, owned, or written so that it can be nothing else. */
export function symbolIn(code: string): string | null {
  const match = IDENTIFIER.exec(code)
  if (!match) return null
  const called = match[1] !== undefined
  const name = code.slice(0, code.length - (match[1]?.length ?? 0))
  const last = name.split(/\.|::|#/).at(-1) ?? name
  if (last.length < 3 || /^[A-Z0-9_]+$/.test(name)) return null
  const shaped = /[a-z0-9][A-Z]/.test(name) || /[a-z0-9]_[a-z0-9]/i.test(name)
  const owned = /^[A-Z]\w*[a-z]\w*(?:\.|::|#)/.test(name)
  return called || shaped || owned ? name.replace(/::|#/g, '.') : null
}
