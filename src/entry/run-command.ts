import { writeFileSync } from 'node:fs'
import { type Audit, type AuditRequest, audit } from '../audit.ts'
import { describeProblem, type Problem, type Result } from '../model/problem.ts'
import type { Baseline } from '../model/verdict.ts'
import { findPlans } from '../plan/find.ts'
import { commitTree } from '../ports/commit-tree.ts'
import { uncommitted, writeDocuments } from '../ports/documents.ts'
import { auditJson, planJson } from '../report/json.ts'
import { planText } from '../report/plan-text.ts'
import { auditSummary } from '../report/summary.ts'
import { auditText } from '../report/terminal.ts'
import { plainLine } from '../text/inert.ts'
import type { Command } from './arguments.ts'
import { baselineOf, namedConfigAt, type OpenedWorld, openWorld, realRoot } from './prepare.ts'
import { resultOf } from './result.ts'
import { terminalProgress } from './terminal-progress.ts'

type Verb = Extract<Command, { kind: 'plan' | 'inventory' | 'audit' }>
type InventoryCommand = Extract<Command, { kind: 'inventory' }>
type AuditCommand = Extract<Command, { kind: 'audit' }>

/** The terminal as far as the command needs to know it. */
export interface Terminal {
  readonly color: boolean
  readonly width: number
  /** Standard error is watched by a person. */
  readonly interactive: boolean
  out(text: string): void
  err(text: string): void
}

/** Exit code as designed: 0 passed, 1 gate failed, 2 bad usage, configuration or input. */
export async function runCommand(command: Verb, terminal: Terminal): Promise<number> {
  const root = realRoot(command.root)
  if (root === null) {
    return fail(
      [
        {
          severity: 'error',
          place: command.root,
          message: 'there is no such folder',
          remedy: 'Name the project root with --root',
        },
      ],
      terminal,
    )
  }
  const progress = terminalProgress(terminal)
  const world = await openWorld(root, progress)
  try {
    switch (command.kind) {
      case 'plan':
        return await runPlan(command, world, terminal)
      case 'inventory':
        return await runInventory(command, world, terminal)
      case 'audit':
        return await runAudit(command, root, world, terminal, () => progress.end())
    }
  } finally {
    progress.end()
    await world.outputs.dispose()
  }
}

async function runPlan(command: Verb, world: OpenedWorld, terminal: Terminal): Promise<number> {
  const config = await namedConfigAt(command.config, world.snapshot, null)
  if (!config.ok) return fail(config.problems, terminal)
  const found = await findPlans(command.plans.length > 0 ? command.plans : config.value.plans, world.snapshot)
  if (!found.ok) return fail(found.problems, terminal)
  const plans = found.value.plans.map(read => read.plan)
  const { problems } = found.value
  const text =
    command.format === 'json'
      ? jsonText(planJson(plans, problems))
      : planText(plans, command.format === 'pretty' ? terminal : { color: false, width: 100 })
  return finish(command, text, problems, 0, terminal)
}

async function runInventory(
  command: InventoryCommand,
  world: OpenedWorld,
  terminal: Terminal,
): Promise<number> {
  const config = await namedConfigAt(command.config, world.snapshot, null)
  if (!config.ok) return fail(config.problems, terminal)
  const { inventoryOutput } = await import(/* webpackMode: "eager" */ './run-inventory.ts')
  const text = await inventoryOutput(
    { format: command.diagram ? 'mermaid' : command.format, similar: command.similar, cache: command.cache },
    config.value,
    world,
    command.out === null ? terminal : { color: false, width: 100 },
  )
  return finish(command, text, [], 0, terminal)
}

async function runAudit(
  command: AuditCommand,
  root: string,
  world: OpenedWorld,
  terminal: Terminal,
  quiet: () => void,
): Promise<number> {
  const config = await namedConfigAt(command.config, world.snapshot, null)
  if (!config.ok) return fail(config.problems, terminal)
  const plans = command.plans.length > 0 ? command.plans : config.value.plans
  const baseline = await baselineFor(command, plans, world)
  if (!baseline.ok) return fail(baseline.problems, terminal)
  const dirty = command.write ? await dirtyPlans(plans, world) : new Set<string>()
  const request: AuditRequest = {
    config: config.value,
    plans,
    suites: { commands: null, reports: [], coverage: [], timeoutMs: 30 * 60_000 },
    notRun: command.run ? null : 'it was called with --no-run',
    failOn: command.failOn ?? config.value.policy.failOn,
    baseline: baseline.value,
    root,
    today: new Date().toISOString().slice(0, 10),
  }
  const audited = await audit(request, world)
  quiet()
  if (!audited.ok) return fail(audited.problems, terminal)
  const found = audited.value
  const clean = found.changes.filter(change => !dirty.has(planOf(change.path)))
  const refusals = command.write
    ? [...dirty].filter(path => found.changes.some(change => change.path === path)).map(refusal)
    : []
  const problems = [...refusals, ...(command.write ? await writeDocuments(root, clean) : [])]
  const result = resultOf(
    found,
    { prefix: world.prefix, serverUrl: 'https://github.com', repository: null },
    command.write ? clean : [],
    problems,
  )
  const code = problems.some(problem => problem.severity === 'error') ? 2 : gateCode(found)
  return finish(command, render(command, result, terminal), result.problems, code, terminal)
}

function render(command: AuditCommand, result: ReturnType<typeof resultOf>, terminal: Terminal): string {
  switch (command.format) {
    case 'json':
      return jsonText(auditJson(result))
    case 'markdown':
      return auditSummary(result)
    case 'pretty':
      return auditText(result, command.out === null ? terminal : { color: false, width: 100 })
  }
}

function gateCode(found: Audit): number {
  return found.gate.conclusion === 'pass' ? 0 : 1
}

async function baselineFor(
  command: AuditCommand,
  plans: readonly string[],
  world: OpenedWorld,
): Promise<Result<Baseline | null>> {
  if (command.base === null) return { ok: true, value: command.baseline === 'none' ? { kind: 'none' } : null }
  const found = await world.git.run([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${command.base}^{commit}`,
  ])
  const commit = found.stdout.toString().trim()
  if (found.exitCode !== 0 || commit === '') {
    const problem: Problem = {
      severity: 'error',
      place: '--base',
      message: `\`${command.base}\` names no commit of this repository`,
      remedy: 'Expected a branch, tag or commit that has been fetched',
    }
    return { ok: false, problems: [problem] }
  }
  return { ok: true, value: await baselineOf(plans, await commitTree(world.git, commit, world.prefix)) }
}

/** Plans with uncommitted changes; asked before repository code runs. */
async function dirtyPlans(plans: readonly string[], world: OpenedWorld): Promise<ReadonlySet<string>> {
  const found = await findPlans(plans, world.snapshot)
  return found.ok
    ? await uncommitted(
        world.git,
        found.value.plans.map(({ plan }) => plan.path),
      )
    : new Set()
}

/** The plan that a changed file belongs to: itself, or the plan of a ledger. */
function planOf(path: string): string {
  return path.startsWith('.phaseproof/') ? path.slice('.phaseproof/'.length, -'.json'.length) : path
}

function refusal(path: string): Problem {
  return {
    severity: 'error',
    place: path,
    message: 'the plan has changes that are not committed, so it was not edited',
    remedy: 'Commit or stash them and run the audit again',
  }
}

function finish(
  command: Verb,
  text: string,
  problems: readonly Problem[],
  code: number,
  terminal: Terminal,
): number {
  if (command.format === 'json' || command.out !== null)
    for (const problem of problems) say(problem, terminal)
  if (command.out === null) terminal.out(text.endsWith('\n') ? text : `${text}\n`)
  else {
    try {
      writeFileSync(command.out, text.endsWith('\n') ? text : `${text}\n`)
    } catch {
      return fail(
        [
          {
            severity: 'error',
            place: '--out',
            message: `${command.out} cannot be written`,
            remedy: 'Expected a file in a folder that exists',
          },
        ],
        terminal,
      )
    }
  }
  return code
}

function fail(problems: readonly Problem[], terminal: Terminal): number {
  for (const problem of problems) say(problem, terminal)
  return 2
}

function say(problem: Problem, terminal: Terminal): void {
  terminal.err(`${problem.severity}: ${plainLine(describeProblem(problem))}\n`)
}

function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2)
}
