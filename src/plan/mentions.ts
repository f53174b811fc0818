import type { PhrasingContent } from 'mdast'
import type { Reference, ReferenceKind } from '../model/plan.ts'
import { normalizePath } from '../text/paths.ts'
import { promisesNext, tellsBehaviour } from './clause.ts'

/** Longer words are no names of anything, and patterns stay quick. */
const LONGEST = 260

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
const SCHEME = /^[a-z][a-z0-9+.-]*:/i
const DOMAIN = /^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|app|ai|gov|edu)(?:\/|$)/i
// Folders that a path in code may begin with, though it ends without an extension.
const ROOTED = /^(?:\.{1,2}\/|\.[a-z]|src\/|lib\/|app\/|tests?\/|docs?\/|packages\/)/
// Products that are written like files or like symbols.
const PRODUCT_FILE =
  /^(?:(?:node|vue|next|nuxt|express|react|three|d3|ember|backbone|chart|moment|alpine|nest|discord|solid|p5)\.js|socket\.io)$/i
const PRODUCT_NAMES = new Set(
  (
    'TypeScript JavaScript GitHub GitLab BitBucket CircleCI GraphQL PostgreSQL MySQL MongoDB DynamoDB SQLite OpenAPI ' +
    'OpenTelemetry RabbitMQ PyTorch TensorFlow CloudFormation NodeJS PowerShell VSCode IntelliJ DevOps OAuth OAuth2 ' +
    'iOS macOS ESLint YouTube LinkedIn'
  ).split(' '),
)
// As a module names another (`../shared.mjs`): relative to a file that nobody names.
const SPECIFIER = /^\.\.\/[^\s]*\.(?:[cm]?[jt]sx?)$/
const COMMITTED = new Set(
  (
    '.github .gitlab .circleci .vscode .idea .claude .cursor .husky .changeset .storybook .devcontainer .config ' +
    '.specify .kiro .agent-os .planning .taskmaster .buildkite .well-known .docs .ci .azure .codex .gemini'
  ).split(' '),
)
// Placeholders that authors leave for others to fill in.
const PLACEHOLDER = /[<>{}]|\.\.\.|…|path\/to|\bNNN|\bXXX|YYYY|example\.com|\[[^\]]*\]/i

/** What an item's own words name. Text in code spans and links is trusted more than running text. */
export function mentionsIn(nodes: readonly PhrasingContent[], line: number): readonly Reference[] {
  const found = new Map<string, Reference>()
  const sentence: Sentence = { before: '' }
  const words = nodes.slice(0, 12).map(firstWords).join('')
  const behaviour = tellsBehaviour(words)
  const imports = /\b(?:imports?|imported|importing|requires?|specifiers?)\b/i.test(words)
  visit(nodes, line, sentence, (kind, value, at) => {
    // What runs or is looked up is meant even where a path or a name is only spoken of.
    if (kind !== 'command' && kind !== 'doc' && (behaviour || !promisesNext(sentence.before))) return
    if (kind === 'path' && imports && SPECIFIER.test(value)) return
    const key = `${kind} ${value}`
    if (!found.has(key)) found.set(key, { kind, value, origin: 'mention', line: at })
  })
  return [...found.values()]
}

/** What stands before the name that is being read. */
interface Sentence {
  before: string
}

function firstWords(node: PhrasingContent): string {
  return node.type === 'text' || node.type === 'inlineCode' ? node.value.slice(0, 200) : ''
}

type Add = (kind: ReferenceKind, value: string, line: number) => void

function visit(nodes: readonly PhrasingContent[], line: number, sentence: Sentence, add: Add): void {
  for (const node of nodes) {
    const at = node.position?.start.line ?? line
    switch (node.type) {
      case 'inlineCode':
        fromCode(node.value, at, add)
        sentence.before = `${sentence.before}${node.value}`.slice(-400)
        break
      case 'link': {
        const target = linkedPath(node.url)
        if (target !== null) add(isDocument(target) ? 'doc' : 'path', target, at)
        else visit(node.children, at, sentence, add)
        break
      }
      case 'text':
        fromText(node.value, at, sentence, add)
        break
      case 'emphasis':
      case 'strong':
      case 'linkReference':
        visit(node.children, at, sentence, add)
        break
      // Struck-out text names nothing any more; pictures, comments and breaks never did.
      default:
        break
    }
  }
}

function fromCode(code: string, line: number, add: Add): void {
  const text = code.trim()
  if (text.length > LONGEST) return
  if (COMMAND.test(text)) {
    add('command', text, line)
    return
  }
  const path = pathIn(text, true)
  const symbol = path === null ? symbolIn(text) : null
  if (path !== null) add('path', path, line)
  else if (symbol !== null) add('symbol', symbol, line)
}

function fromText(text: string, line: number, sentence: Sentence, add: Add): void {
  let at = line
  const before = sentence.before
  for (const { 0: word, index } of text.matchAll(/\n|[^\s,;"'“”‘’()|]+/g)) {
    if (word === '\n') at++
    else {
      const path = pathIn(word, false)
      if (path === null) continue
      sentence.before = (before + text.slice(Math.max(0, index - 400), index)).slice(-400)
      add('path', path, at)
    }
  }
  sentence.before = (before + text.slice(-400)).slice(-400)
}

/**
 * The path that a word is, relative and without `:line`; null when it is none. In running text only a
 * path with a folder and a known extension counts: "and/or" and "Node.js" are no paths.
 */
export function pathIn(word: string, inCode: boolean): string | null {
  if (word.length < 3 || word.length > LONGEST) return null
  const text = (inCode ? word.replaceAll('\\', '/') : word)
    .replace(/[.,;:!?]+$/, '')
    .replace(/(?::\d{1,7}(?:[-:]\d{1,7})?|#L\d{1,7}(?:-L\d{1,7})?)$/, '')
  const folder = text.endsWith('/')
  const path = folder ? text.slice(0, -1) : text
  if (path.length < 3 || !couldBePath(text)) return null
  if (path.includes('*')) return inCode && path.includes('/') && /[A-Za-z]/.test(path) ? path : null
  const nested = path.includes('/')
  const known = namesFile(path.slice(path.lastIndexOf('/') + 1))
  const isPath = inCode ? known || (nested && (folder || ROOTED.test(path))) : known && nested
  return isPath ? normalized(path) : null
}

function couldBePath(text: string): boolean {
  return !(
    SCHEME.test(text) ||
    PLACEHOLDER.test(text) ||
    isWrittenByTools(text) ||
    DOMAIN.test(text) ||
    /[\s|"'`$=,;&]|^[@~/-]|(?:^|\/)node_modules(?:\/|$)/.test(text)
  )
}

/** Folders whose names begin with a dot hold what tools write, but for those that teams commit. */
function isWrittenByTools(path: string): boolean {
  const folder = /(?:^|\/)(\.[A-Za-z][\w-]*)\//.exec(path)?.[1]
  return folder !== undefined && !COMMITTED.has(folder)
}

/** A file's name by its extension, or one of the few that have none. `.md` alone is a kind of file. */
function namesFile(name: string): boolean {
  if (BARE_NAMES.has(name)) return true
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase()
  return (
    extension !== undefined &&
    EXTENSIONS.has(extension) &&
    !/^\.(?!env$)(?:[a-z]\.)?[a-z0-9]+$/i.test(name) &&
    !PRODUCT_FILE.test(name)
  )
}

/** Without `./` and the like; what leads out of the plan's folder stays as it is for whoever resolves it. */
function normalized(path: string): string {
  return path.startsWith('../') ? path : (normalizePath(path) ?? path)
}

function linkedPath(url: string): string | null {
  if (url.length > LONGEST || SCHEME.test(url) || /^\/\/|^#/.test(url)) return null
  const bare = url.replace(/[?#].*$/s, '')
  let decoded = bare
  try {
    decoded = decodeURIComponent(bare)
  } catch {
    // A stray percent sign: take the address as written.
  }
  decoded = decoded.replace(/^\//, '')
  return decoded === '' || decoded.length > LONGEST ? null : decoded
}

function isDocument(path: string): boolean {
  return /\.(?:md|mdx|rst|txt)$/i.test(path)
}

/** The name of a symbol in a code span: called, owned, or written so that it can be nothing else. */
export function symbolIn(code: string): string | null {
  if (code.length > LONGEST) return null
  const match = IDENTIFIER.exec(code)
  if (!match) return null
  const called = match[1] !== undefined
  const name = code.slice(0, code.length - (match[1]?.length ?? 0))
  const last = name.split(/\.|::|#/).at(-1) ?? name
  if (last.length < 3 || /^[A-Z0-9_]+$/.test(name) || PRODUCT_NAMES.has(name)) return null
  const shaped = /[a-z0-9][A-Z]/.test(name) || /[a-z0-9]_[a-z0-9]/i.test(name)
  const owned = /^[A-Z]\w*[a-z]\w*(?:\.|::|#)/.test(name)
  return called || shaped || owned ? name.replace(/::|#/g, '.') : null
}
