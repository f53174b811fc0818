import type {
  EntryPoint,
  Import,
  IndexedFile,
  IndexedSymbol,
  Manifest,
  ModuleFacts,
} from '../../model/repository-index.ts'
import { folderOf, nameOf } from '../../text/paths.ts'
import { looksLikeTests } from '../classify.ts'
import { join } from '../imports/repository.ts'

/** Files that import each file, and those that each file imports. */
export interface ImportGraph {
  readonly importsOf: ReadonlyMap<string, ReadonlySet<string>>
  readonly importersOf: ReadonlyMap<string, ReadonlySet<string>>
}

export function importGraph(imports: readonly Import[]): ImportGraph {
  const importsOf = new Map<string, Set<string>>()
  const importersOf = new Map<string, Set<string>>()
  for (const { path, target } of imports) {
    if (target.kind !== 'files') continue
    for (const to of target.paths) {
      if (to === path) continue
      addTo(importsOf, path, to)
      addTo(importersOf, to, path)
    }
  }
  return { importsOf, importersOf }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key)
  if (set === undefined) map.set(key, new Set([value]))
  else set.add(value)
}

/**
 * Files that call a symbol's name and either import its file, share its package, or are its file. By name alone:
 * two methods of one name are not told apart, so this shows candidates, not proof.
 */
export function callersOf(
  symbol: Pick<IndexedSymbol, 'name' | 'path'>,
  graph: ImportGraph,
  calls: ReadonlyMap<string, ReadonlySet<string>>,
  packageOf: (path: string) => readonly string[],
): readonly string[] {
  const near = new Set([
    symbol.path,
    ...(graph.importersOf.get(symbol.path) ?? []),
    ...packageOf(symbol.path),
  ])
  return [...near].filter(path => calls.get(path)?.has(symbol.name) === true).sort()
}

/** Where programs, packages and test runs begin. */
export function entryPointsOf(
  files: readonly IndexedFile[],
  starting: ReadonlySet<string>,
  testing: ReadonlySet<string>,
  manifests: readonly Manifest[],
): readonly EntryPoint[] {
  const known = new Set(files.map(({ path }) => path))
  const named = new Map<string, string>()
  for (const { path, kind, targets } of manifests) {
    for (const { name, command } of targets) {
      for (const word of (command ?? '').split(/[\s"'=;&|()]+/)) {
        const target = join(folderOf(path), word.replace(/^\.\//, ''))
        if (word.includes('.') && known.has(target)) named.set(target, `${kind} runs it: ${name}`)
      }
    }
  }
  return files.flatMap(({ path, role }): readonly EntryPoint[] => {
    if (role !== 'source') return []
    const reason =
      named.get(path) ?? reasonByName(path) ?? (starting.has(path) ? 'it starts a program' : null)
    if (reason !== null) return [{ path, reason }]
    return testing.has(path) || looksLikeTests(path) ? [{ path, reason: 'tests' }] : []
  })
}

/** Names by which tools, package managers and compilers find files. */
function reasonByName(path: string): string | null {
  const name = nameOf(path)
  if (/\.config\.[cm]?[jt]s$|^\.\w+rc\.[cm]?js$/.test(name)) return 'configuration of a tool'
  if (/^(?:index|main|cli)\.[cm]?[jt]sx?$/.test(name)) return 'the entry of a folder'
  if (/^(?:__main__|setup|conftest|manage|wsgi|asgi|noxfile)\.py$/.test(name))
    return 'Python finds it by name'
  if (/^(?:main|lib|build)\.rs$/.test(name) || /(?:^|\/)(?:bin|examples|benches)\/[^/]+\.rs$/.test(path))
    return 'Cargo finds it by name'
  if (/\.d\.[cm]?ts$/.test(name)) return 'types for others'
  if (/^(?:Rakefile|config\.ru)$|\.(?:rake|gemspec)$/.test(name)) return 'Ruby tools find it by name'
  return null
}

/** Languages whose files are found by the import alone; elsewhere a package is one unit, or loading is by name. */
const UNREACHED_TOLD = new Set(['typescript', 'javascript', 'python', 'rust', 'go', 'java', 'c', 'c++'])

/** Source files that no entry point reaches. Files of one package reach each other. */
export function unreachedFiles(
  files: readonly IndexedFile[],
  entries: readonly EntryPoint[],
  graph: ImportGraph,
  packageOf: (path: string) => readonly string[],
): readonly string[] {
  const reached = new Set(entries.map(({ path }) => path))
  const queue = [...reached]
  const visit = (path: string) => {
    if (reached.has(path)) return
    reached.add(path)
    queue.push(path)
  }
  const packages = new Set<readonly string[]>()
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    for (const to of graph.importsOf.get(path) ?? []) visit(to)
    const together = packageOf(path)
    if (packages.has(together)) continue
    packages.add(together)
    for (const to of together) visit(to)
  }
  return files
    .filter(
      ({ path, role, language }) =>
        role === 'source' && language !== null && UNREACHED_TOLD.has(language) && !reached.has(path),
    )
    .map(({ path }) => path)
}

const MAX_MODULES = 40

/**
 * Folders as modules, cut at the depth that gives the most of them up to 40; a folder with a manifest of its own is
 * always one.
 */
export function modulesOf(
  files: readonly IndexedFile[],
  imports: readonly Import[],
  manifests: readonly Manifest[],
): readonly ModuleFacts[] {
  const sources = files.filter(({ role }) => role === 'source')
  const packages = manifests
    .filter(({ kind }) =>
      /^(?:package\.json|composer\.json|pyproject\.toml|Cargo\.toml|go\.mod|pom\.xml|gradle)$/.test(kind),
    )
    .map(({ path }) => folderOf(path))
    .filter(folder => folder !== '')
    .sort((a, b) => b.length - a.length)
  const owners = new Map<string, string>()
  const moduleAt = (path: string, depth: number) => {
    const key = `${depth}\0${folderOf(path)}`
    const known = owners.get(key)
    if (known !== undefined) return known
    const own = packages.find(folder => path.startsWith(`${folder}/`))
    const module = own ?? (folderOf(path).split('/').slice(0, depth).join('/') || '.')
    owners.set(key, module)
    return module
  }
  const depth =
    [4, 3, 2, 1].find(one => new Set(sources.map(({ path }) => moduleAt(path, one))).size <= MAX_MODULES) ?? 1
  const facts = new Map<string, { files: number; lines: number; to: Map<string, number> }>()
  for (const { path, lines } of sources) {
    const name = moduleAt(path, depth)
    const one = facts.get(name) ?? { files: 0, lines: 0, to: new Map<string, number>() }
    facts.set(name, one)
    one.files++
    one.lines += lines ?? 0
  }
  for (const { path, target } of imports) {
    if (target.kind !== 'files' || target.paths[0] === undefined) continue
    const from = moduleAt(path, depth)
    const to = moduleAt(target.paths[0], depth)
    if (from === to) continue
    const edges = facts.get(from)?.to
    edges?.set(to, (edges.get(to) ?? 0) + 1)
  }
  return [...facts]
    .map(([name, { files: count, lines, to }]) => ({
      name,
      files: count,
      lines,
      dependsOn: [...to]
        .map(([module, number]) => ({ module, imports: number }))
        .sort((a, b) => (a.module < b.module ? -1 : 1)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
