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
  /** `scope` owns what lies in it without being a declaration itself: Rust's `impl`. */
  readonly kind: DeclarationKind | 'scope'
  /** What the language calls it, where that says more: `struct`, `trait`, `macro`. */
  readonly form: string | undefined
  readonly name: string
  /** The owner that is named there instead of around it: a receiver, the class in `Owner::name`. */
  readonly owner: string | undefined
  readonly range: Capture
  readonly nameStart: number
}

/** A declaration with its place in the text, for whoever looks into its body. */
export interface PlacedDeclaration extends Declaration {
  readonly start: number
  readonly end: number
  readonly nameStart: number
  readonly form: string | undefined
  readonly owner: { readonly kind: DeclarationKind; readonly form: string | undefined } | null
  /** The last `@access` before it in its owner. */
  readonly access: string | null
}

/** An open owner, and what the last access statement in it said. */
interface Owner extends Named {
  access: string | null
}

/** Turns the matches of a language's `declarations` query into declarations, owners found by nesting. */
export function readDeclarations(
  path: string,
  text: string,
  matches: readonly Match[],
): readonly PlacedDeclaration[] {
  const declarations: PlacedDeclaration[] = []
  const seen = new Set<string>()
  const owners: Owner[] = []
  const accesses = accessStatements(matches)
  let nextAccess = 0
  const leaveUntil = (place: number) => {
    while (owners.length > 0 && (owners.at(-1)?.range.end ?? 0) <= place) owners.pop()
  }
  for (const named of byPlace(text, matches)) {
    const { range, name, kind, form, owner } = named
    for (
      let access = accesses[nextAccess];
      access && access.start < range.start;
      access = accesses[++nextAccess]
    ) {
      leaveUntil(access.start)
      const around = owners.at(-1)
      if (around !== undefined) around.access = text.slice(access.start, access.end)
    }
    // Two patterns may see the same thing.
    const key = `${range.start} ${name}`
    if (seen.has(key)) continue
    seen.add(key)
    leaveUntil(range.start)
    const around = owners.filter(one => !isSame(one.range, range))
    const direct = around.findLast(one => one.kind !== 'scope')
    const isLocal = direct?.kind === 'function' || direct?.kind === 'method'
    // In C and C++ a local variable, or what looks like a prototype there: `Slice key(a, b);`.
    if (isLocal && (form === 'global' || form === 'prototype')) continue
    owners.push({ ...named, access: null })
    if (kind === 'scope') continue
    const names = [...namesOf(around, name), ...(owner === undefined ? [] : [owner]), name]
    const { start, end, line, endLine } = range
    declarations.push({
      name,
      qualified: names.join('.'),
      kind,
      path,
      line,
      endLine,
      start,
      end,
      nameStart: named.nameStart,
      form,
      owner:
        direct === undefined || direct.kind === 'scope' ? null : { kind: direct.kind, form: direct.form },
      access: around.at(-1)?.access ?? null,
    })
  }
  return declarations
}

/** `typedef struct node { … } node` is one owner, not two. */
function namesOf(owners: readonly Named[], name: string): readonly string[] {
  return owners
    .filter(({ kind, name: own }, i) => kind !== 'type' || own !== (owners[i + 1]?.name ?? name))
    .slice(0, MAX_OWNERS)
    .map(owner => owner.name)
}

function accessStatements(matches: readonly Match[]): readonly Capture[] {
  return matches
    .flatMap(match => match.filter(capture => capture.name === 'access'))
    .sort((a, b) => a.start - b.start)
}

function byPlace(text: string, matches: readonly Match[]): readonly Named[] {
  return matches
    .map(match => readMatch(text, match))
    .filter(named => named !== null)
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end || rank(a) - rank(b))
}

/**
 * Of two patterns that see the same thing, the one that says more: a struct before a type, a method before
 * a function before a constant, a body before a prototype.
 */
function rank({ kind, form }: Named): number {
  if (kind === 'constant' || kind === 'variable') return 6
  return (
    (kind === 'function' || kind === 'type' ? 2 : 0) + (form === undefined || form === 'prototype' ? 1 : 0)
  )
}

function readMatch(text: string, match: Match): Named | null {
  const name = match.find(capture => capture.name === 'name')
  if (name === undefined || name.end - name.start > MAX_NAME) return null
  for (const range of match) {
    const dot = range.name.indexOf('.')
    const kind = dot < 0 ? range.name : range.name.slice(0, dot)
    if (kind !== 'scope' && !isKind(kind)) continue
    const owner = match.find(capture => capture.name === 'owner')
    return {
      kind,
      form: dot < 0 ? undefined : range.name.slice(dot + 1),
      name: text.slice(name.start, name.end).replace(/^[#:]/, ''),
      owner: owner === undefined ? undefined : text.slice(owner.start, owner.end),
      range,
      nameStart: name.start,
    }
  }
  return null
}

function isKind(name: string): name is DeclarationKind {
  return Object.hasOwn(KINDS, name)
}

function isSame(a: Capture, b: Capture): boolean {
  return a.start === b.start && a.end === b.end
}
