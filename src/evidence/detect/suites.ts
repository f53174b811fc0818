import type { SuiteConfig } from '../../model/config.ts'
import type { Suite } from '../../model/evidence.ts'
import type { Snapshot } from '../../model/world.ts'
import { instrument } from './instrument.ts'
import { packageScripts } from './node-packages.ts'
import { type Detected, type DetectOptions, Project, slotFor, suiteParts } from './project.ts'
import { SUITE_DETECTORS } from './registry.ts'

/**
 * The suites that the repository's manifests tell of. A manifest that cannot be read is a problem, not a
 * reason to stop.
 */
export async function detectSuites(snapshot: Snapshot, options: DetectOptions): Promise<Detected> {
  const project = await Project.of(snapshot, options)
  const found = await Promise.all(SUITE_DETECTORS.map(detect => detect(project)))
  return { suites: found.flatMap(each => each.suites), problems: found.flatMap(each => each.problems) }
}

/**
 * The suites of the configuration. One that names no report is made to leave one where its runner can be
 * told from its command.
 */
export async function suitesFromConfig(
  configs: readonly SuiteConfig[],
  snapshot: Snapshot,
  options: DetectOptions,
): Promise<readonly Suite[]> {
  const scripts = await packageScripts(await Project.of(snapshot, options), '')
  return configs.map(config => ({
    // Whoever names the reports has arranged for them.
    ...(config.reports.length > 0
      ? { written: config.run, command: config.run, directory: '.', environment: {}, reports: config.reports }
      : suiteParts(instrument(config.run, scripts, slotFor(options, config.name)), '')),
    name: config.name,
    source: 'config',
    passEnvironment: config.env,
    coverage: config.coverage,
    timeoutMs: config.timeoutMs ?? options.timeoutMs,
  }))
}

/**
 * The suites of the input `test-command`, one command a line. A command whose runner cannot be told is
 * judged by the globs of the input `test-reports`, which all such commands share: a report belongs to the
 * suite that wrote it.
 */
export async function suitesFromInput(
  commands: readonly string[],
  globs: { readonly reports: readonly string[]; readonly coverage: readonly string[] },
  snapshot: Snapshot,
  options: DetectOptions,
): Promise<readonly Suite[]> {
  const scripts = await packageScripts(await Project.of(snapshot, options), '')
  const names = new Map<string, number>()
  return commands.map(command => {
    const times = (names.get(command) ?? 0) + 1
    names.set(command, times)
    const name = times === 1 ? command : `${command} (${times})`
    const instrumented = instrument(command, scripts, slotFor(options, name))
    const parts = suiteParts(instrumented, '')
    return {
      ...parts,
      reports: instrumented.runner === null ? globs.reports : parts.reports,
      name,
      source: 'input',
      passEnvironment: [],
      coverage: globs.coverage,
      timeoutMs: options.timeoutMs,
    }
  })
}

/** Reports that nobody of ours made: they are read, and prove nothing. For `test-command: none`. */
export function suiteOfReports(globs: {
  readonly reports: readonly string[]
  readonly coverage: readonly string[]
}): Suite {
  return {
    name: 'reports',
    written: '',
    command: '',
    directory: '.',
    source: 'input',
    environment: {},
    passEnvironment: [],
    reports: globs.reports,
    coverage: globs.coverage,
    timeoutMs: 0,
  }
}
