/** Plans, inventories and observations for tests: whole values, with what a test does not care about filled in. */
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import type { Config } from '../../src/model/config.ts'
import type { Observations, SuiteRun, TestCase } from '../../src/model/evidence.ts'
import { countCase, NO_TESTS } from '../../src/model/evidence.ts'
import type { Declaration, FileEntry, Inventory, Tag, TestDeclaration } from '../../src/model/inventory.ts'
import type { Item, Origin, Plan, Reference, ReferenceKind } from '../../src/model/plan.ts'
import type { Link } from '../../src/model/trace.ts'
import { trace } from '../../src/trace/trace.ts'

export const PLAN = 'phases/current/plan.md'

export function reference(kind: ReferenceKind, value: string, origin: Origin = 'mention'): Reference {
  return { kind, value, origin, line: 1 }
}

export function item(id: string, more: Partial<Item> = {}): Item {
  return {
    id,
    idOrigin: 'explicit',
    kind: 'task',
    title: 'Do it',
    line: 1,
    endLine: 1,
    claim: 'todo',
    marker: null,
    dependsOn: [],
    references: [],
    thresholds: [],
    digest: 'words',
    ...more,
  }
}

export function plan(items: readonly Item[], path = PLAN): Plan {
  return {
    path,
    dialect: 'free-form',
    title: '',
    phase: null,
    items,
    blocks: [],
    openEnded: true,
    warnings: [],
  }
}

export function file(path: string, more: Partial<FileEntry> = {}): FileEntry {
  return { path, kind: 'file', blob: `blob of ${path}`, state: 'present', ...more }
}

export function declaration(qualified: string, path: string, more: Partial<Declaration> = {}): Declaration {
  const name = qualified.slice(qualified.lastIndexOf('.') + 1)
  return { name, qualified, kind: 'function', path, line: 1, endLine: 9, ...more }
}

export function declaredTest(
  name: string,
  path: string,
  more: Partial<TestDeclaration> = {},
): TestDeclaration {
  return { name, path, line: 1, endLine: 5, asserts: true, skipped: false, ...more }
}

export function tag(id: string, path: string, line: number): Tag {
  return { id, path, line, syntax: 'proof:' }
}

export function inventory(paths: readonly (string | FileEntry)[], more: Partial<Inventory> = {}): Inventory {
  return {
    commit: 'c0ffee',
    files: paths.map(path => (typeof path === 'string' ? file(path) : path)),
    declarations: [],
    occurrences: new Map(),
    tags: [],
    tests: [],
    unread: [],
    languages: {},
    shallow: false,
    ignored: new Set(),
    ...more,
  }
}

export function testCase(name: string, more: Partial<TestCase> = {}): TestCase {
  return { name, suite: '', outcome: 'passed', properties: [], ...more }
}

/** A run that ended as its cases did, with one report, unless said otherwise. */
export function suite(cases: readonly TestCase[], more: Partial<SuiteRun> = {}): SuiteRun {
  const totals = cases.reduce((sum, { outcome }) => countCase(sum, outcome), NO_TESTS)
  const red = totals.failed + totals.errored > 0
  return {
    name: 'unit',
    command: 'npm test',
    required: false,
    outcome: red ? 'failed' : 'passed',
    exitCode: red ? 1 : 0,
    durationMs: 1,
    totals,
    reports: [{ path: 'junit.xml', format: 'junit', totals, cases }],
    coverage: [],
    ...more,
  }
}

/** Coverage of one file: how often each line ran. */
export function covered(path: string, lines: Readonly<Record<number, number>>): SuiteRun['coverage'][number] {
  return { path, lines: new Map(Object.entries(lines).map(([line, count]) => [Number(line), count])) }
}

export function observed(...suites: readonly SuiteRun[]): Observations {
  return { suites, checks: [] }
}

export interface Traced {
  readonly inventory?: Inventory
  readonly observations?: Observations
  readonly config?: Partial<Config>
}

/** The links of one item of a plan of its own. */
export function linksOf(one: Item, world: Traced = {}, others: readonly Item[] = []): readonly Link[] {
  const traced = trace({
    plans: [plan([one, ...others])],
    config: { ...DEFAULT_CONFIG, ...world.config },
    inventory: world.inventory ?? inventory([]),
    observations: world.observations ?? observed(),
    root: '/home/me/project',
  })
  return traced[0]?.links ?? []
}

/** The one link of a kind that an item with this reference gets. */
export function linkOf<K extends Link['kind']>(
  kind: K,
  named: Reference,
  world: Traced = {},
): Extract<Link, { kind: K }> {
  const links = linksOf(item('ITEM-1', { references: [named] }), world).filter(link => link.kind === kind)
  const [link] = links
  if (link === undefined || links.length > 1)
    throw new Error(`expected one ${kind}: ${JSON.stringify(links)}`)
  return link as Extract<Link, { kind: K }>
}
