import type { Config } from '../model/config.ts'
import type { Problem, Result } from '../model/problem.ts'
import type { Baseline } from '../model/verdict.ts'
import type { Snapshot } from '../model/world.ts'
import { commitTree } from '../ports/commit-tree.ts'
import { openRemoteBranch } from '../ports/remote-branch.ts'
import { workingTree } from '../ports/working-tree.ts'
import { configAt, namedConfigAt } from './configuration.ts'
import type { Event } from './event.ts'
import type { Inputs } from './inputs.ts'
import { baselineOf, type OpenedWorld } from './prepare.ts'
import type { Runner } from './runner.ts'

/** What decides over the audited state and must not come from it where it is a request. */
export interface Policy {
  readonly config: Config
  readonly plans: readonly string[]
  readonly baseline: Baseline | null
  readonly problems: readonly Problem[]
}

/**
 * Policy and baseline. On a branch they are the commit's own. On pull requests they are the base's: a
 * request cannot relax the gate that judges it.
 */
export async function trustedPolicy(
  inputs: Inputs,
  event: Event,
  runner: Runner,
  world: OpenedWorld,
): Promise<Result<Policy>> {
  const own = await namedConfigAt(inputs.config, world.snapshot, await topOf(runner, world))
  if (event.pullRequest && event.base === null) return unknownBase(event.name)
  if (event.base === null) {
    if (!own.ok) return own
    const baseline = inputs.baseline === 'none' ? ({ kind: 'none' } as const) : null
    return { ok: true, value: { config: own.value, plans: own.value.plans, baseline, problems: [] } }
  }
  return await withBase(event.base, runner, inputs, world, async (base, top) => {
    const trusted = await configAt(inputs.config, base, top)
    if (!trusted.ok) return trusted
    // The request that brings the first configuration: its plans are looked at, its policy counts once merged.
    const first = trusted.value.path === null && own.ok
    const plans = inputs.plans ?? (first ? own.value.plans : trusted.value.plans)
    const baseline = await baselineFor(inputs, plans, base)
    const problems = own.ok ? [] : own.problems.map(problem => ({ ...problem, severity: 'warning' as const }))
    return { ok: true, value: { config: trusted.value, plans, baseline, problems } }
  })
}

async function baselineFor(
  inputs: Inputs,
  plans: readonly string[],
  base: Snapshot,
): Promise<Baseline | null> {
  switch (inputs.baseline) {
    case 'none':
      return { kind: 'none' }
    case 'ledger':
      return null
    case 'auto':
    case 'base':
      return await baselineOf(plans, base)
  }
}

/** The base commit from the checkout where it is there, else from the server. */
async function withBase(
  commit: string,
  runner: Runner,
  inputs: Inputs,
  world: OpenedWorld,
  use: (base: Snapshot, top: Snapshot | null) => Promise<Result<Policy>>,
): Promise<Result<Policy>> {
  const { git, prefix } = world
  if ((await git.run(['cat-file', '-e', `${commit}^{tree}`])).exitCode === 0) {
    const top = prefix === '' ? null : await commitTree(git, commit, '')
    return await use(await commitTree(git, commit, prefix), top)
  }
  const url = `${runner.serverUrl}/${runner.repository ?? ''}`
  const remote = await openRemoteBranch({ url, branch: 'base', token: inputs.token, prefix })
  try {
    const base = await remote.snapshot(commit).catch(() => null)
    if (base === null) return noBase(commit)
    return await use(base, null)
  } finally {
    await remote.dispose()
  }
}

/** Without a base nobody's policy but the request's own would judge the request. */
function unknownBase(name: string): Result<Policy> {
  const problem: Problem = {
    severity: 'error',
    place: 'pull request',
    message: `the event \`${name}\` does not tell its base commit, so the policy that judges it is not known`,
    remedy: 'Expected the payload that GitHub sends with this event; run on `pull_request` or `merge_group`',
  }
  return { ok: false, problems: [problem] }
}

function noBase(commit: string): Result<Policy> {
  const problem: Problem = {
    severity: 'error',
    place: 'pull request',
    message: `the base commit ${commit.slice(0, 9)} cannot be read, so its policy is not known`,
    remedy: 'Check out with `fetch-depth: 2`, or give the job the permission `contents: read`',
  }
  return { ok: false, problems: [problem] }
}

async function topOf(runner: Runner, world: OpenedWorld): Promise<Snapshot | null> {
  return world.prefix === '' ? null : await workingTree(runner.workspace)
}
