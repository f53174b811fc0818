import type { Dependency, Target } from '../../model/repository-index.ts'
import { linesOf, type ManifestReader } from './manifest.ts'

interface Entry {
  readonly section: string
  readonly key: string
  readonly value: string
  readonly line: number
}

/**
 * Keys of a TOML text with their sections, one line each; an array over several lines is joined. Enough for
 * dependencies and scripts; what it cannot read it leaves out.
 */
function entriesOf(text: string): readonly Entry[] {
  const entries: Entry[] = []
  let section = ''
  let open: { key: string; value: string; line: number } | null = null
  for (const { text: written, line } of linesOf(text)) {
    const content = withoutComment(written).trim()
    if (open !== null) {
      open.value += ` ${content}`
      if (content.endsWith(']')) {
        entries.push({ section, ...open })
        open = null
      }
      continue
    }
    const head = /^\[\[?\s*([^\]]+?)\s*\]\]?$/.exec(content)?.[1]
    if (head !== undefined) {
      section = head.replace(/["']/g, '')
      continue
    }
    const equals = content.indexOf('=')
    if (equals < 1) continue
    const key = content.slice(0, equals).trim().replace(/["']/g, '')
    const value = content.slice(equals + 1).trim()
    if (value.startsWith('[') && !value.endsWith(']')) open = { key, value, line }
    else entries.push({ section, key, value, line })
  }
  return entries
}

/** A `#` outside of quotes begins a comment. */
function withoutComment(line: string): string {
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '#') return line.slice(0, at)
  }
  return line
}

function stringsOf(value: string): readonly string[] {
  return [...value.matchAll(/"([^"]{0,500})"|'([^']{0,500})'/g)].map(match => match[1] ?? match[2] ?? '')
}

/** `"1.2"` or `{ version = "1.2", … }`. */
function versionOf(value: string): string | null {
  if (!value.startsWith('{')) return stringsOf(value)[0] ?? null
  return /\bversion\s*=\s*"([^"]{0,200})"/.exec(value)?.[1] ?? null
}

/** `name[extra]>=1.2; marker` (PEP 508). */
export function requirement(written: string, scope: Dependency['scope'], line: number): Dependency | null {
  const match = /^([A-Za-z0-9][\w.-]{0,200})\s*(?:\[[^\]]{0,200}\])?\s*\(?([^;)#]{0,200})/.exec(
    written.trim(),
  )
  if (match?.[1] === undefined) return null
  return { name: match[1], version: match[2]?.trim() || null, scope, line }
}

/** PEP 621, PEP 735, and Poetry's own tables. */
export const pyproject: ManifestReader = {
  kind: 'pyproject.toml',
  matches: (_, name) => name === 'pyproject.toml',
  read(text) {
    const dependencies: (Dependency | null)[] = []
    const targets: Target[] = []
    for (const { section, key, value, line } of entriesOf(text)) {
      const all = (scope: Dependency['scope']) =>
        stringsOf(value).map(written => requirement(written, scope, line))
      if (section === 'project' && key === 'dependencies') dependencies.push(...all('runtime'))
      else if (section === 'project' && key === 'requires-python')
        dependencies.push({ name: 'python', version: stringsOf(value)[0] ?? null, scope: 'runtime', line })
      else if (section === 'project.optional-dependencies') dependencies.push(...all('runtime'))
      else if (section === 'dependency-groups') dependencies.push(...all('development'))
      else if (section === 'build-system' && key === 'requires') dependencies.push(...all('build'))
      else if (/^tool\.poetry\.(?:group\.[^.]+\.|dev-)?dependencies$/.test(section)) {
        const scope = section === 'tool.poetry.dependencies' ? 'runtime' : 'development'
        dependencies.push({ name: key, version: versionOf(value), scope, line })
      } else if (/^(?:project|tool\.poetry)\.scripts$/.test(section))
        targets.push({ name: key, command: stringsOf(value)[0] ?? null, line })
    }
    return { dependencies: dependencies.filter(one => one !== null), targets }
  },
}

/** Cargo (doc.rust-lang.org/cargo, "The Manifest Format"), with `[dependencies.name]` tables. */
export const cargoToml: ManifestReader = {
  kind: 'Cargo.toml',
  matches: (_, name) => name === 'Cargo.toml',
  read(text) {
    const dependencies: Dependency[] = []
    const targets: Target[] = []
    for (const { section, key, value, line } of entriesOf(text)) {
      const match = /(?:^|\.)(dev-|build-)?dependencies(?:\.(.+))?$/.exec(section)
      if (match !== null) {
        const scope = match[1] === 'dev-' ? 'development' : match[1] === 'build-' ? 'build' : 'runtime'
        const table = match[2]
        if (table === undefined)
          dependencies.push({ name: key.replace(/\.workspace$/, ''), version: versionOf(value), scope, line })
        else if (key === 'version')
          dependencies.push({ name: table, version: stringsOf(value)[0] ?? null, scope, line })
      } else if (section === 'bin' && key === 'name')
        targets.push({ name: stringsOf(value)[0] ?? '', command: null, line })
      else if (section === 'package' && key === 'rust-version')
        dependencies.push({ name: 'rust', version: stringsOf(value)[0] ?? null, scope: 'runtime', line })
    }
    return { dependencies, targets }
  },
}
