import type { TestDeclaration } from '../model/inventory.ts'
import type { TestLink } from '../model/trace.ts'
import { normalizePath } from '../text/paths.ts'
import { matchesWildcard } from '../text/wildcard.ts'
import { carriesId, listsId } from './ids.ts'
import { splitTest } from './questions.ts'
import { isSample } from './roles.ts'
import { hasFailed, type KnownCase, type TestIndex, withDeclaration } from './test-index.ts'
import { declares, fullNames, plainName } from './test-names.ts'

type Resolution = TestLink['resolution']

/** Tests that a name (with `*`, perhaps in one file) or a file of tests stands for. */
export function resolveTest(value: string, index: TestIndex): Resolution {
  const whole = fileNamed(value, index)
  if (whole !== null) return testsOfFile(whole, index) ?? unobserved([], index)
  const { path: written, name } = splitTest(value)
  const path = written === null ? null : fileNamed(written, index)
  const pattern = plainName(written !== null && path === null ? value : name)
  const called = casesCalled(pattern, index)
  const isMeant = ({ name }: TestDeclaration) => matchesWildcard(pattern, plainName(name))
  const mayBeMeant = (one: TestDeclaration) => isMeant(one) || endsWithWords(one.name, pattern)
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
  if (observed.length === 0) return unobserved([declaration], index)
  return {
    kind: 'observed',
    tests: observed.map(known => ({ suite: known.suite, case: known.case, declaration })),
  }
}

function observationsOf(declaration: TestDeclaration, index: TestIndex): readonly KnownCase[] {
  const here = index.byPath.get(declaration.path) ?? []
  const called = here.filter(known => known.names.some(name => declares(declaration.name, name)))
  if (called.length > 0) return called
  const name = plainName(declaration.name)
  // Some reports leave the suites out: the bare name counts where only one test of the file ends with it.
  const bare = here.filter(known => {
    const own = plainName(known.case.name)
    const alike = index.declaredIn.get(declaration.path) ?? []
    return name.endsWith(` ${own}`) && alike.filter(one => endsWithWords(one.name, own)).length === 1
  })
  if (bare.length > 0) return bare
  const elsewhere = index.declarations.some(
    one => one.path !== declaration.path && plainName(one.name) === name && !isSample(one.path),
  )
  if (elsewhere) return []
  return index.cases.filter(
    known => known.path === null && fullNames(known.case).some(full => declares(declaration.name, full)),
  )
}

/** Cases and declared tests that carry an item's id in their name, or cases that list it in a property. */
export function testsNamed(id: string, index: TestIndex): Resolution | null {
  const observed = index.cases.filter(
    known =>
      known.names.some(name => carriesId(name, id)) ||
      known.case.properties.some(property => listsId(property.value, id)),
  )
  const isMeant = ({ name, path }: TestDeclaration) => carriesId(name, id) && !isSample(path)
  if (observed.length > 0) return allSeen(observed, isMeant, index)
  const declared = index.declarations.filter(isMeant)
  return declared.length > 0 ? unobserved(declared, index) : null
}

function casesCalled(pattern: string, index: TestIndex): readonly KnownCase[] {
  if (!pattern.includes('*')) return index.byName.get(pattern) ?? []
  return index.cases.filter(known => known.names.some(name => matchesWildcard(pattern, name)))
}

function endsWithWords(name: string, end: string): boolean {
  const plain = plainName(name)
  return plain === end || plain.endsWith(` ${end}`)
}

/**
 * A name alone may stand for tests of several files, such as the same test in two packages. When a file that
 * declares one is in no report, the one that was meant may not have run; a failure speaks in any case.
 */
function allSeen(
  observed: readonly KnownCase[],
  isMeant: (declaration: TestDeclaration) => boolean,
  index: TestIndex,
): Resolution {
  if (observed.some(known => hasFailed(known.case))) return observedTests(observed, index)
  const names = new Set(observed.flatMap(known => known.names))
  const seen = new Set(observed.map(known => known.path))
  const unplaced = observed.filter(known => known.path === null)
  const unseen = index.declarations.filter(
    one =>
      (isMeant(one) || names.has(plainName(one.name))) &&
      !seen.has(one.path) &&
      !isSample(one.path) &&
      !unplaced.some(known => known.names.some(name => declares(one.name, name))),
  )
  const [first] = unseen
  return first === undefined
    ? observedTests(observed, index)
    : declaredTests(unseen, `no report of this job has the one in ${first.path}`)
}

function observedTests(observed: readonly KnownCase[], index: TestIndex): Resolution {
  return { kind: 'observed', tests: observed.map(known => withDeclaration(known, index)) }
}

function unobserved(declared: readonly TestDeclaration[], index: TestIndex): Resolution {
  const silent = index.silent[0]
  const why = silent ? (silent.reason ?? `suite ${silent.name} left no report`) : null
  if (declared.length > 0) return declaredTests(declared, why ?? 'no report of this job names the test')
  if (why !== null) return { kind: 'not-run', reason: why }
  return index.cases.length === 0
    ? { kind: 'not-run', reason: 'no suite ran in this job' }
    : { kind: 'absent' }
}

function declaredTests(tests: readonly TestDeclaration[], reason: string): Resolution {
  return tests.length > 0 ? { kind: 'declared', tests, reason } : { kind: 'not-run', reason }
}

/** The tracked file that a value names exactly. */
function fileNamed(value: string, index: TestIndex): string | null {
  const path = normalizePath(value)
  return path !== null && index.files.has(path) ? path : null
}
