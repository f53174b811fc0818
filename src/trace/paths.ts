import type { FileEntry, Inventory } from '../model/inventory.ts'
import type { Reference } from '../model/plan.ts'
import type { PathLink } from '../model/trace.ts'
import { folderOf, nameOf, normalizePath } from '../text/paths.ts'
import { matchesGlob } from '../text/wildcard.ts'

/** More matches than this say that a pattern is too wide to be read by people; all of them exist. */
const SHOWN = 200

/** Files and folders of the repository, ready to be asked. */
export interface PathIndex {
  readonly files: ReadonlyMap<string, FileEntry>
  readonly folders: ReadonlySet<string>
  readonly byName: ReadonlyMap<string, readonly string[]>
  readonly ignored: ReadonlySet<string>
}

export function indexPaths(inventory: Inventory): PathIndex {
  const files = new Map<string, FileEntry>()
  const folders = new Set<string>()
  const byName = new Map<string, string[]>()
  for (const entry of inventory.files) {
    files.set(entry.path, entry)
    if (entry.state === 'untracked') continue
    append(byName, nameOf(entry.path), entry.path)
    for (
      let folder = folderOf(entry.path);
      folder !== '' && !folders.has(folder);
      folder = folderOf(folder)
    ) {
      folders.add(folder)
      append(byName, nameOf(folder), folder)
    }
  }
  return { files, folders, byName, ignored: inventory.ignored }
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Where a reference may point: from the root, and for what an item mentions also from the plan's folder. */
export function candidatePaths(reference: Reference, planPath: string): readonly string[] {
  const fromRoot = normalizePath(reference.value)
  const fromPlan = normalizePath(`${folderOf(planPath)}/./${reference.value}`.replace(/^\//, ''))
  const found = reference.origin === 'mention' ? [fromRoot, fromPlan] : [fromRoot]
  return [...new Set(found.filter((path): path is string => path !== null && path !== ''))]
}

/** What a named path stands for in this repository. */
export function resolvePath(
  reference: Reference,
  planPath: string,
  index: PathIndex,
): PathLink['resolution'] {
  const candidates = candidatePaths(reference, planPath)
  if (candidates.length === 0) return { kind: 'outside' }
  if (reference.value.includes('*')) return resolveGlob(candidates, index)
  for (const path of candidates) {
    const entry = index.files.get(path)
    if (entry && entry.state !== 'untracked') return { kind: 'found', paths: [path] }
    if (index.folders.has(path)) return { kind: 'found', paths: [path] }
  }
  for (const path of candidates) {
    if (index.ignored.has(path)) {
      return { kind: 'undecided', reason: 'git ignores it, so nobody can tell whether it was there' }
    }
    if (index.files.get(path)?.state === 'untracked') return { kind: 'untracked' }
    const border = borderAbove(path, index)
    if (border !== null) return { kind: 'undecided', reason: `${path} lies ${border}` }
  }
  return reference.origin === 'mention' ? resolveMention(reference.value, index) : { kind: 'absent' }
}

function resolveGlob(candidates: readonly string[], index: PathIndex): PathLink['resolution'] {
  const paths: string[] = []
  for (const glob of candidates) {
    // Most paths are told apart by what stands before the first wildcard and behind the last.
    const start = glob.slice(0, glob.search(/[*?]/))
    const end = glob.slice(Math.max(...['*', '?', '/'].map(stop => glob.lastIndexOf(stop))) + 1)
    for (const [path, entry] of index.files) {
      if (!path.endsWith(end) || !path.startsWith(start) || entry.state === 'untracked') continue
      if (matchesGlob(glob, path)) paths.push(path)
      if (paths.length >= SHOWN) return { kind: 'found', paths }
    }
  }
  return paths.length > 0 ? { kind: 'found', paths } : { kind: 'absent' }
}

/**
 * People leave out leading folders: `auth/login.ts` is found as `src/auth/login.ts`. A bare name such as
 * `config.yaml` may just as well mean a file elsewhere, so its absence decides nothing.
 */
function resolveMention(value: string, index: PathIndex): PathLink['resolution'] {
  const path = normalizePath(value) ?? value
  const same = index.byName.get(nameOf(path)) ?? []
  const paths = same.filter(known => known.endsWith(`/${path}`) || known === path)
  if (paths.length > 0) return { kind: 'found', paths: paths.slice(0, SHOWN) }
  if (!path.includes('/')) {
    return {
      kind: 'undecided',
      reason: 'no tracked file has this name; a bare name may mean a file elsewhere',
    }
  }
  return { kind: 'absent' }
}

/** Another repository or a link on the way to a path: what lies behind it is not in git's list. */
function borderAbove(path: string, index: PathIndex): string | null {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const kind = index.files.get(folder)?.kind
    if (kind === 'submodule') return `in the submodule ${folder}`
    if (kind === 'link') return `behind the link ${folder}`
  }
  return null
}
