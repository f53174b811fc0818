import { DEFAULT_CONFIG } from '../config/defaults.ts'
import type { Config } from '../model/config.ts'
import type { Problem, Result } from '../model/problem.ts'
import type { Snapshot } from '../model/world.ts'

const CONFIG = '.github/phaseproof.yml'

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
