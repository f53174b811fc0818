import type { Config } from '../model/config.ts'
import type { CheckRun, Observations, SuiteRun } from '../model/evidence.ts'
import type { Declaration, Inventory, Tag } from '../model/inventory.ts'
import type { Item, Plan, Reference } from '../model/plan.ts'
import type { CheckLink, ItemTrace, Link, PathLink, SymbolLink, TestLink } from '../model/trace.ts'
import { executedCode } from './executed.ts'
import { carriesId, distinctiveIds } from './ids.ts'
import { indexPaths, type PathIndex, resolvePath } from './paths.ts'
import { lastPart } from './questions.ts'
import { referencesOf } from './references.ts'
import { indexTests, observedAs, resolveTest, type TestIndex, testsNamed, testsOfFile } from './tests.ts'

export interface TraceRequest {
  readonly plans: readonly Plan[]
  readonly config: Config
  readonly inventory: Inventory
  readonly observations: Observations
  /** Absolute path of the project's root on the machine that wrote the reports. */
  readonly root: string
}

interface World extends TraceRequest {
  readonly paths: PathIndex
  readonly tests: TestIndex
}

/** Ties every item to what it names: pure, in the order of the plans. */
export function trace(request: TraceRequest): readonly ItemTrace[] {
  const world: World = {
    ...request,
    paths: indexPaths(request.inventory),
    tests: indexTests(request.observations, request.inventory, request.root),
  }
  return request.plans.flatMap(plan => {
    const distinctive = new Set(distinctiveIds(plan))
    return plan.items.map(item => ({
      plan: plan.path,
      item: item.id,
      links: linksOf(item, plan, distinctive.has(item.id), world),
    }))
  })
}

function linksOf(item: Item, plan: Plan, distinctive: boolean, world: World): readonly Link[] {
  const links: Link[] = []
  for (const reference of referencesOf(item, world.config))
    links.push(...linkReference(reference, plan, world))
  if (distinctive) links.push(...linkTags(item, plan, world))
  return links
}

function linkReference(reference: Reference, plan: Plan, world: World): readonly Link[] {
  const base = {
    origin: reference.origin,
    value: reference.value,
    place: { path: plan.path, line: reference.line },
  }
  switch (reference.kind) {
    case 'path': {
      const link = linkPath(reference, plan, world, base)
      const tests = linkTestFiles(link, world, base)
      return tests ? [link, tests] : [link]
    }
    case 'symbol':
      return [linkSymbol(reference.value, world, base)]
    case 'test':
      return [{ kind: 'test', ...base, resolution: resolveTest(reference.value, world.tests) }]
    case 'check':
      return [linkCheck(reference.value, world, base)]
    case 'command':
      return linkCommand(reference.value, world, base)
    case 'item':
    case 'doc':
      return []
  }
}

type Base = Pick<Link, 'origin' | 'value' | 'place'>

function linkPath(reference: Reference, plan: Plan, world: World, base: Base): PathLink {
  const resolution = resolvePath(reference, plan.path, world.paths)
  const only = resolution.kind === 'found' && resolution.paths.length === 1 ? resolution.paths[0] : undefined
  const executed =
    only === undefined
      ? ({ kind: 'unknown' } as const)
      : executedCode(only, world.inventory.declarations, world.observations)
  return { kind: 'path', ...base, resolution, executed }
}

/** Whoever names a file of tests names the tests in it. */
function linkTestFiles(link: PathLink, world: World, base: Base): TestLink | null {
  if (link.resolution.kind !== 'found' || link.resolution.paths.length !== 1) return null
  const [path] = link.resolution.paths
  if (path === undefined || !looksLikeTests(path)) return null
  const resolution = testsOfFile(path, world.tests)
  return resolution && { kind: 'test', ...base, resolution }
}

/** Is this the name of a file of tests, as the usual runners expect it? */
export function looksLikeTests(path: string): boolean {
  return /(?:^|\/)(?:tests?|__tests__|specs?)\/|[._-](?:test|spec)s?\.[a-z]+$|(?:^|\/)test_[^/]*\.py$|_test\.[a-z]+$/.test(
    path,
  )
}

function linkSymbol(value: string, world: World, base: Base): SymbolLink {
  const last = lastPart(value)
  const declarations = world.inventory.declarations.filter(
    declaration => declaration.name === last && isCalled(declaration, value),
  )
  const [only] = declarations
  if (only) {
    const executed =
      declarations.length === 1
        ? executedCode(only.path, [only], world.observations)
        : ({ kind: 'unknown' } as const)
    return { kind: 'symbol', ...base, resolution: { kind: 'found', declarations }, executed }
  }
  const files = world.inventory.occurrences.get(last) ?? []
  if (files.length > 0) {
    const reason = `the word stands in ${files[0]}${files.length > 1 ? ` and ${files.length - 1} more` : ''}, but no parser saw it declared there`
    return {
      kind: 'symbol',
      ...base,
      resolution: { kind: 'undecided', reason },
      executed: { kind: 'unknown' },
    }
  }
  return { kind: 'symbol', ...base, resolution: { kind: 'absent' }, executed: { kind: 'unknown' } }
}

function isCalled(declaration: Declaration, value: string): boolean {
  return (
    declaration.qualified === value ||
    declaration.qualified.endsWith(`.${value}`) ||
    moduleCalls(declaration, value)
  )
}

/** `csv.parse` may mean `parse` in `csv.py`: the owner is then the file's name. */
function moduleCalls(declaration: Declaration, value: string): boolean {
  const owner = value.slice(0, -(declaration.qualified.length + 1))
  if (owner === '' || !value.endsWith(`.${declaration.qualified}`)) return value === declaration.name
  const file = declaration.path.replace(/\.[^./]+$/, '').replaceAll('/', '.')
  return file === owner || file.endsWith(`.${owner}`)
}

function linkCheck(value: string, world: World, base: Base): CheckLink {
  const run = world.observations.checks.find(check => check.name === value)
  return { kind: 'check', ...base, resolution: run ? { kind: 'observed', run } : { kind: 'absent' } }
}

/**
 * A command in an item's words never runs because of them. When it is the very command of a suite or a
 * check of this job, that run is the item's evidence.
 */
function linkCommand(value: string, world: World, base: Base): readonly Link[] {
  const check = world.observations.checks.find(run => run.command === value)
  const suite = world.observations.suites.find(run => run.command === value)
  const run = check ?? (suite && asCheck(suite))
  return run ? [{ kind: 'check', ...base, resolution: { kind: 'observed', run } }] : []
}

function asCheck(suite: SuiteRun): CheckRun {
  const { name, command, exitCode, durationMs } = suite
  const reason =
    suite.reason ?? (suite.outcome === 'passed' ? undefined : `the suite ended as ${suite.outcome}`)
  return {
    name,
    command,
    exitCode,
    durationMs,
    outcome: checkOutcome(suite),
    ...(reason === undefined ? {} : { reason }),
  }
}

function checkOutcome(suite: SuiteRun): CheckRun['outcome'] {
  switch (suite.outcome) {
    case 'passed':
      return 'passed'
    case 'failed':
    case 'contradictory':
      return 'failed'
    case 'timed-out':
      return 'timed-out'
    case 'unavailable':
      return 'unavailable'
    // It ended well, yet nobody can say what it tested.
    case 'empty':
    case 'no-report':
    case 'not-run':
      return 'not-run'
  }
}

/** Links from the code's side: tags on declarations and tests, and ids in the names of tests. */
function linkTags(item: Item, plan: Plan, world: World): readonly Link[] {
  const links: Link[] = []
  for (const tag of world.inventory.tags) if (tag.id === item.id) links.push(linkTag(tag, world))
  const named = testsNamed(name => carriesId(name, item.id), world.tests)
  if (named) {
    links.push({
      kind: 'test',
      origin: 'tag',
      value: item.id,
      place: { path: plan.path, line: item.line },
      resolution: named,
    })
  }
  return links
}

/** A tag counts for what it stands on: the test, else the declaration, else the file. */
function linkTag(tag: Tag, world: World): Link {
  const base = { origin: 'tag', value: tag.id, place: { path: tag.path, line: tag.line } } as const
  const test = nearest(world.inventory.tests, tag)
  if (test) return { kind: 'test', ...base, resolution: observedAs(test, world.tests) }
  const declaration = nearest(world.inventory.declarations, tag)
  if (declaration) {
    const executed = executedCode(declaration.path, [declaration], world.observations)
    return { kind: 'symbol', ...base, resolution: { kind: 'found', declarations: [declaration] }, executed }
  }
  const executed = executedCode(tag.path, world.inventory.declarations, world.observations)
  return { kind: 'path', ...base, resolution: { kind: 'found', paths: [tag.path] }, executed }
}

/** The innermost thing that holds the tag's line, or the one that begins within three lines below it. */
function nearest<T extends { path: string; line: number; endLine: number }>(
  all: readonly T[],
  tag: Tag,
): T | null {
  const here = all.filter(one => one.path === tag.path)
  const holding = here.filter(one => one.line <= tag.line && tag.line <= one.endLine)
  const below = here.filter(one => one.line > tag.line && one.line - tag.line <= 3)
  const smallest = (a: T, b: T) => a.endLine - a.line - (b.endLine - b.line)
  const first = (a: T, b: T) => a.line - b.line
  return holding.sort(smallest)[0] ?? below.sort(first)[0] ?? null
}
