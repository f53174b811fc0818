import type { Comparison, Threshold } from '../model/plan.ts'
import { isDay } from '../text/binding.ts'

const UNITS =
  'milliseconds?|msecs?|ms|seconds?|secs?|minutes?|mins?|hours?|[KMG]i?B|bytes|%|percent|req/s|rps|tests?|lines?|s|h|x'
const NUMBER = '(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,12})(\\.\\d{1,6})?'

const COMPARED = new RegExp(
  `((?<![-=<>])(?:<=|>=|≤|≥|<|>)|at least|at most|no more than|no less than|more than|less than|fewer than|under|below|over|above|within|up to|minimum(?: of)?|maximum(?: of)?|max|min)\\s{0,3}${NUMBER}\\s?(${UNITS})?(?!\\w|[/.]\\w)`,
  'gi',
)
const PLUS = new RegExp(`(?<![\\w.])${NUMBER}(?:\\+\\s?(${UNITS})|\\s?(${UNITS})\\+)(?!\\w)`, 'gi')

const OPERATORS: Readonly<Record<string, Comparison>> = {
  '<=': '<=',
  '≤': '<=',
  'at most': '<=',
  'no more than': '<=',
  'up to': '<=',
  within: '<=',
  max: '<=',
  maximum: '<=',
  'maximum of': '<=',
  '>=': '>=',
  '≥': '>=',
  'at least': '>=',
  'no less than': '>=',
  min: '>=',
  minimum: '>=',
  'minimum of': '>=',
  '<': '<',
  'less than': '<',
  'fewer than': '<',
  under: '<',
  below: '<',
  '>': '>',
  'more than': '>',
  over: '>',
  above: '>',
}

/** Figures that a text promises: `< 200 ms`, `≥ 90 % coverage`, `at least 500 tests`, `500+ tests`. */
export function thresholdsIn(text: string): readonly Threshold[] {
  const found: { at: number; threshold: Threshold }[] = []
  for (const match of text.matchAll(COMPARED)) {
    const [whole, word = '', digits = '', fraction = '', unit] = match
    const op = OPERATORS[word.toLowerCase()]
    // A bare "over 3" is prose; a word needs a unit, a sign may stand alone.
    if (op === undefined || (unit === undefined && /[a-z]/i.test(word))) continue
    const after = text.slice(match.index + whole.length, match.index + whole.length + 24)
    found.push({ at: match.index, threshold: threshold(op, digits + fraction, unit, after) })
  }
  for (const match of text.matchAll(PLUS)) {
    const [whole, digits = '', fraction = '', before, behind] = match
    const after = text.slice(match.index + whole.length, match.index + whole.length + 24)
    found.push({ at: match.index, threshold: threshold('>=', digits + fraction, before ?? behind, after) })
  }
  return found.sort((a, b) => a.at - b.at).map(entry => entry.threshold)
}

function threshold(op: Comparison, digits: string, unit: string | undefined, after: string): Threshold {
  const value = Number(digits.replaceAll(',', ''))
  const metric =
    /^\s?(?:test |code |line |branch |statement )?(coverage|tests?|latency|throughput|uptime|accuracy|regressions?|errors?)\b/i.exec(
      after,
    )?.[1]
  return {
    ...(metric === undefined ? {} : { metric: metric.toLowerCase() }),
    op,
    value,
    ...(unit === undefined ? {} : { unit: unitName(unit) }),
  }
}

function unitName(unit: string): string {
  const lower = unit.toLowerCase()
  if (/^(ms|msecs?|milliseconds?)$/.test(lower)) return 'ms'
  if (/^(s|secs?|seconds?)$/.test(lower)) return 's'
  if (/^(mins?|minutes?)$/.test(lower)) return 'min'
  if (/^(h|hours?)$/.test(lower)) return 'h'
  if (/^(%|percent)$/.test(lower)) return '%'
  if (/^(req\/s|rps)$/.test(lower)) return 'req/s'
  if (/^tests?$/.test(lower)) return 'tests'
  if (/^lines?$/.test(lower)) return 'lines'
  return unit
}

/** The ISO day by which an item is due: `due 2026-10-01`, `(by 2026-10-01)`, `@due(2026-10-01)`, `📅 2026-10-01`. */
export function dueIn(text: string): string | null {
  const found =
    /(?:\bdue(?:[ _-]?date)?\b|\bdeadline\b|\bby\b|\btarget(?: date)?\b|📅|🗓️?)[\s:*_(]{0,6}(\d{4}-\d{2}-\d{2})/iu.exec(
      text,
    )
  const day = found?.[1]
  return day !== undefined && isDay(day) ? day : null
}

const DEPENDS =
  /\b(depends?(?:ing)? (?:up)?on|depends|blocked by|after|requires|needs)\b[\s:*_]{0,5}((?:Task |Story |Step )?#?[A-Za-z0-9][A-Za-z0-9.-]{0,24}(?:\s?(?:,|&|\band\b)\s?(?:Task |Story |Step )?#?[A-Za-z0-9][A-Za-z0-9.-]{0,24}){0,40})/gi

/**
 * Ids that an item says it waits for (`depends on T012, T013`, `after T002`); the caller knows which exist.
 * A bare number counts only where nothing but ids can stand: "needs 3 reviews" names no item 3.
 */
export function dependenciesIn(text: string): readonly string[] {
  const ids = new Set<string>()
  for (const [, word = '', list = ''] of text.matchAll(DEPENDS)) {
    const sure = /^(?:depend|blocked)/i.test(word)
    for (const named of list.split(/[\s,&]+/)) {
      const id = named.replace(/^#/, '').replace(/[.]+$/, '')
      const numbered = named.startsWith('#') || sure || /[A-Za-z.-]/.test(id)
      if (/\d/.test(id) && numbered) ids.add(id)
    }
  }
  return [...ids]
}
