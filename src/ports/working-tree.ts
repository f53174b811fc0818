import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
} from 'node:fs'
import { join, sep } from 'node:path'
import type { FileEntry } from '../model/inventory.ts'
import type { Snapshot } from '../model/world.ts'
import { folderOf, normalizePath } from '../text/paths.ts'
import { type Git, openGit } from './git.ts'

/** Larger files are left alone; whoever asks gets null and says so. */
const MAX_BYTES = 64 * 1024 * 1024

/**
 * The working tree below `root` (absolute) as git tracks it, or every file of it when there is no git.
 * Blob ids are those of git's index: an uncommitted change on disk does not show in them.
 */
export async function workingTree(root: string, git: Git = openGit(root)): Promise<Snapshot> {
  const realRoot = realpathSync.native(root)
  const [topLevel, commit, shallow] = await Promise.all([git.topLevel(), git.head(), git.isShallow()])
  const isFolderInside = folderGuard(realRoot)
  let listing: Promise<readonly FileEntry[]> | null = null
  return {
    commit,
    shallow,
    list() {
      listing ??= topLevel === null ? listFolder(realRoot) : listTracked(git)
      return listing
    },
    read: async path => readInside(isFolderInside, realRoot, path),
    untracked: async path => existsInside(realRoot, path),
    ignored: async paths => (topLevel === null ? new Set() : ignoredPaths(git, paths)),
  }
}

async function listTracked(git: Git): Promise<readonly FileEntry[]> {
  const [index, deleted] = await Promise.all([
    git.run(['ls-files', '-s', '-t', '-z']),
    git.run(['ls-files', '-d', '-z']),
  ])
  if (index.exitCode !== 0) throw new Error(`git ls-files failed: ${index.stderr}`)
  const gone = new Set(deleted.stdout.toString().split('\0'))
  const entries = new Map<string, FileEntry>()
  for (const record of index.stdout.toString().split('\0')) {
    const entry = parseIndexRecord(record)
    // While a merge is unresolved a path has several stages; the first one stands for all.
    if (entry !== null && !gone.has(entry.path) && !entries.has(entry.path)) entries.set(entry.path, entry)
  }
  return [...entries.values()]
}

/** `git check-ignore` exits with 1 when it found none (git-check-ignore(1)). */
async function ignoredPaths(git: Git, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set()
  const input = Buffer.from(`${paths.join('\0')}\0`)
  const { exitCode, stdout } = await git.run(['check-ignore', '--no-index', '-z', '--stdin'], { input })
  return new Set(
    exitCode === 0
      ? stdout
          .toString()
          .split('\0')
          .filter(path => path !== '')
      : [],
  )
}

/** One record of `git ls-files -s -t -z`: `H 100644 <blob> 0<TAB>path` (git-ls-files(1), OUTPUT). */
function parseIndexRecord(record: string): FileEntry | null {
  const tab = record.indexOf('\t')
  const [tag, mode, blob] = record.slice(0, Math.max(0, tab)).split(' ')
  if (tag === undefined || mode === undefined || blob === undefined) return null
  return {
    path: record.slice(tab + 1),
    kind: kindOfMode(mode),
    blob,
    state: tag === 'S' ? 'absent' : 'present',
  }
}

/** What git's file mode stands for (git-fast-import(1), filemodify). */
export function kindOfMode(mode: string): FileEntry['kind'] {
  if (mode === '120000') return 'link'
  return mode === '160000' ? 'submodule' : 'file'
}

async function listFolder(root: string): Promise<readonly FileEntry[]> {
  // Loaded only when used, yet bundled into the one file.
  const { default: glob } = await import(/* webpackMode: "eager" */ 'fast-glob')
  const found = await glob('**', {
    cwd: root,
    dot: true,
    onlyFiles: false,
    objectMode: true,
    followSymbolicLinks: false,
    suppressErrors: true,
    ignore: ['**/node_modules/**', '**/.git/**'],
  })
  return found
    .filter(entry => entry.dirent.isFile() || entry.dirent.isSymbolicLink())
    .map((entry): FileEntry => {
      const kind = entry.dirent.isSymbolicLink() ? 'link' : 'file'
      return { path: entry.path, kind, blob: null, state: 'present' }
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function readInside(
  isFolderInside: (folder: string) => boolean,
  root: string,
  path: string,
): Uint8Array | null {
  if (normalizePath(path) !== path) return null
  const absolute = join(root, path)
  let file: number | null = null
  try {
    if (!isFolderInside(folderOf(path))) return null
    // Windows has no flag against links, so there it is one look more.
    if (NO_FOLLOW === undefined && !lstatSync(absolute).isFile()) return null
    file = openSync(absolute, constants.O_RDONLY | (NO_FOLLOW ?? 0) | (NO_WAIT ?? 0))
    const stat = fstatSync(file)
    return stat.isFile() && stat.size <= MAX_BYTES ? readWhole(file, stat.size) : null
  } catch {
    return null
  } finally {
    if (file !== null) closeSync(file)
  }
}

const NO_FOLLOW: number | undefined = constants.O_NOFOLLOW
/** Opening a pipe that nobody writes to would wait for ever. */
const NO_WAIT: number | undefined = constants.O_NONBLOCK

function readWhole(file: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size)
  let filled = 0
  while (filled < size) {
    const count = readSync(file, bytes, filled, size - filled, filled)
    if (count === 0) break
    filled += count
  }
  return bytes.subarray(0, filled)
}

/**
 * Asks whether a folder, links resolved, lies inside the root. Thousands of files are read folder by folder, so
 * the last answer is kept for a moment: not for longer, because tests that run later may swap folders for links.
 */
function folderGuard(realRoot: string): (folder: string) => boolean {
  let last = { folder: '', inside: true, until: 0 }
  return folder => {
    const now = performance.now()
    if (folder === last.folder && now < last.until) return last.inside
    const inside = isInside(realRoot, realpathSync.native(join(realRoot, folder)))
    last = { folder, inside, until: now + 20 }
    return inside
  }
}

function existsInside(realRoot: string, path: string): boolean {
  if (normalizePath(path) !== path) return false
  const parts = path.split('/')
  let folder = realRoot
  try {
    for (const [depth, part] of parts.entries()) {
      // By listing, so that `Readme.md` is not `README.md` on file systems that ignore case.
      if (!readdirSync(folder).includes(part)) return false
      folder = join(folder, part)
      if (depth < parts.length - 1 && lstatSync(folder).isSymbolicLink()) return false
    }
    return true
  } catch {
    return false
  }
}

function isInside(realRoot: string, realPath: string): boolean {
  return realPath === realRoot || realPath.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)
}
