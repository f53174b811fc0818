import { type ReadLedger, readLedgers } from './docs/ledger.ts'
import { writeBack } from './docs/write-back.ts'
import { checksOf, chooseSuites, type SuiteWishes } from './evidence/choose.ts'
import { gatherEvidence } from './evidence/run.ts'
import { takeInventory } from './inventory/inventory.ts'
import type { Config, GateRule } from './model/config.ts'
import type { FileChange } from './model/edit.ts'
import type { Observations } from './model/evidence.ts'
import type { Inventory } from './model/inventory.ts'
import type { Problem, Result } from './model/problem.ts'
import type { Baseline, Gate, JudgedPlan } from './model/verdict.ts'
import type { Outputs, Processes, Progress, Snapshot } from './model/world.ts'
import { findPlans } from './plan/find.ts'
import type { ReadPlan } from './plan/read.ts'
import type { Syntax } from './text/syntax.ts'
import { questionsOf } from './trace/questions.ts'
import { trace } from './trace/trace.ts'
import { gate } from './verdict/gate.ts'
import { judge } from './verdict/judge.ts'

/** What one audit is asked to do; everything in it was decided before repository code runs. */
export interface AuditRequest {
  readonly config: Config
  /** Globs or paths of the plans. */
  readonly plans: readonly string[]
  readonly suites: SuiteWishes
  /** Null: run suites and checks. Else existing reports are read, nothing is run, and this says why. */
  readonly notRun: string | null
  readonly failOn: readonly GateRule[]
  /** Null: take the ledgers of the audited state, and tolerate everything if there are none. */
  readonly baseline: Baseline | null
  /** Absolute path of the project's root. */
  readonly root: string
  /** ISO day. */
  readonly today: string
}

export interface AuditWorld {
  readonly snapshot: Snapshot
  readonly syntax: Syntax
  readonly processes: Processes
  readonly outputs: Outputs
  readonly progress: Progress
  /** Our own environment, of which commands get the allowed part. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Everything that was read of one state of the repository. */
export interface State {
  readonly plans: readonly ReadPlan[]
  readonly inventory: Inventory
  readonly ledgers: ReadonlyMap<string, ReadLedger>
  readonly problems: readonly Problem[]
}

/** What an audit came to. */
export interface Audit {
  readonly state: State
  readonly observations: Observations
  readonly judged: readonly JudgedPlan[]
  readonly gate: Gate
  readonly ledgerless: boolean
  readonly changes: readonly FileChange[]
  readonly problems: readonly Problem[]
}

/**
 * The pipeline. Facts are read first; from the third line on the project's own commands have run, and
 * nothing of the checkout is trusted any more; the last line is pure.
 */
export async function audit(request: AuditRequest, world: AuditWorld): Promise<Result<Audit>> {
  const state = await readState(request, world)
  if (!state.ok) return state
  const observations = await observe(request, state.value, world)
  return { ok: true, value: conclude(request, state.value, observations.observations, observations.problems) }
}

/** Plans, then what they ask of the repository, then the ledgers. */
export async function readState(
  request: AuditRequest,
  world: Pick<AuditWorld, 'snapshot' | 'syntax' | 'progress'>,
): Promise<Result<State>> {
  world.progress.stage('Reading the plans')
  const found = await findPlans(request.plans, world.snapshot)
  if (!found.ok) return found
  const { plans, problems } = found.value
  world.progress.stage('Looking through the repository')
  const questions = questionsOf(
    plans.map(read => read.plan),
    request.config,
  )
  const inventory = await takeInventory(world.snapshot, questions, world.syntax, world.progress)
  const ledgers = await readLedgers(
    plans.map(read => read.plan.path),
    world.snapshot,
  )
  const ledgerProblems = [...ledgers.values()].flatMap(ledger => ledger.problems)
  return { ok: true, value: { plans, inventory, ledgers, problems: [...problems, ...ledgerProblems] } }
}

async function observe(
  request: AuditRequest,
  state: State,
  world: AuditWorld,
): Promise<{ observations: Observations; problems: readonly Problem[] }> {
  const { suites, problems } = await chooseSuites(
    request.suites,
    request.config,
    world.snapshot,
    world.outputs,
  )
  const observations = await gatherEvidence(
    {
      suites,
      checks: checksOf(request.config, request.suites.timeoutMs),
      notRun: request.notRun,
      tracked: state.inventory.files.map(file => file.path),
      root: request.root,
    },
    world,
  )
  return { observations, problems }
}

/** Trace, judge, gate, and what to write: pure, so that it can be done again for another state. */
export function conclude(
  request: AuditRequest,
  state: State,
  observations: Observations,
  problems: readonly Problem[] = [],
): Audit {
  const { config, root, today, failOn } = request
  const { inventory } = state
  const plans = state.plans.map(read => read.plan)
  const traces = trace({ plans, config, inventory, observations, root })
  const baseline = request.baseline ?? ownBaseline(state)
  const judged = judge({ plans, traces, inventory, config, baseline, today })
  const written = state.plans.map(({ source, bytes }, i) => {
    const ledger = state.ledgers.get(source.path)
    const plan = judged[i]
    if (!plan) throw new Error(`the plan ${source.path} was not judged`)
    return writeBack({
      judged: plan,
      source,
      bytes,
      ledger: { value: ledger?.ledger ?? null, bytes: ledger?.bytes ?? null },
      policy: config.policy,
      commit: inventory.commit,
    })
  })
  return {
    state,
    observations,
    judged,
    gate: gate(judged, observations.suites, failOn),
    ledgerless: [...state.ledgers.values()].every(ledger => ledger.ledger === null),
    changes: written.flatMap(one => one.changes),
    problems: [...state.problems, ...problems, ...written.flatMap(one => one.problems)],
  }
}

/** Without a base to compare with, the committed ledgers tell what is new. */
function ownBaseline(state: State): Baseline {
  const ledgers = new Map(
    [...state.ledgers].flatMap(([path, { ledger }]) => (ledger ? [[path, ledger] as const] : [])),
  )
  return ledgers.size === 0 ? { kind: 'first-run' } : { kind: 'ledger', ledgers, claims: new Map() }
}
