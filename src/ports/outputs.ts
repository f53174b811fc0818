import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, lstat, mkdtemp, open, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Outputs, ProducedFile } from '../model/world.ts'

/** Files up to this size are told apart by their content as well. */
const HASHED = 64 * 1024 * 1024
/** A glob that matches more than this was meant otherwise. */
const MOST_FILES = 5_000

export interface CommandOutputs extends Outputs {
  /** Removes the temporary folders. */
  dispose(): Promise<void>
}

/**
 * The files that commands leave inside `root` or in temporary folders of ours. Links to folders are not
 * followed, and nothing outside is ever listed or opened.
 *
 * @param temporary where temporary folders go; the runner empties its own after each job
 */
export function commandOutputs(
  root: string,
  temporary: string = process.env.RUNNER_TEMP ?? tmpdir(),
): CommandOutputs {
  const folders: string[] = []

  /** The real place of a file that may be read; null for everything else. */
  async function place(file: string): Promise<string | null> {
    try {
      const real = await realpath(path.resolve(root, file))
      const homes = [await realpath(root), ...folders]
      return homes.some(home => real.startsWith(home + path.sep)) ? real : null
    } catch {
      return null
    }
  }

  async function describe(file: string): Promise<ProducedFile | null> {
    const real = await place(file)
    if (real === null) return null
    const handle = await openRegular(real).catch(() => null)
    if (handle === null) return null
    try {
      const { mtimeNs, size, ino } = await handle.stat({ bigint: true })
      const content = size <= HASHED ? await digest(handle) : ''
      return { path: file, fingerprint: `${mtimeNs}-${size}-${ino}-${content}`, size: Number(size) }
    } finally {
      await handle.close()
    }
  }

  return {
    async temporaryFolder(name) {
      const prefix = `phaseproof-${name.replaceAll(/[^A-Za-z0-9_-]+/g, '-').slice(0, 40)}-`
      const folder = await realpath(await mkdtemp(path.join(temporary, prefix)))
      folders.push(folder)
      return folder
    },

    async find(patterns) {
      const files = new Set<string>()
      for (const pattern of patterns)
        for (const file of await matches(root, folders, pattern)) files.add(file)
      const found: ProducedFile[] = []
      for (const file of [...files].sort().slice(0, MOST_FILES)) {
        const described = await describe(file)
        if (described !== null) found.push(described)
      }
      return found
    },

    async *open(file) {
      const real = await place(file)
      if (real === null) throw new Error(`${file} is gone, or lies outside the project`)
      const handle = await openRegular(real)
      try {
        yield* handle.createReadStream({ autoClose: false, start: 0 })
      } finally {
        await handle.close()
      }
    },

    async dispose() {
      for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function matches(
  root: string,
  folders: readonly string[],
  pattern: string,
): Promise<readonly string[]> {
  if (path.isAbsolute(pattern)) {
    const folder = folders.find(own => pattern.startsWith(own + path.sep))
    if (folder !== undefined) return await inTemporary(folder, pattern)
    const inside = path.relative(root, pattern)
    // Workflows like to say `${{ github.workspace }}/junit.xml`.
    return inside.startsWith('..') || path.isAbsolute(inside) ? [] : matches(root, folders, inside)
  }
  const glob = path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern
  if (glob === '' || glob.split('/').includes('..')) return []
  const { default: fastGlob } = await import(/* webpackMode: "eager" */ 'fast-glob')
  return fastGlob(glob, {
    cwd: root,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    suppressErrors: true,
    ignore: glob.includes('node_modules') ? ['**/.git/**'] : ['**/.git/**', '**/node_modules/**'],
  })
}

/** A glob below a temporary folder of ours; one without a star is a file's name. */
async function inTemporary(folder: string, pattern: string): Promise<readonly string[]> {
  if (!pattern.includes('*')) return [pattern]
  const glob = path.relative(folder, pattern).replaceAll(path.sep, '/')
  const { default: fastGlob } = await import(/* webpackMode: "eager" */ 'fast-glob')
  return fastGlob(glob, {
    cwd: folder,
    absolute: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    suppressErrors: true,
  })
}

/** Neither a link put in its place since, nor a pipe that would make us wait for ever. */
async function openRegular(file: string): Promise<FileHandle> {
  if (!(await lstat(file)).isFile()) throw new Error(`${file} is not a regular file`)
  const handle = await open(
    file,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  )
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  throw new Error(`${file} is not a regular file`)
}

async function digest(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of handle.createReadStream({ autoClose: false, start: 0 })) hash.update(chunk)
  return hash.digest('hex')
}
