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
  const files = (await snapshot.list()).filter(file => file.kind === 'file' && file.state === 'present')
  const tracked = files.map(file => file.path)
  const problems: Problem[] = []
  const paths = new Set<string>()
  for (const pattern of patterns) {
    const found = await pathsOf(pattern, tracked, snapshot)
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
  tracked: readonly string[],
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
    const found = tracked.filter(file => matchesGlob(path, file) && !file.startsWith('.phaseproof/'))
    if (found.length > 0) return { ok: true, value: found }
    return refuse(
      pattern,
      'no tracked file matches this pattern',
      'Name your plans with the input `plan` or with `plans` in the configuration',
    )
  }
  if (tracked.includes(path)) return { ok: true, value: [path] }
  if (await snapshot.untracked(path)) {
    return refuse(
      pattern,
      'git does not track this plan',
      'Add it with `git add`, so that its status can be committed',
    )
  }
  return refuse(pattern, 'there is no such plan', 'Expected a Markdown file relative to the project root')
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
