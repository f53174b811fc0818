import type { FileEntry } from '../model/inventory.ts'
import type { Problem, Result } from '../model/problem.ts'
import type { Snapshot } from '../model/world.ts'
import { normalizePath } from '../text/paths.ts'
import { matchesGlob } from '../text/wildcard.ts'
import { type ReadPlan, readPlan } from './read.ts'

export interface FoundPlans {
  readonly plans: readonly ReadPlan[]
  /** Warnings: plans that were left out while others could be read. */
  readonly problems: readonly Problem[]
}

/**
 * The plans that paths and globs name, in the order of their paths. Patterns that match nothing and plans
 * that cannot be read are all reported at once; when no plan is left, that is the result.
 */
export async function findPlans(
  patterns: readonly string[],
  snapshot: Snapshot,
): Promise<Result<FoundPlans>> {
  const files = await snapshot.list()
  const problems: Problem[] = []
  const paths = new Set<string>()
  for (const pattern of patterns) {
    const found = await pathsOf(pattern, files, snapshot)
    if (found.ok) for (const path of found.value) paths.add(path)
    else problems.push(...found.problems)
  }
  const plans: ReadPlan[] = []
  for (const path of [...paths].sort()) {
    const bytes = await snapshot.read(path)
    const read = bytes ? readPlan(path, bytes) : unreadable(path)
    if (read.ok) plans.push(read.value)
    else problems.push(...read.problems)
  }
  return plans.length === 0 ? { ok: false, problems } : { ok: true, value: { plans, problems } }
}

async function pathsOf(
  pattern: string,
  files: readonly FileEntry[],
  snapshot: Snapshot,
): Promise<Result<readonly string[]>> {
  const path = normalizePath(pattern)
  if (path === null || path === '') {
    return refuse(
      pattern,
      'the path leaves the checkout',
      'Expected a path or glob relative to the project root',
    )
  }
  if (/[*?]/.test(path)) {
    const found = files.filter(file => isReadable(file) && matchesGlob(path, file.path))
    if (found.length > 0) return { ok: true, value: found.map(file => file.path) }
    return refuse(
      pattern,
      'no tracked file matches this pattern',
      'Name your plans with the input `plan` or with `plans` in the configuration',
    )
  }
  const file = files.find(known => known.path === path)
  if (file) return isReadable(file) ? { ok: true, value: [path] } : unusable(file)
  if (await snapshot.untracked(path)) return notTracked(pattern)
  return refuse(pattern, 'there is no such plan', 'Expected a Markdown file relative to the project root')
}

/** A document that may be a plan: readable here, and none of our own ledgers. */
function isReadable({ path, kind, state }: FileEntry): boolean {
  return kind === 'file' && state === 'present' && !path.startsWith('.phaseproof/')
}

function unusable({ path, kind, state }: FileEntry): Result<readonly string[]> {
  if (kind !== 'file') {
    return refuse(path, `the plan is a ${kind}`, 'Expected a regular file; name the document itself')
  }
  if (state === 'absent') {
    return refuse(path, 'a sparse checkout leaves this plan out', 'Add it with `git sparse-checkout add`')
  }
  if (state === 'untracked') return notTracked(path)
  return refuse(path, 'this file belongs to a ledger', 'Name the plan itself')
}

function notTracked(place: string): Result<readonly string[]> {
  return refuse(
    place,
    'git does not track this plan',
    'Add it with `git add`, so that its status can be committed',
  )
}

function unreadable(path: string): Result<ReadPlan> {
  return refuse(
    path,
    'the plan cannot be read',
    'Expected a regular file inside the checkout, not a link, of at most 64 MiB',
  )
}

function refuse(place: string, message: string, remedy: string): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: [{ severity: 'error', place, message, remedy }] }
}
