import type { TestDeclaration } from '../model/inventory.ts'
import type { TestLink } from '../model/trace.ts'
import { normalizePath } from '../text/paths.ts'
import { matchesWildcard } from '../text/wildcard.ts'
import { carriesId, listsId } from './ids.ts'
import { splitTest } from './questions.ts'
import { isSample } from './roles.ts'
import {
  hasFailed,
  type KnownCase,
  type KnownDeclaration,
  type TestIndex,
  withDeclaration,
} from './test-index.ts'
import { declaredName, declares, fullNames, plainName } from './test-names.ts'

type Resolution = TestLink['resolution']

/** Tests that a name (with `*`, perhaps in one file) or a file of tests stands for. */
export function resolveTest(value: string, index: TestIndex): Resolution {
  const whole = fileNamed(value, index)
  if (whole !== null) return testsOfFile(whole, index) ?? unobserved([], index)
  const { path: written, name } = splitTest(value)
  const path = written === null ? null : fileNamed(written, index)
  const pattern = plainName(written !== null && path === null ? value : name)
  const called = casesCalled(pattern, index)
  const isMeant = (one: KnownDeclaration) => matchesWildcard(pattern, one.plain)
  const mayBeMeant = (one: KnownDeclaration) => isMeant(one) || endsWithWords(one, pattern)
  if (path !== null) {
    const observed = called.filter(known => known.path === path)
    if (observed.length > 0) return observedTests(observed, index)
    const declared = (index.declaredIn.get(path) ?? []).filter(mayBeMeant)
    if (called.some(known => known.path === null))
      return declaredTests(declared, `the report does not say which tests are those of ${path}`)
    return unobserved(declared, index)
  }
  if (called.length > 0) return allSeen(called, isMeant, index)
  return unobserved(index.declarations.filter(mayBeMeant), index)
}

/** Tests of one file. Null when neither a report nor a parser knows of any there. */
export function testsOfFile(path: string, index: TestIndex): Resolution | null {
  const observed = index.byPath.get(path) ?? []
  if (observed.length > 0) return observedTests(observed, index)
  const declared = index.declaredIn.get(path) ?? []
  return declared.length > 0 ? unobserved(declared, index) : null
}

/** The one test that stands in the code at a place, as the reports saw it. */
export function observedAs(declaration: TestDeclaration, index: TestIndex): Resolution {
  const observed = observationsOf(declaration, index)
  if (observed.length === 0) return unobserved([{ declaration, ...declaredName(declaration.name) }], index)
  return {
    kind: 'observed',
    tests: observed.map(known => ({ suite: known.suite, case: known.case, declaration })),
  }
}

function observationsOf(declaration: TestDeclaration, index: TestIndex): readonly KnownCase[] {
  const meant = declaredName(declaration.name)
  const here = index.byPath.get(declaration.path) ?? []
  const called = here.filter(known => known.names.some(name => declares(meant, name)))
  if (called.length > 0) return called
  // Some reports leave the suites out: the bare name counts where only one test of the file ends with it.
  const alike = index.declaredIn.get(declaration.path) ?? []
  const bare = here.filter(known => {
    const own = plainName(known.case.name)
    return meant.plain.endsWith(` ${own}`) && alike.filter(one => endsWithWords(one, own)).length === 1
  })
  if (bare.length > 0) return bare
  const elsewhere = index.declarations.some(
    one =>
      one.declaration.path !== declaration.path &&
      one.plain === meant.plain &&
      !isSample(one.declaration.path),
  )
  if (elsewhere) return []
  return index.cases.filter(
    known => known.path === null && fullNames(known.case).some(full => declares(meant, full)),
  )
}

/** Cases and declared tests that carry an item's id in their name, or cases that list it in a property. */
export function testsNamed(id: string, index: TestIndex): Resolution | null {
  const observed = (index.byIdWord.get(id) ?? []).filter(
    ({ case: seen }) =>
      fullNames(seen).some(name => carriesId(name, id)) ||
      seen.properties.some(property => listsId(property.value, id)),
  )
  const isMeant = ({ plain, declaration }: KnownDeclaration) =>
    carriesId(plain, id) && !isSample(declaration.path)
  if (observed.length > 0) return allSeen(observed, isMeant, index)
  const declared = index.declarations.filter(isMeant)
  return declared.length > 0 ? unobserved(declared, index) : null
}

function casesCalled(pattern: string, index: TestIndex): readonly KnownCase[] {
  if (!pattern.includes('*')) return index.byName.get(pattern) ?? []
  return index.cases.filter(known => known.names.some(name => matchesWildcard(pattern, name)))
}

function endsWithWords({ plain }: KnownDeclaration, end: string): boolean {
  return plain === end || plain.endsWith(` ${end}`)
}

/**
 * A name alone may stand for tests of several files, such as the same test in two packages. When a file that
 * declares one is in no report, the one that was meant may not have run; a failure speaks in any case.
 */
function allSeen(
  observed: readonly KnownCase[],
  isMeant: (one: KnownDeclaration) => boolean,
  index: TestIndex,
): Resolution {
  if (observed.some(known => hasFailed(known.case))) return observedTests(observed, index)
  const names = new Set(observed.flatMap(known => known.names))
  const seen = new Set(observed.map(known => known.path))
  const unplaced = observed.filter(known => known.path === null)
  const unseen = index.declarations.filter(
    one =>
      (isMeant(one) || names.has(one.plain)) &&
      !seen.has(one.declaration.path) &&
      !isSample(one.declaration.path) &&
      !unplaced.some(known => known.names.some(name => declares(one, name))),
  )
  const [first] = unseen
  return first === undefined
    ? observedTests(observed, index)
    : declaredTests(unseen, `no report of this job has the one in ${first.declaration.path}`)
}

function observedTests(observed: readonly KnownCase[], index: TestIndex): Resolution {
  return { kind: 'observed', tests: observed.map(known => withDeclaration(known, index)) }
}

function unobserved(declared: readonly KnownDeclaration[], index: TestIndex): Resolution {
  const silent = index.silent[0]
  const why = silent ? (silent.reason ?? `suite ${silent.name} left no report`) : null
  if (declared.length > 0) return declaredTests(declared, why ?? 'no report of this job names the test')
  if (why !== null) return { kind: 'not-run', reason: why }
  return index.cases.length === 0
    ? { kind: 'not-run', reason: 'no suite ran in this job' }
    : { kind: 'absent' }
}

function declaredTests(declared: readonly KnownDeclaration[], reason: string): Resolution {
  const tests = declared.map(one => one.declaration)
  return tests.length > 0 ? { kind: 'declared', tests, reason } : { kind: 'not-run', reason }
}

/** The tracked file that a value names exactly. */
function fileNamed(value: string, index: TestIndex): string | null {
  const path = normalizePath(value)
  return path !== null && index.files.has(path) ? path : null
}
