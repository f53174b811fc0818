import type { Declaration } from '../model/inventory.ts'
import type { SymbolLink } from '../model/trace.ts'
import { executedCode } from './executed.ts'
import { lastPart } from './questions.ts'
import { isTestSupport } from './roles.ts'
import type { Base, World } from './world.ts'

/** What a named symbol stands for among the declarations that a parser saw. */
export function linkSymbol(value: string, world: World, base: Base): SymbolLink {
  const last = lastPart(value)
  const called = world.inventory.declarations.filter(
    declaration => declaration.name === last && isCalled(declaration, value),
  )
  const own = called.filter(declaration => !isTestSupport(declaration.path))
  const [only] = own
  if (only !== undefined) {
    const executed = own.length === 1 ? executedDeclaration(only, world) : ({ kind: 'unknown' } as const)
    return { kind: 'symbol', ...base, resolution: { kind: 'found', declarations: own }, executed }
  }
  const resolution = undeclared(last, called[0], world)
  return { kind: 'symbol', ...base, resolution, executed: { kind: 'unknown' } }
}

/** Did tests execute what is declared there: the function, or every function of the class that is known? */
export function executedDeclaration(
  declared: Declaration,
  { inventory, observations }: World,
): SymbolLink['executed'] {
  if (inventory.unread.some(file => file.path === declared.path)) return { kind: 'unknown' }
  const { path, line, endLine } = declared
  const meant =
    declared.kind === 'class'
      ? inventory.declarations.filter(
          one =>
            one.path === path &&
            line <= one.line &&
            one.endLine <= endLine &&
            one.qualified !== declared.qualified,
        )
      : [declared]
  // Without a body of its own it cannot run; that its file was loaded says nothing.
  if (!meant.some(one => one.kind === 'function' || one.kind === 'method')) return { kind: 'unknown' }
  return executedCode(path, meant, observations)
}

/** The word may stand where nobody looked, or where nobody can tell a declaration from a use. */
function undeclared(
  word: string,
  inTests: Declaration | undefined,
  { inventory }: World,
): SymbolLink['resolution'] {
  if (inTests !== undefined)
    return { kind: 'undecided', reason: `only ${inTests.path} declares it, for tests` }
  const files = inventory.occurrences.get(word) ?? []
  const [first] = files
  if (first !== undefined) {
    const more = files.length > 1 ? ` and ${files.length - 1} more` : ''
    return {
      kind: 'undecided',
      reason: `the word stands in ${first}${more}, but no parser saw it declared there`,
    }
  }
  const elsewhere = inventory.files.find(file => file.state === 'absent' || file.kind === 'submodule')
  if (elsewhere !== undefined)
    return { kind: 'undecided', reason: `it stands nowhere, but ${elsewhere.path} was not checked out` }
  return { kind: 'absent' }
}

function isCalled(declaration: Declaration, value: string): boolean {
  return (
    declaration.qualified === value ||
    declaration.qualified.endsWith(`.${value}`) ||
    moduleCalls(declaration, value)
  )
}

/** `csv.parse` may mean `parse` in `csv.py` or `csv/index.ts`: the owner is then the file's name. */
function moduleCalls(declaration: Declaration, value: string): boolean {
  if (!value.endsWith(`.${declaration.qualified}`)) return false
  const owner = value.slice(0, -(declaration.qualified.length + 1))
  const file = declaration.path
    .replace(/\.[^./]+$/, '')
    .replace(/\/(?:index|__init__|mod)$/, '')
    .replaceAll('/', '.')
  return file === owner || file.endsWith(`.${owner}`)
}
