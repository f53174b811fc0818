import { realpath, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Audit, type AuditRequest, audit } from '../audit.ts'
import { describeProblem, type Problem } from '../model/problem.ts'
import { keepCommandFiles } from '../ports/command-files.ts'
import { auditJson } from '../report/json.ts'
import { auditSummary } from '../report/summary.ts'
import type { Event } from './event.ts'
import type { Inputs } from './inputs.ts'
import { logProgress } from './log-progress.ts'
import { trustedPolicy } from './policy.ts'
import { type OpenedWorld, openWorld } from './prepare.ts'
import { outputsOf, resultOf } from './result.ts'
import type { Runner } from './runner.ts'
import { type Written, writeStatus } from './write-status.ts'

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
    let tampered: readonly string[] = []
    const audited = await audit(request, world).finally(() => {
      tampered = commandFiles.restore()
    })
    if (!audited.ok) return { kind: 'refused', problems: audited.problems }
    progress.stage('Writing the status back')
    const written = await writeStatus(inputs, event, runner, request, audited.value, world)
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
      : resolve(runner.workspace, inputs.reportFile)
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
