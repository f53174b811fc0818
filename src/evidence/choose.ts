import type { Config } from '../model/config.ts'
import type { Check, Suite } from '../model/evidence.ts'
import type { Problem } from '../model/problem.ts'
import type { Outputs, Snapshot } from '../model/world.ts'
import { detectSuites, suiteOfReports, suitesFromConfig, suitesFromInput } from './detect/suites.ts'

/** What the workflow or the command line says about suites. */
export interface SuiteWishes {
  /** Null: the configuration's, else what the manifests tell of. */
  readonly commands: readonly string[] | null
  /** Globs of reports that are there or that the commands leave. */
  readonly reports: readonly string[]
  readonly coverage: readonly string[]
  readonly timeoutMs: number
}

export interface ChosenSuites {
  readonly suites: readonly Suite[]
  readonly problems: readonly Problem[]
}

/**
 * The suites of this audit, in this order of precedence: commands of the workflow, the configuration's
 * suites, what the manifests tell of. Globs from the workflow apply to whichever are taken.
 */
export async function chooseSuites(
  wishes: SuiteWishes,
  config: Config,
  snapshot: Snapshot,
  outputs: Outputs,
): Promise<ChosenSuites> {
  const options = { reportsFolder: await outputs.temporaryFolder('reports'), timeoutMs: wishes.timeoutMs }
  const globs = { reports: wishes.reports, coverage: wishes.coverage }
  if (wishes.commands !== null) {
    return { suites: await suitesFromInput(wishes.commands, globs, snapshot, options), problems: [] }
  }
  const chosen =
    config.suites === null
      ? await detectSuites(snapshot, options)
      : { suites: await suitesFromConfig(config.suites, snapshot, options), problems: [] }
  if (globs.reports.length + globs.coverage.length === 0) return chosen
  if (chosen.suites.length === 0) return { ...chosen, suites: [suiteOfReports(globs)] }
  const suites = chosen.suites.map(suite => ({
    ...suite,
    reports: [...suite.reports, ...globs.reports],
    coverage: [...suite.coverage, ...globs.coverage],
  }))
  return { ...chosen, suites }
}

/** The configuration's checks, each with its time limit. */
export function checksOf(config: Config, timeoutMs: number): readonly Check[] {
  return config.checks.map(check => ({
    name: check.name,
    command: check.run,
    timeoutMs: check.timeoutMs ?? timeoutMs,
    passEnvironment: check.env,
    ...(check.metric === null ? {} : { metric: check.metric }),
    ...(check.output === undefined ? {} : { output: check.output }),
    ...(check.repeat === undefined ? {} : { repeat: check.repeat }),
  }))
}
