import { folderOf } from '../../text/paths.ts'
import { readJson } from '../json.ts'
import { ancestors, join, MISSING, type Repository, type Resolve, toFiles, toPackage } from './repository.ts'

const ENDINGS = '.ts .tsx .d.ts .mts .cts .js .jsx .mjs .cjs .json .vue .svelte'.split(' ')
/** An import names the file that the compiler will write (TypeScript handbook, "Modules: Theory"). */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.d.ts'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts', '.d.mts'],
  '.cjs': ['.cts', '.d.cts'],
}

interface PathAlias {
  /** With at most one `*`, as in `paths` of a tsconfig. */
  readonly pattern: string
  readonly targets: readonly string[]
}

interface Workspace {
  readonly name: string
  readonly folder: string
  /** Entry files that the manifest names, best first. */
  readonly entries: readonly string[]
}

/** Relative paths, aliases of the nearest tsconfig, packages of the workspace; the rest are dependencies. */
export function ecmascriptResolver(repository: Repository): Resolve {
  const aliases = new Map<string, readonly PathAlias[]>()
  const bases = new Map<string, string>()
  const workspaces = new Map<string, Workspace>()
  for (const [path, text] of repository.manifests) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const folder = folderOf(path)
    if (/^[tj]sconfig(?:\.\w+)?\.json$/.test(name)) {
      const { paths, base } = readAliases(text, folder)
      if (paths.length > 0) aliases.set(folder, [...(aliases.get(folder) ?? []), ...paths])
      if (base !== null) bases.set(folder, base)
    } else if (name === 'package.json') {
      const workspace = readWorkspace(text, folder)
      if (workspace !== null && !workspaces.has(workspace.name)) workspaces.set(workspace.name, workspace)
    }
  }
  const find = (path: string) => findFile(repository, path)
  return ({ specifier: written }, from) => {
    const specifier = written.replace(/[?#].*$/, '')
    if (specifier.startsWith('.')) {
      const found = find(join(folderOf(from), specifier))
      return found === null ? MISSING : toFiles([found])
    }
    if (specifier.startsWith('node:') || specifier.startsWith('/') || /^[a-z]+:/.test(specifier))
      return toPackage(specifier)
    for (const folder of ancestors(folderOf(from))) {
      const found =
        viaAliases(specifier, aliases.get(folder) ?? [], find) ?? viaBase(specifier, bases.get(folder), find)
      if (found !== null) return toFiles([found])
    }
    const parts = specifier.split('/')
    const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
    const workspace = workspaces.get(name)
    if (workspace === undefined) return toPackage(name)
    const rest = specifier.slice(name.length + 1)
    const candidates =
      rest === '' ? [...workspace.entries, 'src/index', 'index', 'lib/index'] : [rest, `src/${rest}`]
    for (const candidate of candidates) {
      const found = find(join(workspace.folder, candidate))
      if (found !== null) return toFiles([found])
    }
    return toPackage(name)
  }
}

function findFile(repository: Repository, path: string): string | null {
  if (path !== '' && repository.has(path)) return path
  const ending = /\.[cm]?jsx?$/.exec(path)?.[0] ?? ''
  const stem = ending === '' ? path : path.slice(0, -ending.length)
  for (const other of WRITTEN[ending] ?? []) if (repository.has(stem + other)) return stem + other
  for (const other of ENDINGS) if (path !== '' && repository.has(path + other)) return path + other
  for (const other of ENDINGS)
    if (repository.has(join(path, `index${other}`))) return join(path, `index${other}`)
  return null
}

function viaAliases(
  specifier: string,
  aliases: readonly PathAlias[],
  find: (path: string) => string | null,
): string | null {
  for (const { pattern, targets } of aliases) {
    const star = pattern.indexOf('*')
    const [before, after] = star < 0 ? [pattern, ''] : [pattern.slice(0, star), pattern.slice(star + 1)]
    if (star < 0 ? specifier !== pattern : !(specifier.startsWith(before) && specifier.endsWith(after)))
      continue
    const middle = star < 0 ? '' : specifier.slice(before.length, specifier.length - after.length)
    for (const target of targets) {
      const found = find(target.replace('*', () => middle))
      if (found !== null) return found
    }
  }
  return null
}

function viaBase(
  specifier: string,
  base: string | undefined,
  find: (path: string) => string | null,
): string | null {
  return base === undefined ? null : find(join(base, specifier))
}

function readAliases(
  text: string,
  folder: string,
): { readonly paths: readonly PathAlias[]; readonly base: string | null } {
  const options = objectOf(objectOf(readJson(text)).compilerOptions)
  const base = typeof options.baseUrl === 'string' ? join(folder, options.baseUrl) : null
  const paths = Object.entries(objectOf(options.paths)).map(
    ([pattern, targets]): PathAlias => ({
      pattern,
      targets: Array.isArray(targets)
        ? targets.filter(target => typeof target === 'string').map(target => join(base ?? folder, target))
        : [],
    }),
  )
  return { paths, base }
}

function readWorkspace(text: string, folder: string): Workspace | null {
  const manifest = objectOf(readJson(text))
  if (typeof manifest.name !== 'string') return null
  const entries = [
    manifest.source,
    ...strings(objectOf(manifest.exports)['.'] ?? manifest.exports),
    manifest.types,
    manifest.module,
    manifest.main,
  ]
  return { name: manifest.name, folder, entries: entries.filter(entry => typeof entry === 'string') }
}

/** The paths that a value of `exports` names, whatever the conditions. */
function strings(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value]
  if (depth > 4) return []
  return Object.entries(objectOf(value))
    .filter(([key]) => !key.startsWith('./'))
    .flatMap(([, inner]) => strings(inner, depth + 1))
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}
