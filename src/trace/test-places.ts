import type { TestCase } from '../model/evidence.ts'
import { nameOf } from '../text/paths.ts'
import { isExample, looksLikeTests } from './roles.ts'

/** The file that a reported test lies in, as far as the checkout confirms it. */
export interface TestPlace {
  readonly path: string | null
  /** Classes behind the file's name in a dotted Python class (`tests.test_csv.TestRows` → `TestRows`). */
  readonly owner: string
}

const NOWHERE: TestPlace = { path: null, owner: '' }
const DEPENDENCY = /(?:^|\/)(?:node_modules|site-packages|dist-packages|\.venv|\.cargo|vendor)\//

/**
 * Reports name files absolutely, from another machine, relative to a package, or only by a class name: the
 * checkout decides. Two files that may be meant are no answer, or a test of one package would prove the other.
 *
 * @param files tracked paths
 * @param root absolute path of the project's root on the machine that wrote the reports
 */
export function testPlaces(
  files: ReadonlySet<string>,
  root: string,
): (observed: Pick<TestCase, 'file' | 'suite'>) => TestPlace {
  const byName = new Map<string, string[]>()
  for (const file of files) {
    const same = byName.get(nameOf(file))
    if (same) same.push(file)
    else byName.set(nameOf(file), [file])
  }
  const known = new Map<string, TestPlace>()
  const remembered = (key: string, look: () => TestPlace): TestPlace => {
    const found = known.get(key) ?? look()
    known.set(key, found)
    return found
  }
  return ({ file, suite }) =>
    file === undefined
      ? remembered(`suite ${suite}`, () => ofClass(suite, byName))
      : remembered(`file ${file}`, () => ({ path: ofFile(file, slashed(root), files, byName), owner: '' }))
}

type ByName = ReadonlyMap<string, readonly string[]>

function ofFile(file: string, root: string, files: ReadonlySet<string>, byName: ByName): string | null {
  const path = slashed(file)
  if (path.startsWith(`${root}/`)) {
    const inside = path.slice(root.length + 1)
    return files.has(inside) ? inside : null
  }
  if (DEPENDENCY.test(path)) return null
  if (!/^(?:\/|[A-Za-z]:\/)/.test(path)) return relative(path.replace(/^(?:\.\/)+/, ''), byName)
  // From another machine, such as a container: the longest tracked path that it ends with, never a bare name.
  const ends = (byName.get(nameOf(path)) ?? []).filter(
    known => known.includes('/') && path.endsWith(`/${known}`),
  )
  return ends.sort((a, b) => b.length - a.length)[0] ?? null
}

/** Relative to the root or to a package, nobody knows which. */
function relative(path: string, byName: ByName): string | null {
  const ends = (byName.get(nameOf(path)) ?? []).filter(
    known => known === path || (known.endsWith(`/${path}`) && !isExample(known)),
  )
  return ends.length === 1 ? (ends[0] ?? null) : null
}

/** What pytest and Django collect. A suite of another language may be called like any other file. */
const COLLECTED = /(?:^|\/)(?:test_[^/]*|[^/]*_test|tests)\.py$/

/** A class that stands for a file: `tests.test_csv.TestRows`, `test_csv`, or the path itself. */
function ofClass(suite: string, byName: ByName): TestPlace {
  const name = suite.slice(suite.lastIndexOf(' ') + 1)
  if (name.includes('/')) {
    const path = relative(slashed(name).replace(/^(?:\.\/)+/, ''), byName)
    return path !== null && looksLikeTests(path) ? { path, owner: '' } : NOWHERE
  }
  if (!/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(name)) return NOWHERE
  const parts = name.split('.').slice(0, 30)
  for (let length = parts.length; length > 0; length--) {
    const path = relative(`${parts.slice(0, length).join('/')}.py`, byName)
    if (path !== null && COLLECTED.test(path)) return { path, owner: parts.slice(length).join(' ') }
  }
  return NOWHERE
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/').replace(/\/$/, '')
}
