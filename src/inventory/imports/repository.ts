import type { ImportTarget, RawImport } from '../../model/repository-index.ts'
import { folderOf, nameOf } from '../../text/paths.ts'

/** What resolving needs to know of the repository, prepared once. */
export interface Repository {
  readonly has: (path: string) => boolean
  /** Files of a folder, not of those below. */
  readonly inFolder: (folder: string) => readonly string[]
  /** Files by their name. */
  readonly named: (name: string) => readonly string[]
  /** Source files that say they belong to this package or namespace. */
  readonly inNamespace: (namespace: string) => readonly string[]
  /** Text of the manifests (package.json, tsconfig*.json, go.mod, Cargo.toml), by path. */
  readonly manifests: ReadonlyMap<string, string>
}

export type Resolve = (raw: RawImport, from: string) => ImportTarget

export function toFiles(paths: readonly string[]): ImportTarget {
  return { kind: 'files', paths }
}

export function toPackage(name: string): ImportTarget {
  return { kind: 'package', name }
}

export const MISSING: ImportTarget = { kind: 'missing' }

export function repositoryOf(
  files: readonly string[],
  namespaces: ReadonlyMap<string, readonly string[]>,
  manifests: ReadonlyMap<string, string>,
): Repository {
  const all = new Set(files)
  const folders = grouped(files, folderOf)
  const names = grouped(files, nameOf)
  return {
    has: path => all.has(path),
    inFolder: folder => folders.get(folder) ?? [],
    named: name => names.get(name) ?? [],
    inNamespace: namespace => namespaces.get(namespace) ?? [],
    manifests,
  }
}

function grouped(
  files: readonly string[],
  key: (file: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const file of files) {
    const group = groups.get(key(file))
    if (group === undefined) groups.set(key(file), [file])
    else group.push(file)
  }
  return groups
}

/** The folder itself and those above it, up to the root (empty). */
export function ancestors(folder: string): readonly string[] {
  const all = [folder]
  for (let at = folder; at !== ''; ) {
    at = folderOf(at)
    all.push(at)
  }
  return all
}

export function join(folder: string, rest: string): string {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of rest.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
