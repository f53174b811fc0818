import type { Plan } from '../model/plan.ts'

/** Ids of a plan that a tag can name: written by the author, letters and digits both. */
export function distinctiveIds(plan: Plan): readonly string[] {
  return plan.items
    .filter(item => item.idOrigin === 'explicit' && isDistinctive(item.id))
    .map(item => item.id)
}

/** `AUTH-3` and `T001` can be looked for in code without meeting them by chance; `1.2` cannot. */
export function isDistinctive(id: string): boolean {
  return /[A-Za-z]/.test(id) && /\d/.test(id) && id.length >= 3
}

/** Well-known names that look like ids and stand in the names of tests for what they are. */
const STANDARD =
  /^(?:AES|AGPL|ARM|BASE|COVID|CP|CVE|CWE|ECMA|ES|GPL|GPT|HTTP|IEC|IEEE|IPV|ISO|LATIN|LGPL|MD|MP|PEP|RFC|RSA|SHA|SSL|TLS|UCS|UTF|WCAG|WIN)-?\d/i

/**
 * Ids that bind a test by standing in its name. A test called "keeps UTF-8 text" or "answers in P95" says
 * nothing of an item: names of standards never bind, and an id without a hyphen only where another item of the
 * plan is numbered in the same way (`T001`, `T002`).
 */
export function namingIds(plan: Plan): ReadonlySet<string> {
  const ids = distinctiveIds(plan).filter(id => !STANDARD.test(id))
  const series = new Map<string, number>()
  for (const id of ids) {
    const letters = lettersOf(id)
    series.set(letters, (series.get(letters) ?? 0) + 1)
  }
  return new Set(
    ids.filter(id => lettersOf(id) !== '' && (id.includes('-') || (series.get(lettersOf(id)) ?? 0) > 1)),
  )
}

function lettersOf(id: string): string {
  return /^[A-Za-z]*/.exec(id)?.[0] ?? ''
}

const WORD = /[\p{L}\p{N}_]/u

/**
 * Does a text carry this id as a word of its own? `AUTH-3` does not stand in `AUTH-31`, `XAUTH-3`,
 * `AUTH-3.1`, `AUTH-3-b` or `AUTH-3/AC1`.
 */
export function carriesId(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at)
    const after = text.slice(at + id.length, at + id.length + 12)
    if (!joinsBefore(before) && !joinsAfter(after)) return true
  }
  return false
}

function joinsBefore(text: string): boolean {
  const last = text.slice(-1)
  return WORD.test(last) || last === '-' || (/[.~]/.test(last) && WORD.test(text.charAt(text.length - 2)))
}

function joinsAfter(text: string): boolean {
  if (WORD.test(text.charAt(0))) return true
  if (/[-.~]/.test(text.charAt(0))) return WORD.test(text.charAt(1))
  return /^\/[A-Z]{1,6}-?\d/.test(text)
}

/** Does a property of a test case, such as `requirement: AUTH-3, AUTH-4`, list this id? Prose lists nothing. */
export function listsId(value: string, id: string): boolean {
  const words = value.split(/[\s,;|]+/).filter(word => word !== '')
  return words.includes(id) && words.every(word => /\d/.test(word))
}
