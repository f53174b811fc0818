import type { Config } from '../model/config.ts'
import type { Questions } from '../model/inventory.ts'
import type { Plan, Reference } from '../model/plan.ts'
import { normalizePath } from '../text/paths.ts'
import { distinctiveIds } from './ids.ts'
import { candidatePaths } from './paths.ts'
import { referencesOf } from './references.ts'
import { looksLikeTests } from './roles.ts'

/** Everything that the plans and the configuration ask of the repository, before anything of it is read. */
export function questionsOf(plans: readonly Plan[], config: Config): Questions {
  const symbols = new Set<string>()
  const paths = new Set<string>()
  const tests = new Set<string>()
  const ids = new Set<string>()
  for (const plan of plans) {
    for (const id of distinctiveIds(plan)) {
      ids.add(id)
      tests.add(id)
    }
    for (const item of plan.items) {
      for (const reference of referencesOf(item, config)) ask(reference, plan.path, { symbols, paths, tests })
    }
  }
  return { symbols, ids, paths, tests }
}

function ask(
  reference: Reference,
  planPath: string,
  asked: { symbols: Set<string>; paths: Set<string>; tests: Set<string> },
): void {
  switch (reference.kind) {
    case 'path':
      for (const path of candidatePaths(reference, planPath)) asked.paths.add(path)
      return
    case 'symbol':
      asked.symbols.add(lastPart(reference.value))
      return
    case 'test': {
      const { path, name } = splitTest(reference.value)
      const file = normalizePath(path ?? name)
      if (file !== null && (path !== null || looksLikeTests(file))) asked.paths.add(file)
      const fixed = name
        .split('*')
        .reduce((longest, part) => (part.length > longest.length ? part : longest), '')
      if (fixed.trim() !== '') asked.tests.add(fixed.trim())
      return
    }
    case 'command':
    case 'check':
    case 'item':
    case 'doc':
      return
  }
}

/** `AuthService.login` → `login`. */
export function lastPart(symbol: string): string {
  return symbol.slice(symbol.lastIndexOf('.') + 1)
}

/** `tests/a.test.ts::login*` names a test in one file; without `::` it is a name alone. */
export function splitTest(value: string): { path: string | null; name: string } {
  const at = value.indexOf('::')
  if (at < 0 || !/[./]/.test(value.slice(0, at))) return { path: null, name: value }
  return { path: value.slice(0, at), name: value.slice(at + 2) }
}
