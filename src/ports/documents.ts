import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { FileChange } from '../model/edit.ts'
import type { Problem } from '../model/problem.ts'
import { folderOf, nameOf, normalizePath } from '../text/paths.ts'
import type { Git } from './git.ts'

/**
 * Documents among `paths` with changes that are not committed, or that git does not track yet. To be asked
 * before repository code runs: `git status` may run filters of the checkout's configuration.
 */
export async function uncommitted(git: Git, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0 || (await git.topLevel()) === null) return new Set()
  const { exitCode, stdout, stderr } = await git.run([
    '-c',
    'status.relativePaths=false',
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    // A rename would be one record of two paths.
    '--no-renames',
    '--',
    ...paths.map(path => `:(literal)${path}`),
  ])
  if (exitCode !== 0) throw new Error(`git status failed: ${stderr}`)
  const prefix = (await git.run(['rev-parse', '--show-prefix'])).stdout.toString().replace(/\n$/, '')
  const dirty = new Set<string>()
  for (const record of stdout.toString().split('\0')) {
    // `XY path` (git-status(1), porcelain format version 1).
    const path = record.slice(3)
    if (path !== '' && path.startsWith(prefix)) dirty.add(path.slice(prefix.length))
  }
  return dirty
}

/**
 * Writes documents in place: each into a temporary file beside it that then takes its name, so that nobody
 * ever sees half a document. One that is no longer what was read, or that is a link, is left alone and
 * reported.
 */
export async function writeDocuments(
  root: string,
  changes: readonly FileChange[],
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for (const change of changes) {
    const problem = await writeDocument(root, change)
    if (problem !== null) problems.push({ severity: 'error', place: change.path, ...problem })
  }
  return problems
}

interface Refusal {
  readonly message: string
  readonly remedy: string
}

async function writeDocument(root: string, change: FileChange): Promise<Refusal | null> {
  let temporary: string | null = null
  try {
    const folder = await folderInside(root, change.path)
    if (folder === null) {
      return {
        message: 'its folder is a link or a name that leaves the checkout',
        remedy: 'Nothing was written; put a real folder there',
      }
    }
    const target = join(folder, nameOf(change.path))
    const found = await readRegular(target)
    if (!isSame(found, change.before)) {
      return {
        message: 'the file changed while the audit ran',
        remedy: 'Nothing was written; run the audit again',
      }
    }
    temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`
    await writeWhole(temporary, change.after, found.kind === 'file' ? found.mode : 0o644)
    await rename(temporary, target)
    return null
  } catch (error) {
    if (temporary !== null) await rm(temporary, { force: true })
    return {
      message: `the file cannot be written (${codeOf(error) ?? 'unknown'})`,
      remedy: 'The old document is untouched; check its folder and the rights there',
    }
  }
}

/** The document's real folder, made where it is missing; null where it would lie outside of the root. */
async function folderInside(root: string, path: string): Promise<string | null> {
  if (normalizePath(path) !== path) return null
  const home = await realpath(root)
  const wanted = join(home, folderOf(path))
  // Looked at before anything is made, so that no link leads us to make folders elsewhere.
  let existing = wanted
  while (existing !== home && !(await exists(existing))) existing = dirname(existing)
  if (!isInside(home, await realpath(existing))) return null
  await mkdir(wanted, { recursive: true })
  const folder = await realpath(wanted)
  return isInside(home, folder) ? folder : null
}

function isInside(home: string, folder: string): boolean {
  return folder === home || folder.startsWith(home.endsWith(sep) ? home : home + sep)
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

async function writeWhole(path: string, content: Uint8Array, mode: number): Promise<void> {
  const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode)
  try {
    await handle.writeFile(content)
    // What the mask of the process took away.
    await handle.chmod(mode)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

type Found =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly mode: number }
  | { readonly kind: 'none' }
  /** A link, a folder, a pipe: nothing that we may have read. */
  | { readonly kind: 'other' }

async function readRegular(path: string): Promise<Found> {
  try {
    // Windows has no flag against links, so there it is one look more.
    const looked = await lstat(path)
    if (!looked.isFile()) return { kind: 'other' }
    const handle = await open(path, constants.O_RDONLY | (NO_FOLLOW ?? 0))
    try {
      return { kind: 'file', bytes: await handle.readFile(), mode: looked.mode & 0o777 }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'none' }
    if (codeOf(error) === 'ELOOP') return { kind: 'other' }
    throw error
  }
}

const NO_FOLLOW: number | undefined = constants.O_NOFOLLOW

function isSame(found: Found, expected: Uint8Array | null): boolean {
  if (expected === null) return found.kind === 'none'
  return found.kind === 'file' && Buffer.compare(found.bytes, expected) === 0
}

function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null
}
