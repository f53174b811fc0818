import type { AuditWorld } from '../audit.ts'
import { readLedgers } from '../docs/ledger.ts'
import type { Claim } from '../model/plan.ts'
import type { Baseline } from '../model/verdict.ts'
import type { Progress, Snapshot } from '../model/world.ts'
import { findPlans } from '../plan/find.ts'
import { type Git, openGit } from '../ports/git.ts'
import { type CommandOutputs, commandOutputs } from '../ports/outputs.ts'
import { shellProcesses } from '../ports/processes.ts'
import { openSyntax } from '../ports/syntax.ts'
import { workingTree } from '../ports/working-tree.ts'

export interface OpenedWorld extends AuditWorld {
  readonly git: Git
  readonly outputs: CommandOutputs
  /** The project's root inside the checkout; empty for the checkout's own root. */
  readonly prefix: string
}

/** The real outside world around the project at `root` (absolute). */
export async function openWorld(root: string, progress: Progress): Promise<OpenedWorld> {
  const git = openGit(root)
  const prefix =
    (await git.run(['rev-parse', '--show-prefix']).catch(() => null))?.stdout.toString().trim() ?? ''
  return {
    git,
    prefix: prefix.replace(/\/$/, ''),
    snapshot: await workingTree(root, git),
    syntax: openSyntax(),
    processes: shellProcesses(root),
    outputs: commandOutputs(root),
    progress,
    environment: process.env,
  }
}

/** What a base state of the repository says of these plans: its ledgers and its claims. */
export async function baselineOf(plans: readonly string[], base: Snapshot): Promise<Baseline> {
  const found = await findPlans(plans, base)
  const documents = found.ok ? found.value.plans : []
  const claims = new Map<string, ReadonlyMap<string, Claim>>(
    documents.map(({ plan }) => [plan.path, new Map(plan.items.map(item => [item.id, item.claim]))]),
  )
  const read = await readLedgers([...claims.keys()], base)
  const ledgers = new Map(
    [...read].flatMap(([path, { ledger }]) => (ledger ? [[path, ledger] as const] : [])),
  )
  return ledgers.size === 0 ? { kind: 'first-run' } : { kind: 'base', ledgers, claims }
}
