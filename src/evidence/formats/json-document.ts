import { Unreadable } from './report-text.ts'

/** One document is held in memory as a whole: this much of it, in bytes. */
export const JSON_BYTES = 64 * 1024 * 1024

/** The document; throws {@link Unreadable} when it is none. Nesting is JSON.parse's business: it refuses or copes. */
export async function jsonDocument(text: AsyncIterable<string>): Promise<unknown> {
  const pieces: string[] = []
  for await (const piece of text) pieces.push(piece)
  try {
    return JSON.parse(pieces.join('').replace(/^\ufeff/, ''))
  } catch {
    throw new Unreadable('it is not valid JSON, or it is cut off')
  }
}

/** The value of a key; undefined when there is none, or when the value is no object. */
export function property(value: unknown, ...path: readonly string[]): unknown {
  let found = value
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = (found as Readonly<Record<string, unknown>>)[name]
  }
  return found
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Begins with `{`, white space and a byte order mark aside. */
export function isObject(head: string): boolean {
  return /^\ufeff?\s{0,99}\{/.test(head)
}
