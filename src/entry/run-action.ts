import { realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Audit, type AuditRequest, audit, conclude, readState } from '../audit.ts'
import type { FileChange } from '../model/edit.ts'
import { describeProblem, type Problem } from '../model/problem.ts'
import type { Snapshot } from '../model/world.ts'
import { keepCommandFiles } from '../ports/command-files.ts'
import { openRemoteBranch } from '../ports/remote-branch.ts'
import { type Again, followUp } from '../publish/follow-up.ts'
import { beyondReach, changedPaths } from '../publish/reach.ts'
import { auditJson } from '../report/json.ts'
import { auditSummary } from '../report/summary.ts'
import type { Event } from './event.ts'
import type { Inputs } from './inputs.ts'
import { logProgress } from './log-progress.ts'
import { trustedPolicy } from './policy.ts'
import { type OpenedWorld, openWorld } from './prepare.ts'
import { outputsOf, resultOf } from './result.ts'
import type { Runner } from './runner.ts'

/** How the step ends: what people see, what other steps get, and whether the job goes on. */
export type ActionOutcome =
  | {
      readonly kind: 'audited'
      readonly outputs: Readonly<Record<string, string>>
      readonly summary: string
      readonly problems: readonly Problem[]
      /** One sentence when the gate failed or the status could not be written. */
      readonly failure: string | null
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/** Mode `audit`, from the inputs to the follow-up commit. */
export async function runAction(inputs: Inputs, event: Event, runner: Runner): Promise<ActionOutcome> {
  const commandFiles = keepCommandFiles(runner.environment)
  const progress = logProgress(runner.write)
  const root = await realpath(join(runner.workspace, inputs.workingDirectory)).catch(() => null)
  if (root === null)
    return refused(
      'input working-directory',
      `there is no folder \`${inputs.workingDirectory}\` in the checkout`,
      'Check out the repository first, and name a folder that it has',
    )
  const world = await openWorld(root, progress)
  try {
    const policy = await trustedPolicy(inputs, event, runner, world)
    if (!policy.ok) return { kind: 'refused', problems: policy.problems }
    const request: AuditRequest = {
      config: policy.value.config,
      plans: inputs.plans ?? policy.value.plans,
      suites: inputs.suites,
      notRun: event.refusesToRun ?? (inputs.run ? null : 'the workflow says `test-command: none`'),
      failOn: inputs.failOn ?? policy.value.config.policy.failOn,
      baseline: policy.value.baseline,
      root,
      today: runner.today,
    }
    const audited = await audit(request, world)
    const tampered = commandFiles.restore()
    if (!audited.ok) return { kind: 'refused', problems: audited.problems }
    progress.stage('Writing the status back')
    const written = await writeBack(inputs, event, runner, request, audited.value, world)
    progress.end()
    return await report(inputs, runner, world, audited.value, written, [
      ...policy.value.problems,
      ...tampered.map(tamperedWith),
    ])
  } finally {
    progress.end()
    await world.outputs.dispose()
  }
}

interface Written {
  readonly commit: string
  readonly changes: readonly FileChange[]
  readonly problems: readonly Problem[]
}

async function writeBack(
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
  const state = await readState(request, { ...world, snapshot })
  if (!state.ok) return { kind: 'unreadable', problems: state.problems }
  const inventory = { ...state.value.inventory, commit: found.state.inventory.commit }
  return {
    kind: 'judged',
    changes: conclude(request, { ...state.value, inventory }, found.observations).changes,
  }
}

async function report(
  inputs: Inputs,
  runner: Runner,
  world: OpenedWorld,
  found: Audit,
  written: Written,
  problems: readonly Problem[],
): Promise<ActionOutcome> {
  const { serverUrl, repository } = runner
  const result = resultOf(found, { prefix: world.prefix, serverUrl, repository }, written.changes, [
    ...problems,
    ...written.problems,
  ])
  const reportFile =
    inputs.reportFile === null
      ? join(runner.temporary, 'phaseproof-report.json')
      : join(runner.workspace, inputs.reportFile)
  const unwritten = await writeFile(reportFile, `${JSON.stringify(auditJson(result), null, 2)}\n`).then(
    () => null,
    () =>
      ({
        severity: 'error',
        place: 'input report-file',
        message: `${reportFile} cannot be written`,
        remedy: 'Expected a path in a folder that exists',
      }) satisfies Problem,
  )
  const all = unwritten ? [...result.problems, unwritten] : result.problems
  const error = [...written.problems, ...(unwritten ? [unwritten] : [])].find(
    problem => problem.severity === 'error',
  )
  return {
    kind: 'audited',
    outputs: {
      ...outputsOf(found),
      report: unwritten ? '' : reportFile,
      commit: written.commit,
      'pull-request': '',
    },
    summary: auditSummary({ ...result, problems: all }),
    problems: all,
    failure: found.gate.conclusion === 'fail' ? gateSentence(found) : error ? describeProblem(error) : null,
  }
}

function gateSentence({ gate }: Audit): string {
  const [first] = gate.reasons
  const more = gate.reasons.length > 1 ? ` (and ${gate.reasons.length - 1} more)` : ''
  return `The gate failed: ${first ? `${first.rule}: ${first.message}` : 'no reason given'}${more}`
}

function tamperedWith(name: string): Problem {
  return {
    severity: 'warning',
    place: name,
    message: 'a command of the project wrote into this file of the runner; its content was put back',
    remedy: 'Look at what the tests do: they try to speak to the runner',
  }
}

function refused(place: string, message: string, remedy: string): ActionOutcome {
  return { kind: 'refused', problems: [{ severity: 'error', place, message, remedy }] }
}
