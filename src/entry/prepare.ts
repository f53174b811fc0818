import { realpathSync } from 'node:fs'
import type { AuditWorld } from '../audit.ts'
import { DEFAULT_CONFIG } from '../config/defaults.ts'
import { readLedgers } from '../docs/ledger.ts'
import type { Config } from '../model/config.ts'
import type { Claim } from '../model/plan.ts'
import type { Problem, Result } from '../model/problem.ts'
import type { Baseline } from '../model/verdict.ts'
import type { Progress, Snapshot } from '../model/world.ts'
import { findPlans } from '../plan/find.ts'
import { type Git, openGit } from '../ports/git.ts'
import { type CommandOutputs, commandOutputs } from '../ports/outputs.ts'
import { shellProcesses } from '../ports/processes.ts'
import { openSyntax } from '../ports/syntax.ts'
import { workingTree } from '../ports/working-tree.ts'

const CONFIG = '.github/phaseproof.yml'

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

/**
 * The configuration of one state of the project, its defaults when there is no such file. In a project
 * below the checkout's root the root's configuration counts when the project has none of its own.
 */
export async function configAt(
  path: string | null,
  snapshot: Snapshot,
  top: Snapshot | null,
): Promise<Result<Config>> {
  const place = path ?? CONFIG
  const bytes = (await snapshot.read(place)) ?? (top ? await top.read(place) : null)
  if (bytes === null) return { ok: true, value: DEFAULT_CONFIG }
  const { readConfig } = await import(/* webpackMode: "eager" */ '../config/read.ts')
  return readConfig(place, bytes)
}

/** {@link configAt}, where a path that somebody named has to exist. */
export async function namedConfigAt(
  path: string | null,
  snapshot: Snapshot,
  top: Snapshot | null,
): Promise<Result<Config>> {
  const config = await configAt(path, snapshot, top)
  if (path === null || !config.ok || config.value.path !== null) return config
  const problem: Problem = {
    severity: 'error',
    place: path,
    message: 'there is no such configuration file',
    remedy: `Expected a YAML file relative to the project root; without one, ${CONFIG} is used if present`,
  }
  return { ok: false, problems: [problem] }
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

/** The absolute path of a folder, links resolved; null when there is none. */
export function realRoot(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}
