import type { Binding } from '../model/config.ts'

const KEYS = ['test', 'path', 'symbol', 'check', 'by', 'on', 'until'] as const
type Key = (typeof KEYS)[number]

export interface ParsedBinding {
  readonly binding: Binding
  /** `by=… on=… [until=…]`: a sign-off written in the plan. */
  readonly signOff: { readonly by: string; readonly on: string; readonly until?: string } | null
  /** What could not be read, each with what was expected. */
  readonly errors: readonly string[]
}

/**
 * Reads the inside of `<!-- proof: test="login rejects*" path=src/a.ts -->` after `proof:`. Values stand
 * bare or in double quotes; a key may be repeated. Null when the comment is no binding at all.
 */
export function parseBinding(comment: string): ParsedBinding | null {
  const head = /^<!--\s*proof:/.exec(comment)
  if (!head) return null
  const body = comment.slice(head[0].length).trimEnd().replace(/-->$/, '').trimEnd()
  const values: Record<Key, string[]> = {
    test: [],
    path: [],
    symbol: [],
    check: [],
    by: [],
    on: [],
    until: [],
  }
  const errors: string[] = []
  // Sticky and with disjoint alternatives: linear in the comment's length.
  const pair = /\s*([A-Za-z-]+)=(?:"([^"]*)"|([^\s"]+))/y
  let at = 0
  while (at < body.length) {
    pair.lastIndex = at
    const found = pair.exec(body)
    if (!found) {
      errors.push(
        `cannot read \`${body.slice(at).trim().slice(0, 40)}\`; expected key=value or key="a value"`,
      )
      break
    }
    at = pair.lastIndex
    const key = KEYS.find(known => known === found[1])
    const value = found[2] ?? found[3] ?? ''
    if (key === undefined) errors.push(`unknown key \`${found[1]}\`; expected one of ${KEYS.join(', ')}`)
    else if (value.trim() === '') errors.push(`\`${key}\` is empty; expected a value`)
    else values[key].push(value.trim())
  }
  const { by, on, until, ...binding } = values
  const signOff = readSignOff(by[0], on[0], until[0], errors)
  if (errors.length === 0 && !signOff && Object.values(binding).every(list => list.length === 0)) {
    errors.push('the binding names nothing; expected test=, path=, symbol= or check=')
  }
  return { binding, signOff, errors }
}

function readSignOff(
  by: string | undefined,
  on: string | undefined,
  until: string | undefined,
  errors: string[],
): ParsedBinding['signOff'] {
  if (by === undefined && on === undefined && until === undefined) return null
  if (by === undefined || on === undefined) {
    errors.push('a sign-off needs a name and a day; expected by="@name" on=2026-10-01')
    return null
  }
  for (const day of [on, until]) {
    if (day !== undefined && !isDay(day)) {
      errors.push(`\`${day}\` is no day; expected a date such as 2026-10-01`)
      return null
    }
  }
  return until === undefined ? { by, on } : { by, on, until }
}

/** Is this an ISO day (`2026-10-01`) that the calendar has? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
