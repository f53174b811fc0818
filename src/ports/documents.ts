import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { FileChange } from '../model/edit.ts'
import type { Problem } from '../model/problem.ts'
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
    '--',
    ...paths.map(path => `:(literal)${path}`),
  ])
  if (exitCode !== 0) throw new Error(`git status failed: ${stderr}`)
  const prefix = (await git.run(['rev-parse', '--show-prefix'])).stdout.toString().trim()
  const dirty = new Set<string>()
  for (const record of stdout.toString().split('\0')) {
    const path = record.slice(3)
    if (path.startsWith(prefix)) dirty.add(path.slice(prefix.length))
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

async function writeDocument(
  root: string,
  change: FileChange,
): Promise<{ message: string; remedy: string } | null> {
  const target = join(root, change.path)
  await mkdir(dirname(target), { recursive: true })
  const folder = await realpath(dirname(target))
  const home = await realpath(root)
  if (folder !== home && !folder.startsWith(home + sep)) {
    return {
      message: 'its folder is a link that leaves the checkout',
      remedy: 'Nothing was written; put a real folder there',
    }
  }
  const current = await readRegular(target)
  if (!sameBytes(current, change.before)) {
    return {
      message: 'the file changed while the audit ran',
      remedy: 'Nothing was written; run the audit again',
    }
  }
  const mode = current === null ? 0o644 : (await lstat(target)).mode & 0o777
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const handle = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode)
    try {
      await handle.writeFile(change.after)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, target)
    return null
  } catch (error) {
    await rm(temporary, { force: true })
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return {
      message: `the file cannot be written (${why})`,
      remedy: 'The old document is untouched; check the rights of its folder',
    }
  }
}

async function readRegular(path: string): Promise<Buffer | null> {
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
    try {
      return (await handle.stat()).isFile() ? await handle.readFile() : Buffer.alloc(0)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    return Buffer.alloc(0)
  }
}

function sameBytes(current: Uint8Array | null, expected: Uint8Array | null): boolean {
  if (current === null || expected === null) return current === expected
  return Buffer.compare(current, expected) === 0
}
