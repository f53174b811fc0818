import type { FileChange } from '../model/edit.ts'
import type { Problem } from '../model/problem.ts'
import type { RemoteBranch } from '../model/remote.ts'
import type { Snapshot } from '../model/world.ts'

/** Lost races in a row after which we leave it to the next run. */
const ATTEMPTS = 5

export interface FollowUpRequest {
  readonly branch: RemoteBranch
  /** Commit whose evidence this is. */
  readonly audited: string
  readonly changes: readonly FileChange[]
  /** Reads and judges again at another state of the branch; null where the evidence does not reach it. */
  readonly judgeAgain: (snapshot: Snapshot) => Promise<Again>
  /** Waits before another try; the number of tries so far decides how long. */
  readonly pause: (attempt: number) => Promise<void>
  readonly note: (message: string) => void
}

export type Again =
  | { readonly kind: 'judged'; readonly changes: readonly FileChange[] }
  /** Code changed on the branch since the run: what was seen to pass says nothing of it. */
  | { readonly kind: 'beyond-reach'; readonly paths: readonly string[] }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }

export type FollowUp =
  | { readonly kind: 'committed'; readonly commit: string; readonly changes: readonly FileChange[] }
  | { readonly kind: 'nothing-to-write' }
  /** Left alone for a good reason; one sentence for people. */
  | { readonly kind: 'left'; readonly reason: string }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] }

/**
 * Writes the validated status back as one commit on the branch. Each try expects the head that it has
 * read; after a lost race the branch is read and judged again, so nothing of anybody's is overwritten.
 */
export async function followUp(request: FollowUpRequest): Promise<FollowUp> {
  const { branch, audited, note } = request
  if (request.changes.length === 0) return { kind: 'nothing-to-write' }
  let stale = false
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await request.pause(attempt)
    const head = await branch.head()
    if ('error' in head) return failed(branch.name, head.error, head.remedy)
    let changes = request.changes
    if (head.commit !== audited || stale) {
      if (head.commit !== audited)
        note(`${branch.name} has moved on to ${head.commit.slice(0, 9)}; reading and judging again`)
      const snapshot = await readBranch(branch, head.commit)
      if (snapshot === null) return failed(branch.name, ...UNREADABLE)
      const again = await request.judgeAgain(snapshot)
      if (again.kind === 'unreadable') return { kind: 'failed', problems: again.problems }
      if (again.kind === 'beyond-reach')
        return { kind: 'left', reason: movedOn(branch.name, head.commit, again.paths) }
      changes = again.changes
    }
    if (changes.length === 0) return { kind: 'nothing-to-write' }
    const pushed = await branch.push(head.commit, changes, messageOf(changes, audited))
    switch (pushed.kind) {
      case 'pushed':
        return { kind: 'committed', commit: pushed.commit, changes }
      case 'refused':
        return failed(branch.name, pushed.message, pushed.remedy)
      case 'outdated':
        // What was just read from the branch itself can only be no regular file.
        if (head.commit !== audited || stale) return failed(pushed.path, ...NO_DOCUMENT)
        stale = true
        break
      case 'raced':
        break
    }
  }
  return failed(
    branch.name,
    `the branch moved ${ATTEMPTS} times while the status was written; nothing was written`,
    'Give the workflow a `concurrency` group for this branch, or let the next run write it',
  )
}

const UNREADABLE = [
  'the branch moved, and its files cannot be read; nothing was written',
  'Run the job again; the server did not give what it had announced',
] as const
const NO_DOCUMENT = [
  'it cannot be written on the branch as it stands there; nothing was written',
  'Expected a regular file, not a link or a folder',
] as const

/** The files of a commit that the server announced; it may be gone or the network down when they are wanted. */
async function readBranch(branch: RemoteBranch, commit: string): Promise<Snapshot | null> {
  return await branch.snapshot(commit).catch(() => null)
}

function movedOn(branch: string, commit: string, paths: readonly string[]): string {
  const [first = ''] = paths
  const more = paths.length > 1 ? ` and ${paths.length - 1} more` : ''
  return `${branch} has moved on to ${commit.slice(0, 9)} and ${first}${more} changed there; what was seen to pass here does not prove that commit, its own run writes its status`
}

function failed(place: string, message: string, remedy: string): FollowUp {
  return { kind: 'failed', problems: [{ severity: 'error', place, message, remedy }] }
}

/** What the commit says: what was done, and the trailer by which our own commits are known. */
function messageOf(changes: readonly FileChange[], audited: string): string {
  const done = changes.flatMap(change => change.summary).filter(line => /^(?:un)?ticked /.test(line))
  const title = done.length === 0 ? 'Update the validated plan status' : `Update the plan: ${countOf(done)}`
  const shown = done.slice(0, 50).map(line => `- ${line}`)
  const rest = done.length > shown.length ? [`- and ${done.length - shown.length} more`] : []
  const body = shown.length > 0 ? ['', ...shown, ...rest] : []
  return [title, ...body, '', `Phaseproof-Validated: ${audited}`, ''].join('\n')
}

function countOf(done: readonly string[]): string {
  const ticked = done.filter(line => line.startsWith('ticked')).length
  const unticked = done.length - ticked
  return [ticked > 0 ? `${ticked} ticked` : '', unticked > 0 ? `${unticked} unticked` : '']
    .filter(part => part !== '')
    .join(', ')
}
