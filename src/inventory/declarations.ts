import type { Declaration, DeclarationKind } from '../model/inventory.ts'
import type { Capture, Match } from '../text/syntax.ts'

/** Deeper owners are left out of the qualified name. */
const MAX_OWNERS = 20
const MAX_NAME = 200

const KINDS: Readonly<Record<DeclarationKind, true>> = {
  class: true,
  interface: true,
  type: true,
  enum: true,
  function: true,
  method: true,
  constant: true,
  variable: true,
  module: true,
}

interface Named {
  readonly kind: DeclarationKind
  readonly name: string
  readonly range: Capture
}

/** A declaration with its place in the text, for whoever looks into its body. */
export interface PlacedDeclaration extends Declaration {
  readonly start: number
  readonly end: number
}

/** Turns the matches of a language's `declarations` query into declarations, owners found by nesting. */
export function readDeclarations(
  path: string,
  text: string,
  matches: readonly Match[],
): readonly PlacedDeclaration[] {
  const declarations: PlacedDeclaration[] = []
  const seen = new Set<string>()
  const owners: Named[] = []
  for (const named of byPlace(text, matches)) {
    const { range, name, kind } = named
    // Two patterns may see the same thing.
    const key = `${range.start} ${name}`
    if (seen.has(key)) continue
    seen.add(key)
    while (owners.length > 0 && (owners.at(-1)?.range.end ?? 0) <= range.start) owners.pop()
    const chain = owners.slice(0, MAX_OWNERS).filter(owner => !isSame(owner.range, range))
    owners.push(named)
    const qualified = [...chain.map(owner => owner.name), name].join('.')
    const { start, end, line, endLine } = range
    declarations.push({ name, qualified, kind, path, line, endLine, start, end })
  }
  return declarations
}

function byPlace(text: string, matches: readonly Match[]): readonly Named[] {
  return matches
    .map(match => readMatch(text, match))
    .filter(named => named !== null)
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end || rank(a.kind) - rank(b.kind))
}

/** Of two patterns that see the same thing, the one that says more: a method before a function before a constant. */
function rank(kind: DeclarationKind): number {
  if (kind === 'constant' || kind === 'variable') return 2
  return kind === 'function' ? 1 : 0
}

function readMatch(text: string, match: Match): Named | null {
  const name = match.find(capture => capture.name === 'name')
  const range = match.find(capture => isKind(capture.name))
  if (name === undefined || range === undefined || name.end - name.start > MAX_NAME) return null
  const kind = range.name
  if (!isKind(kind)) return null
  return { kind, name: text.slice(name.start, name.end).replace(/^#/, ''), range }
}

function isKind(name: string): name is DeclarationKind {
  return Object.hasOwn(KINDS, name)
}

function isSame(a: Capture, b: Capture): boolean {
  return a.start === b.start && a.end === b.end
}
