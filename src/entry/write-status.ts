import { type Audit, type AuditRequest, conclude, readState } from '../audit.ts'
import type { FileChange } from '../model/edit.ts'
import type { Problem } from '../model/problem.ts'
import type { Snapshot } from '../model/world.ts'
import { openRemoteBranch } from '../ports/remote-branch.ts'
import { type Again, followUp } from '../publish/follow-up.ts'
import { beyondReach, changedPaths } from '../publish/reach.ts'
import type { Event } from './event.ts'
import type { Inputs } from './inputs.ts'
import type { OpenedWorld } from './prepare.ts'
import type { Runner } from './runner.ts'

/** What became of the validated status. */
export interface Written {
  readonly commit: string
  readonly changes: readonly FileChange[]
  readonly problems: readonly Problem[]
}

/** Writes the validated status back where inputs and event allow it. */
export async function writeStatus(
  inputs: Inputs,
  event: Event,
  runner: Runner,
  request: AuditRequest,
  found: Audit,
  world: OpenedWorld,
): Promise<Written> {
  const nothing = (reason: string): Written => {
    if (found.changes.length > 0) world.progress.note(`Nothing is written: ${reason}`)
    return { commit: '', changes: [], problems: [] }
  }
  const { commit } = world.snapshot
  if (inputs.writeBack === 'none') return nothing('`write-back` is `none`')
  if (event.refusesToWrite !== null || event.branch === null)
    return nothing(event.refusesToWrite ?? 'no branch')
  if (commit === null || runner.repository === null) return nothing('this is no checkout of a repository')
  if (found.changes.length === 0) return nothing('nothing has changed')
  const branch = await openRemoteBranch({
    url: `${runner.serverUrl}/${runner.repository}`,
    branch: event.branch,
    token: inputs.token,
    prefix: world.prefix,
  })
  try {
    const result = await followUp({
      branch,
      audited: commit,
      changes: found.changes,
      judgeAgain: snapshot => judgeAgain(request, found, snapshot, world),
      pause: attempt =>
        new Promise(resolve => setTimeout(resolve, 500 * 2 ** attempt * (0.5 + Math.random()))),
      note: message => world.progress.note(message),
    })
    switch (result.kind) {
      case 'committed':
        return { commit: result.commit, changes: result.changes, problems: [] }
      case 'nothing-to-write':
        return { commit: '', changes: [], problems: [] }
      case 'left':
        return {
          commit: '',
          changes: [],
          problems: [
            { severity: 'warning', place: event.branch, message: result.reason, remedy: 'Nothing to do' },
          ],
        }
      case 'failed':
        return { commit: '', changes: [], problems: result.problems }
    }
  } finally {
    await branch.dispose()
  }
}

/** The same evidence for a later state of the branch, where it reaches. */
async function judgeAgain(
  request: AuditRequest,
  found: Audit,
  snapshot: Snapshot,
  world: OpenedWorld,
): Promise<Again> {
  const beyond = beyondReach(changedPaths(found.state.inventory.files, await snapshot.list()))
  if (beyond.length > 0) return { kind: 'beyond-reach', paths: beyond }
  // What git ignores cannot be told from a commit, and has not changed: `.gitignore` is within no reach.
  const { ignored } = found.state.inventory
  const known = {
    ...snapshot,
    ignored: async (paths: readonly string[]) => new Set(paths.filter(path => ignored.has(path))),
  }
  const state = await readState(request, { ...world, snapshot: known })
  if (!state.ok) return { kind: 'unreadable', problems: state.problems }
  const inventory = { ...state.value.inventory, commit: found.state.inventory.commit }
  return {
    kind: 'judged',
    changes: conclude(request, { ...state.value, inventory }, found.observations).changes,
  }
}
