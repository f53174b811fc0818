import type { Config } from '../model/config.ts'
import type { Result } from '../model/problem.ts'
import { DEFAULT_CONFIG } from './defaults.ts'
import { type Field, readFields, readList, readPath, reject } from './fields.ts'
import { Findings } from './findings.ts'
import { readChecks, readItems, readPolicy, readSignOffs, readSuites } from './sections.ts'
import { readYaml } from './yaml.ts'

/** In bytes. */
const LARGEST = 1024 * 1024

/**
 * Reads the configuration; `bytes` are null when there is no such file, and then everything has its
 * default. Either the whole file is right, or every problem in it comes back with its line.
 */
export function readConfig(path: string, bytes: Uint8Array | null): Result<Config> {
  if (bytes === null) return { ok: true, value: DEFAULT_CONFIG }
  const findings = new Findings(path)
  const config = readBytes(path, bytes, findings)
  if (config === null || findings.problems.length > 0) return { ok: false, problems: findings.problems }
  return { ok: true, value: config }
}

function readBytes(path: string, bytes: Uint8Array, findings: Findings): Config | null {
  if (bytes.length > LARGEST) {
    findings.add(1, `The configuration has ${bytes.length} bytes`, 'Expected at most 1 MiB.')
    return null
  }
  const text = decode(bytes)
  if (text === null) {
    findings.add(1, 'The configuration is not valid UTF-8 text', 'Save it as UTF-8.')
    return null
  }
  const node = readYaml(text, findings)
  if (node === null) return null
  if (node.kind === 'nothing') return { ...DEFAULT_CONFIG, path }
  const root: Field = { name: '', node, findings }
  if (node.kind !== 'mapping') {
    reject(
      { ...root, name: 'The configuration' },
      'Expected a mapping with keys such as "plans" and "suites".',
    )
    return null
  }
  return readRoot(path, root)
}

function readRoot(path: string, root: Field): Config {
  const keys = readFields(root, [
    'plans',
    'suites',
    'checks',
    'items',
    'signoffs',
    'living-docs',
    'research',
    'policy',
  ])
  const checks = keys.checks ? readChecks(keys.checks) : []
  return {
    path,
    plans: keys.plans ? readPlans(keys.plans) : DEFAULT_CONFIG.plans,
    suites: keys.suites ? readSuites(keys.suites) : null,
    checks,
    items: keys.items
      ? readItems(
          keys.items,
          checks.map(check => check.name),
        )
      : DEFAULT_CONFIG.items,
    signOffs: keys.signoffs ? readSignOffs(keys.signoffs) : DEFAULT_CONFIG.signOffs,
    livingDocs: keys['living-docs'] ? readList(keys['living-docs'], readPath) : DEFAULT_CONFIG.livingDocs,
    research: keys.research ? readList(keys.research, readPath) : DEFAULT_CONFIG.research,
    policy: keys.policy ? readPolicy(keys.policy, DEFAULT_CONFIG.policy) : DEFAULT_CONFIG.policy,
  }
}

function readPlans(field: Field): readonly string[] {
  const plans = readList(field, readPath)
  if (plans.length === 0)
    reject(field, 'Expected at least one path or glob; without the key, phases/current/*.md.')
  return plans
}

/** Null when it is not UTF-8. A byte order mark is left out. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
