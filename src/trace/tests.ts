import type { Observations, SuiteRun, TestCase } from '../model/evidence.ts'
import type { Inventory, TestDeclaration } from '../model/inventory.ts'
import type { ObservedTest, TestLink } from '../model/trace.ts'
import { nameOf } from '../text/paths.ts'
import { matchesWildcard } from '../text/wildcard.ts'
import { splitTest } from './questions.ts'

/** Every observed case with the names that a binding may call it by. */
interface KnownCase {
  readonly suite: SuiteRun
  readonly case: TestCase
  /** Its own name and the name with its suites in front, both also without `[parameters]`. */
  readonly names: readonly string[]
  readonly path: string | null
}

export interface TestIndex {
  readonly cases: readonly KnownCase[]
  readonly declarations: readonly TestDeclaration[]
  readonly declaredIn: ReadonlyMap<string, readonly TestDeclaration[]>
  /** Suites of which no case is known, and why: a test that is not found may be one of theirs. */
  readonly silent: readonly SuiteRun[]
}

export function indexTests(observations: Observations, inventory: Inventory, root: string): TestIndex {
  const files = new Set(inventory.files.map(entry => entry.path))
  const resolve = fileResolver(files, root)
  const cases: KnownCase[] = []
  for (const suite of observations.suites) {
    for (const report of suite.reports) {
      for (const observed of report.cases) {
        cases.push({ suite, case: observed, names: namesOf(observed), path: resolve(observed) })
      }
    }
  }
  const silent = observations.suites.filter(suite =>
    suite.reports.every(report => report.error !== undefined),
  )
  const declaredIn = new Map<string, TestDeclaration[]>()
  for (const declaration of inventory.tests) {
    const list = declaredIn.get(declaration.path)
    if (list) list.push(declaration)
    else declaredIn.set(declaration.path, [declaration])
  }
  return { cases, declarations: inventory.tests, declaredIn, silent }
}

function namesOf(observed: TestCase): readonly string[] {
  const own = plainName(observed.name)
  const bare = own.replace(/\[[^\]]*\]$/, '').trim()
  const suite = plainName(observed.suite)
  const all = [own, `${suite} ${own}`.trim(), bare, `${suite} ${bare}`.trim()]
  return [...new Set(all.filter(name => name !== ''))]
}

/** `describe > test`, `Class::test` and `a › b` are all read as words with one space between. */
export function plainName(name: string): string {
  return name.replace(/\s*(?:::|›|\s>\s)\s*|\s+/g, ' ').trim()
}

/** Tests that a name (with `*`, perhaps in one file) stands for. */
export function resolveTest(value: string, index: TestIndex): TestLink['resolution'] {
  const { path, name } = splitTest(value)
  const pattern = plainName(name)
  const observed = index.cases.filter(
    known => (path === null || known.path === path) && known.names.some(own => matchesWildcard(pattern, own)),
  )
  if (observed.length > 0)
    return { kind: 'observed', tests: observed.map(known => withDeclaration(known, index)) }
  const declared = index.declarations.filter(
    declaration =>
      (path === null || declaration.path === path) &&
      (matchesWildcard(pattern, plainName(declaration.name)) ||
        plainName(declaration.name).endsWith(` ${pattern}`)),
  )
  return unobserved(declared, index)
}

/** Tests of one file. Null when neither a report nor a parser knows of any there. */
export function testsOfFile(path: string, index: TestIndex): TestLink['resolution'] | null {
  const observed = index.cases.filter(known => known.path === path)
  if (observed.length > 0)
    return { kind: 'observed', tests: observed.map(known => withDeclaration(known, index)) }
  const declared = index.declaredIn.get(path) ?? []
  return declared.length > 0 ? unobserved(declared, index) : null
}

/** The one test that stands in the code at a place, as the reports saw it. */
export function observedAs(declaration: TestDeclaration, index: TestIndex): TestLink['resolution'] {
  const name = plainName(declaration.name)
  const observed = index.cases.filter(
    known =>
      (known.path === null || known.path === declaration.path) &&
      (known.names.includes(name) || known.names.some(own => name.endsWith(` ${own}`) && own.length > 3)),
  )
  if (observed.length === 0) return unobserved([declaration], index)
  return {
    kind: 'observed',
    tests: observed.map(({ suite, case: seen }) => ({ suite, case: seen, declaration })),
  }
}

/** Cases and declared tests whose name carries what the predicate looks for. */
export function testsNamed(
  carries: (name: string) => boolean,
  index: TestIndex,
): TestLink['resolution'] | null {
  const observed = index.cases.filter(
    known => known.names.some(carries) || known.case.properties.some(property => carries(property.value)),
  )
  if (observed.length > 0)
    return { kind: 'observed', tests: observed.map(known => withDeclaration(known, index)) }
  const declared = index.declarations.filter(declaration => carries(declaration.name))
  return declared.length > 0 ? unobserved(declared, index) : null
}

function unobserved(declared: readonly TestDeclaration[], index: TestIndex): TestLink['resolution'] {
  const silent = index.silent[0]
  const why = silent ? (silent.reason ?? `suite ${silent.name} left no report`) : null
  if (declared.length > 0) {
    return { kind: 'declared', tests: declared, reason: why ?? 'no report of this job names the test' }
  }
  if (why !== null) return { kind: 'not-run', reason: why }
  return index.cases.length === 0
    ? { kind: 'not-run', reason: 'no suite ran in this job' }
    : { kind: 'absent' }
}

function withDeclaration(known: KnownCase, index: TestIndex): ObservedTest {
  const candidates = known.path === null ? index.declarations : (index.declaredIn.get(known.path) ?? [])
  const declaration = candidates.find(candidate => known.names.includes(plainName(candidate.name)))
  return { suite: known.suite, case: known.case, declaration: declaration ?? null }
}

/** Report paths may be absolute, from another machine, or only a class name: the checkout decides. */
function fileResolver(files: ReadonlySet<string>, root: string): (observed: TestCase) => string | null {
  const byName = new Map<string, string[]>()
  for (const file of files) byName.set(nameOf(file), [...(byName.get(nameOf(file)) ?? []), file])
  const known = new Map<string, string | null>()
  const lookUp = (text: string): string | null => {
    const path = text.replaceAll('\\', '/')
    const inside = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path.replace(/^\.\//, '')
    if (files.has(inside)) return inside
    const suffixes = (byName.get(nameOf(inside)) ?? []).filter(
      file => inside.endsWith(`/${file}`) || file.endsWith(`/${inside}`),
    )
    return suffixes.length === 1 ? (suffixes[0] ?? null) : null
  }
  const remembered = (text: string): string | null => {
    const found = known.get(text)
    if (found !== undefined) return found
    const path = lookUp(text) ?? lookUp(`${text.split(/\s/)[0]?.replaceAll('.', '/')}.py`)
    known.set(text, path)
    return path
  }
  return observed => {
    if (observed.file !== undefined) return remembered(observed.file)
    return observed.suite === '' ? null : remembered(observed.suite)
  }
}
