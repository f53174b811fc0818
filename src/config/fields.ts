import { normalizePath } from '../text/paths.ts'
import { type Findings, quote } from './findings.ts'
import { didYouMean } from './suggest.ts'
import type { Yaml, YamlEntry } from './yaml.ts'

/** A value and where it stands: `suites.unit.timeout`. */
export interface Field {
  readonly name: string
  readonly node: Yaml
  readonly findings: Findings
}

/** Reads one value. With a problem recorded, what it returns is never used. */
export type Read<T> = (field: Field) => T

/** Records that a field is not what was expected. */
export function reject(field: Field, expected: string): void {
  field.findings.add(field.node.line, `${field.name} is ${describe(field.node)}`, expected)
}

function describe(node: Yaml): string {
  switch (node.kind) {
    case 'text':
      return quote(node.text)
    case 'number':
      return `the number ${quote(node.text)}`
    case 'boolean':
      return `the boolean ${quote(node.text)}`
    case 'nothing':
      return 'empty'
    case 'list':
      return 'a list'
    case 'mapping':
      return 'a mapping'
  }
}

/**
 * The fields of a mapping by key. Unknown keys and missing required ones are problems.
 * Empty when the value is no mapping at all.
 */
export function readFields<Key extends string>(
  field: Field,
  known: readonly Key[],
  required: readonly Key[] = [],
): Partial<Record<Key, Field>> {
  const found: Partial<Record<Key, Field>> = {}
  for (const entry of readEntries(field)) {
    const key = known.find(candidate => candidate === entry.key)
    if (key === undefined) {
      const remedy = `${didYouMean(entry.key, known)}Expected one of: ${known.join(', ')}.`
      field.findings.add(entry.line, `${inside(field, 'The key')} ${quote(entry.key)} is not known`, remedy)
    } else found[key] = fieldOf(field, entry)
  }
  if (field.node.kind !== 'mapping') return found
  for (const key of required) {
    if (found[key] !== undefined) continue
    field.findings.add(field.node.line, `${field.name} has no "${key}"`, `Add "${key}: …" to it.`)
  }
  return found
}

/** Reads every entry of a mapping whose keys are names that the user chose, in their order. */
export function readNamed<T>(
  field: Field,
  read: (name: string, field: Field) => T,
): readonly (readonly [string, T])[] {
  return readEntries(field).flatMap(entry => {
    if (entry.key.trim() === '' || hasControl(entry.key)) {
      field.findings.add(
        entry.line,
        `${inside(field, 'A key')} is ${quote(entry.key)}`,
        'Expected a name on one line.',
      )
      return []
    }
    return [[entry.key, read(entry.key, fieldOf(field, entry))] as const]
  })
}

/** A record without inherited keys: an item may be called `constructor`. */
export function recordOf<T>(pairs: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(pairs))
}

function readEntries(field: Field): readonly YamlEntry[] {
  if (field.node.kind === 'mapping') return field.node.entries
  reject(field, 'Expected a mapping: indented "key: value" lines under it.')
  return []
}

function fieldOf(parent: Field, entry: YamlEntry): Field {
  const name = parent.name === '' ? entry.key : `${parent.name}.${entry.key}`
  return { name, node: entry.value, findings: parent.findings }
}

function inside(field: Field, what: string): string {
  return field.name === '' ? what : `${what} of ${field.name}:`
}

/** Text on one line. Numbers and booleans are refused rather than guessed at: `1.10` would be `1.1`. */
export const readText: Read<string> = field => {
  const { node } = field
  if (node.kind === 'number' || node.kind === 'boolean') reject(field, `Expected text: put it in quotes.`)
  else if (node.kind !== 'text' || node.text.trim() === '') reject(field, 'Expected text.')
  else if (hasControl(node.text)) reject(field, 'Expected text on one line, without control characters.')
  else return node.text
  return ''
}

/** A command for the shell; it may have several lines. */
export const readCommand: Read<string> = field => {
  const { node } = field
  if (node.kind === 'text' && node.text.trim() !== '' && !node.text.includes('\u0000'))
    return node.text.trim()
  reject(field, 'Expected a command for the shell, such as npm test.')
  return ''
}

/** One value or a list of them. */
export function readList<T>(field: Field, read: Read<T>): readonly T[] {
  if (field.node.kind !== 'list') return [read(field)]
  return field.node.items.map((node, index) => read({ ...field, name: `${field.name}[${index}]`, node }))
}

/** A path or a glob inside the project, normalised. */
export const readPath: Read<string> = field => {
  const text = readText(field)
  if (text === '') return ''
  const path = normalizePath(text)
  if (path !== null && path !== '') return path
  reject(field, 'Expected a path inside the project, relative to its root, with "/".')
  return ''
}

function hasControl(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for them is the point.
  return /[\u0000-\u001f\u007f]/.test(text)
}
