import type { Dependency, Manifest, Target, VariableUse } from '../../model/repository-index.ts'

/** What one reader takes from a manifest's text. */
export interface ManifestParts {
  readonly dependencies?: readonly Dependency[]
  readonly targets?: readonly Target[]
  readonly services?: readonly string[]
  readonly ports?: readonly string[]
  readonly variables?: readonly VariableUse[]
  readonly error?: string
}

/** One kind of manifest. Adding one: write a reader, add it to `registry.ts`. */
export interface ManifestReader {
  readonly kind: string
  readonly matches: (path: string, name: string) => boolean
  readonly read: (text: string) => ManifestParts
}

export function manifestOf(path: string, kind: string, parts: ManifestParts): Manifest {
  const { dependencies = [], targets = [], services = [], ports = [], variables = [], error = null } = parts
  return { path, kind, dependencies, targets, services, ports, variables, error }
}

/** Lines of a text, numbered from 1; longer ones are cut, more than 50,000 are left out. */
export function linesOf(text: string): readonly { readonly text: string; readonly line: number }[] {
  return text
    .split('\n', 50_000)
    .map((line, i) => ({ text: line.slice(0, 2000).replace(/\r$/, ''), line: i + 1 }))
}

/** The line where a quoted or bare key begins, after the line of another; 1 when nowhere. */
export function lineOfKey(text: string, key: string, after = 0): number {
  for (const form of [`"${key}"`, `'${key}'`, `${key}:`, key]) {
    const at = text.indexOf(form, after)
    if (at >= 0) return lineAt(text, at)
  }
  return 1
}

export function lineAt(text: string, place: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line++
  return line
}

export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}
