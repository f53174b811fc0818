import type { Item, Plan, Reference } from '../model/plan.ts'
import type { ItemTrace, Link, PathLink, TestLink } from '../model/trace.ts'
import { sharedIds } from '../text/shared-ids.ts'
import { linkCheck, linkCommand } from './commands.ts'
import { executedCode } from './executed.ts'
import { distinctiveIds, namingIds } from './ids.ts'
import { candidatePaths, indexPaths, resolvePath } from './paths.ts'
import { referencesOf } from './references.ts'
import { looksLikeTests } from './roles.ts'
import { linkSymbol } from './symbols.ts'
import { linkTags } from './tag-links.ts'
import { indexTests } from './test-index.ts'
import { resolveTest, testsOfFile } from './tests.ts'
import type { Base, TraceRequest, World } from './world.ts'

/** Ties every item to what it names: pure, in the order of the plans. */
export function trace(request: TraceRequest): readonly ItemTrace[] {
  const world: World = {
    ...request,
    paths: indexPaths(request.inventory),
    tests: indexTests(request.observations, request.inventory, request.root),
    sharedIds: sharedIds(request.plans),
  }
  return request.plans.flatMap(plan => {
    const tagged = new Set(distinctiveIds(plan))
    const named = namingIds(plan)
    return plan.items.map(item => ({
      plan: plan.path,
      item: item.id,
      links: [
        ...referencesOf(item, world.config).flatMap(reference => linkReference(reference, item, plan, world)),
        ...(tagged.has(item.id) ? linkTags(item, plan, named.has(item.id), world) : []),
      ],
    }))
  })
}

function linkReference(reference: Reference, item: Item, plan: Plan, world: World): readonly Link[] {
  const base = {
    origin: reference.origin,
    value: reference.value,
    place: { path: plan.path, line: reference.line },
  }
  if (reference.origin === 'config' && world.sharedIds.has(item.id)) return [sharedEntry(item, base)]
  switch (reference.kind) {
    case 'path': {
      const link = linkPath(reference, plan, world, base)
      const tests = linkTestFile(link, reference, plan, world, base)
      return tests ? [link, tests] : [link]
    }
    case 'symbol':
      return [linkSymbol(reference.value, world, base)]
    case 'test':
      return [{ kind: 'test', ...base, resolution: resolveTest(reference.value, world.tests) }]
    case 'check':
      return [linkCheck(reference.value, world, base)]
    case 'command':
      return linkCommand(reference.value, item, world, base)
    case 'item':
    case 'doc':
      return []
  }
}

/** The configuration binds by id alone: it cannot tell two plans' items apart, so it proves neither. */
function sharedEntry(item: Item, base: Base): Link {
  const reason = `several plans have an item ${item.id}; bind it in the plan instead of the configuration`
  return { kind: 'path', ...base, resolution: { kind: 'undecided', reason }, executed: { kind: 'unknown' } }
}

function linkPath(reference: Reference, plan: Plan, world: World, base: Base): PathLink {
  const resolution = resolvePath(reference, plan.path, world.paths)
  const path = exactFile(resolution, reference, plan)
  // Tests prove by how they end, not by having run.
  const asked =
    path !== null && !looksLikeTests(path) && !world.inventory.unread.some(file => file.path === path)
  const executed = asked
    ? executedCode(path, world.inventory.declarations, world.observations)
    : ({ kind: 'unknown' } as const)
  return { kind: 'path', ...base, resolution, executed }
}

/** Whoever names a file of tests names the tests in it. */
function linkTestFile(
  link: PathLink,
  reference: Reference,
  plan: Plan,
  world: World,
  base: Base,
): TestLink | null {
  const path = exactFile(link.resolution, reference, plan)
  if (path === null || !looksLikeTests(path)) return null
  const resolution = testsOfFile(path, world.tests)
  return resolution && { kind: 'test', ...base, resolution }
}

/**
 * The one file that is named as it stands in the repository. A file that was found by the end of its path, or by
 * a pattern, exists; but `index.ts` of another package must not prove the one that was promised.
 */
function exactFile(resolution: PathLink['resolution'], reference: Reference, plan: Plan): string | null {
  if (resolution.kind !== 'found' || resolution.paths.length !== 1) return null
  const [path] = resolution.paths
  return path !== undefined && candidatePaths(reference, plan.path).includes(path) ? path : null
}
