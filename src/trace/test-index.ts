import type { Observations, SuiteRun, TestCase } from '../model/evidence.ts'
import type { Inventory, TestDeclaration } from '../model/inventory.ts'
import type { ObservedTest } from '../model/trace.ts'
import { type DeclaredName, declaredName, declares, fullNames, namesOf } from './test-names.ts'
import { testPlaces } from './test-places.ts'

/** Every observed case with the names that a binding may call it by, and its file where that is certain. */
export interface KnownCase {
  readonly suite: SuiteRun
  readonly case: TestCase
  readonly names: readonly string[]
  readonly path: string | null
}

/** A test as it stands in the code, with its name read. */
export interface KnownDeclaration extends DeclaredName {
  readonly declaration: TestDeclaration
}

export interface TestIndex {
  readonly cases: readonly KnownCase[]
  readonly byName: ReadonlyMap<string, readonly KnownCase[]>
  readonly byPath: ReadonlyMap<string, readonly KnownCase[]>
  /** By words of their names that have a digit, as every id has. */
  readonly byIdWord: ReadonlyMap<string, readonly KnownCase[]>
  readonly declarations: readonly KnownDeclaration[]
  readonly declaredIn: ReadonlyMap<string, readonly KnownDeclaration[]>
  /** Tracked paths. */
  readonly files: ReadonlySet<string>
  /** Suites of which cases may be unknown, and why: a test that is not found may be one of theirs. */
  readonly silent: readonly SuiteRun[]
}

export function indexTests(observations: Observations, inventory: Inventory, root: string): TestIndex {
  const files = new Set(inventory.files.filter(file => file.state !== 'untracked').map(file => file.path))
  const placeOf = testPlaces(files, root)
  const cases: KnownCase[] = []
  for (const suite of observations.suites) {
    for (const report of suite.reports) {
      for (const observed of report.cases) {
        // An unsound report may be cut off in the middle: its failures speak, its passes do not.
        if (report.error !== undefined && !hasFailed(observed)) continue
        const { path, owner } = placeOf(observed)
        cases.push({ suite, case: observed, names: namesOf(observed, owner), path })
      }
    }
  }
  const declarations = inventory.tests.map(declaration => ({
    declaration,
    ...declaredName(declaration.name),
  }))
  return {
    cases,
    byIdWord: grouped(cases, known => idWords(known.case)),
    byName: grouped(cases, known => known.names),
    byPath: grouped(cases, known => (known.path === null ? [] : [known.path])),
    declarations,
    declaredIn: grouped(declarations, ({ declaration }) => [declaration.path]),
    files,
    silent: observations.suites.filter(
      suite => suite.reports.length === 0 || suite.reports.some(report => report.error !== undefined),
    ),
  }
}

/** Where an id may stand: in the whole name, or in a property. Whether it does is for the caller to look. */
function idWords({ name, suite, properties }: TestCase): readonly string[] {
  const texts = [...fullNames({ name, suite }), ...properties.map(property => property.value)]
  const words = texts.flatMap(text => text.split(/[^\w.-]+/)).filter(word => /\d/.test(word))
  return [...new Set(words.map(word => word.replace(/[.-]{1,9}$/, '')))]
}

export function hasFailed({ outcome }: TestCase): boolean {
  return outcome === 'failed' || outcome === 'errored'
}

function grouped<T>(
  all: readonly T[],
  keysOf: (one: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    for (const key of keysOf(one)) {
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  }
  return groups
}

/** The case with the test as it stands in the code; where several may be meant, the one that asserts nothing. */
export function withDeclaration(known: KnownCase, index: TestIndex): ObservedTest {
  const nearby = known.path === null ? index.declarations : (index.declaredIn.get(known.path) ?? [])
  const meant = nearby.filter(one => known.names.some(own => declares(one, own)))
  const declaration = (meant.find(one => one.declaration.asserts === false) ?? meant[0])?.declaration ?? null
  return { suite: known.suite, case: known.case, declaration }
}
