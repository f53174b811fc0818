import type { FileEntry } from '../model/inventory.ts'
import type { Snapshot } from '../model/world.ts'
import type { Git } from './git.ts'
import { kindOfMode } from './working-tree.ts'

/** As in the working tree: larger files are left alone. */
const MAX_BYTES = 64 * 1024 * 1024
/** Files are read in the order of the listing, so one call to git fetches this much ahead. */
const AHEAD_BYTES = 8 * 1024 * 1024
const AHEAD_FILE_BYTES = 1024 * 1024

interface TreeFile {
  readonly entry: FileEntry
  readonly blob: string
  readonly size: number
}

/**
 * One commit's files below the folder `prefix` (relative to the repository, empty for all of it), read from
 * git's objects alone: no working tree is needed. Throws when the commit or the folder is not there.
 */
export async function commitTree(git: Git, commit: string, prefix: string): Promise<Snapshot> {
  if (!/^[0-9a-f]{40,64}$/.test(commit)) throw new Error(`Not a commit id: ${commit}`)
  const [listing, shallow] = await Promise.all([
    git.run(['ls-tree', '-r', '-l', '-z', '--full-tree', `${commit}:${prefix}`]),
    git.isShallow(),
  ])
  if (listing.exitCode !== 0) throw new Error(`git ls-tree failed: ${listing.stderr}`)
  const files = listing.stdout
    .toString()
    .split('\0')
    .map(parseTreeRecord)
    .filter(file => file !== null)
  const entries = files.map(file => file.entry)
  const places = new Map(entries.map((entry, place) => [entry.path, place]))
  let ahead = new Map<string, Uint8Array>()

  return {
    commit,
    shallow,
    list: async () => entries,
    async read(path) {
      const place = places.get(path)
      const file = place === undefined ? undefined : files[place]
      if (place === undefined || file?.entry.kind !== 'file' || file.size > MAX_BYTES) return null
      if (!ahead.has(file.blob)) ahead = await readBlobs(git, [file.blob, ...followers(files, place)])
      return ahead.get(file.blob) ?? null
    },
    untracked: async () => false,
    // Which files are ignored is the working tree's business; unknown here, so nothing is.
    ignored: async () => new Set(),
  }
}

/** One record of `git ls-tree -l -z`: `100644 blob <id>    <size><TAB>path` (git-ls-tree(1)). */
function parseTreeRecord(record: string): TreeFile | null {
  const tab = record.indexOf('\t')
  const [mode, , blob, size] = record.slice(0, Math.max(0, tab)).split(/ +/)
  if (mode === undefined || blob === undefined) return null
  const path = record.slice(tab + 1)
  // The size of a submodule is `-`, that of a missing object `BAD`.
  return { entry: { path, kind: kindOfMode(mode), blob, state: 'present' }, blob, size: Number(size) || 0 }
}

function followers(files: readonly TreeFile[], place: number): readonly string[] {
  const blobs: string[] = []
  let bytes = 0
  for (let i = place + 1; i < files.length && bytes < AHEAD_BYTES; i++) {
    const file = files[i]
    if (file === undefined || file.entry.kind !== 'file' || file.size > AHEAD_FILE_BYTES) continue
    bytes += file.size + 100
    blobs.push(file.blob)
  }
  return blobs
}

/** Reads blobs through `git cat-file --batch`: `<id> blob <size><LF><bytes><LF>`, or `<id> missing<LF>`. */
async function readBlobs(git: Git, blobs: readonly string[]): Promise<Map<string, Uint8Array>> {
  const { stdout } = await git.run(['cat-file', '--batch'], { input: Buffer.from(`${blobs.join('\n')}\n`) })
  const read = new Map<string, Uint8Array>()
  let at = 0
  while (at < stdout.length) {
    const end = stdout.indexOf(10, at)
    if (end < 0) break
    const [id, type, size] = stdout.toString('latin1', at, end).split(' ')
    at = end + 1
    if (id === undefined || type !== 'blob') continue
    const bytes = stdout.subarray(at, at + Number(size))
    read.set(id, bytes)
    at += bytes.length + 1
  }
  return read
}
