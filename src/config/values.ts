import { isDay } from '../text/binding.ts'
import { type Field, type Read, readText, reject } from './fields.ts'

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 }
const LONGEST = 24 * 3_600_000

/** `90s`, `10m` or `1h` in milliseconds; null when it is none of these, zero, or longer than a day. */
export function parseDuration(text: string): number | null {
  const parts = /^([1-9][0-9]{0,4})([smh])$/.exec(text)
  if (parts === null) return null
  const duration = Number(parts[1]) * (UNITS[parts[2] ?? ''] ?? Number.NaN)
  return duration <= LONGEST ? duration : null
}

/** Milliseconds. */
export const readDuration: Read<number> = field => {
  const { node } = field
  const duration = node.kind === 'text' ? parseDuration(node.text) : null
  if (duration !== null) return duration
  reject(field, 'Expected a whole number with its unit, at most a day: 90s, 10m or 1h.')
  return 0
}

export const readDay: Read<string> = field => {
  const { node } = field
  if (node.kind === 'text' && isDay(node.text)) return node.text
  reject(field, 'Expected a day as YYYY-MM-DD, such as 2026-10-01.')
  return ''
}

export const readNumber: Read<number> = field => {
  const { node } = field
  if (node.kind === 'number' && Number.isFinite(node.value)) return node.value
  reject(field, 'Expected a number, without a unit and without quotes.')
  return 0
}

/** A JSON Pointer (RFC 6901, section 3): empty, or parts that begin with `/`, with `~` as `~0` and `/` as `~1`. */
export const readPointer: Read<string> = field => {
  const { node } = field
  if (node.kind === 'text' && /^(?:\/(?:[^~/]|~[01])*)*$/.test(node.text)) return node.text
  reject(field, 'Expected a JSON Pointer that begins with "/", such as /p95_ms.')
  return ''
}

/** Variables through which a job steers its runner or proves who it is: a child process never gets them. */
const WITHHELD = [/^ACTIONS_/, /^INPUT_/, /^GITHUB_(?:TOKEN|ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/] as const

/** The name of a variable to hand on to a suite or check. */
export const readVariable: Read<string> = field => {
  const name = readText(field)
  if (name === '') return ''
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    reject(field, 'Expected the name of a variable, without "$", "=" and its value.')
  } else if (isWithheld(name)) {
    reject(field, "Remove it: the job's own credentials and command files are never handed on.")
  }
  return name
}

function isWithheld(name: string): boolean {
  // Windows does not tell the cases apart.
  return WITHHELD.some(pattern => pattern.test(name.toUpperCase()))
}

/** One of a few words. */
export function readWord<Word extends string>(field: Field, words: readonly [Word, ...Word[]]): Word {
  const { node } = field
  const word = node.kind === 'text' ? words.find(candidate => candidate === node.text) : undefined
  if (word !== undefined) return word
  reject(field, `Expected one of: ${words.join(', ')}.`)
  return words[0]
}
