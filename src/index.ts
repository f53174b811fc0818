import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import * as core from '@actions/core'
import { readEvent } from './entry/event.ts'
import { readInputs } from './entry/inputs.ts'
import { type ActionOutcome, runAction } from './entry/run-action.ts'
import type { Runner } from './entry/runner.ts'
import { describeProblem, type Problem } from './model/problem.ts'
import { plainLine } from './text/inert.ts'

/** The Action: the runner's variables in, outputs, summary and annotations out. */
async function main(): Promise<void> {
  const inputs = readInputs(name => core.getInput(name))
  if (!inputs.ok) return await show({ kind: 'refused', problems: inputs.problems })
  if (inputs.value.token !== null) core.setSecret(inputs.value.token)
  const env = process.env
  const runner: Runner = {
    workspace: env.GITHUB_WORKSPACE ?? process.cwd(),
    temporary: env.RUNNER_TEMP ?? tmpdir(),
    serverUrl: (env.GITHUB_SERVER_URL ?? 'https://github.com').replace(/\/+$/, ''),
    repository: env.GITHUB_REPOSITORY ?? null,
    today: new Date().toISOString().slice(0, 10),
    environment: env,
    write: text => process.stdout.write(text),
  }
  await show(await runAction(inputs.value, readEvent(env, payload(env.GITHUB_EVENT_PATH)), runner))
}

async function show(outcome: ActionOutcome): Promise<void> {
  for (const problem of outcome.problems) annotate(problem)
  if (outcome.kind === 'refused') {
    core.setOutput('conclusion', 'fail')
    core.setFailed(
      `${outcome.problems.length} problem${outcome.problems.length === 1 ? '' : 's'} stopped the audit; see above`,
    )
    return
  }
  if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(outcome.summary).write()
  for (const [name, value] of Object.entries(outcome.outputs)) core.setOutput(name, value)
  if (outcome.failure !== null) core.setFailed(plainLine(outcome.failure))
}

function annotate(problem: Problem): void {
  const text = plainLine(describeProblem(problem))
  const where = problem.line === undefined ? {} : { file: problem.place, startLine: problem.line }
  if (problem.severity === 'error') core.error(text, where)
  else core.warning(text, where)
}

function payload(path: string | undefined): unknown {
  try {
    return path ? JSON.parse(readFileSync(path, 'utf8')) : {}
  } catch {
    return {} // Without a payload every question about the event has the careful answer.
  }
}

main().catch((error: unknown) => {
  // A defect of ours: the stack goes to the log, in one command, so that it can be reported.
  core.setFailed(error instanceof Error ? (error.stack ?? error.message) : String(error))
})
