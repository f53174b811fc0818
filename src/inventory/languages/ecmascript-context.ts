import { lineStart } from '../lines.ts'
import { IDENTIFIERS } from '../scan.ts'

/** Words after which a name is declared, or that stand between such a word and the name. */
const DECLARING = new Set(
  (
    'function class interface type enum const let var namespace module async static public private protected ' +
    'readonly abstract get set declare override accessor default'
  ).split(' '),
)
/** What can follow the name of a member; so can the end of its line. */
const MEMBER_ENDS = ':<?!;,}'
const VARIABLES = new Set(['const', 'let', 'var'])
const MAX_PARAMETERS = 2000
const MAX_PATTERN = 2000
const MAX_LINE = 500

const at = (file: Uint8Array, place: number) => String.fromCharCode(file[place] ?? 32)
const isBlank = (byte: number | undefined) => byte === 32 || byte === 9 || byte === 10 || byte === 13
const isWord = (byte: number | undefined) => byte !== undefined && IDENTIFIERS[byte] !== 0

/**
 * Can the word at `[start, end)` be declared there? Calls, uses, types, imports and property reads are told
 * by the bytes around them. See {@link SourceLanguage.mayDeclare}.
 */
export function mayDeclare(file: Uint8Array, start: number, end: number): boolean {
  const before = skipBack(file, start - 1)
  const after = skip(file, end)
  const follows = at(file, after)
  if (before < 0) return follows !== '.'
  const previous = at(file, before)
  if (hasBreak(file, before, start) && endsInComment(file, before)) return beginsMember(file, after, follows)
  if (isWord(file[before])) {
    const word = wordBefore(file, before)
    if (VARIABLES.has(word)) return !isLocal(file, before) || startsFunction(file, after)
    if (DECLARING.has(word)) return true
    // Members may stand without a semicolon in between, one a line.
    return hasBreak(file, before, start) && beginsMember(file, after, follows)
  }
  if (previous === '.') return follows === '=' && at(file, after + 1) !== '=' && at(file, after + 1) !== '>'
  if (previous === ',' || previous === '{') {
    if (follows === ',' || follows === '}') return inDeclaredPattern(file, start)
    // One line a member is the shape of a class or an interface; otherwise a parameter or a plain value.
    const ownLine = previous === '{' && hasBreak(file, before, start)
    if (follows === ':' && !ownLine) return startsFunction(file, after)
    return (ownLine || follows !== '?') && beginsMember(file, after, follows)
  }
  if (previous === ':') return inDeclaredPattern(file, start)
  // A generator method; elsewhere the star belongs to a comment or a product.
  if (previous === '*') return follows === '(' && parametersThenBody(file, after)
  if ('};)]#>'.includes(previous) || (previous === '/' && at(file, before - 1) === '*')) {
    return beginsMember(file, after, follows)
  }
  return (
    hasBreak(file, before, start) && !'(=+-&|<?!%^~['.includes(previous) && beginsMember(file, after, follows)
  )
}

/** Only blanks, one of them a line break, stand right before `after`. */
function endsLine(file: Uint8Array, after: number): boolean {
  for (let place = after - 1; isBlank(file[place]); place--) if (file[place] === 10) return true
  return after >= file.length
}

/** On an indented line without `export`: a variable of a function, whose name nobody asks for. */
function isLocal(file: Uint8Array, place: number): boolean {
  const start = lineStart(file, place, MAX_LINE)
  if (!isBlank(file[start])) return false
  const line = Buffer.from(file.subarray(start, place)).toString('latin1')
  return !/\b(?:export|declare)\b/.test(line)
}

/** `name = …` or `name: …` with something that can be a function or a class. */
function startsFunction(file: Uint8Array, after: number): boolean {
  const text = Buffer.from(file.subarray(after, after + 300)).toString('latin1')
  return /^(?::|[^=]{0,200}=)\s{0,20}(?:async\b|function\b|class\b|[(<]|[\w$]{1,60}\s{0,5}=>)/.test(text)
}

/** What comes after the name is that of a method, a field, a key or an assignment, not that of a call. */
function beginsMember(file: Uint8Array, after: number, follows: string): boolean {
  if (follows === '=') return at(file, after + 1) !== '=' && at(file, after + 1) !== '>'
  if (follows === '(') return parametersThenBody(file, after)
  return MEMBER_ENDS.includes(follows) || endsLine(file, after)
}

/** `(…)` and then `{` or `:` is a method; `(…)` and then anything else is a call. */
function parametersThenBody(file: Uint8Array, open: number): boolean {
  let depth = 0
  const limit = Math.min(file.length, open + MAX_PARAMETERS)
  for (let place = open; place < limit; place++) {
    const byte = file[place]
    if (byte === 40) depth++
    else if (byte === 41) {
      depth--
      // Parentheses inside strings can mislead; a wrong yes only costs a parse.
      if (depth === 0) return '{:'.includes(at(file, skip(file, place + 1)))
    }
  }
  return true
}

/** Is the nearest `{` before the name that of `const { … } =` or `enum X { … }`? Imports have the same shape. */
function inDeclaredPattern(file: Uint8Array, start: number): boolean {
  for (let place = start - 1; place >= Math.max(0, start - MAX_PATTERN); place--) {
    if (file[place] === 125 || file[place] === 59) return false
    if (file[place] !== 123) continue
    const before = Buffer.from(file.subarray(Math.max(0, place - 100), place)).toString('latin1')
    return /\b(?:const|let|var|enum[ \t]+[\w$]+)\s*$/.test(before) && !isLocal(file, place)
  }
  return false
}

/** What stands before the name on an earlier line is a comment's text, so it tells nothing. */
function endsInComment(file: Uint8Array, place: number): boolean {
  const line = Buffer.from(file.subarray(lineStart(file, place, MAX_LINE), place)).toString('latin1')
  return line.includes('//')
}

function skip(file: Uint8Array, from: number): number {
  let place = from
  while (place < file.length && isBlank(file[place])) place++
  return place
}

function skipBack(file: Uint8Array, from: number): number {
  let place = from
  while (place >= 0 && isBlank(file[place])) place--
  return place
}

function wordBefore(file: Uint8Array, last: number): string {
  let first = last
  while (first > 0 && last - first < 20 && isWord(file[first - 1])) first--
  return Buffer.from(file.subarray(first, last + 1)).toString('latin1')
}

/** Only blanks stand in between; one of them is a line break. */
function hasBreak(file: Uint8Array, from: number, to: number): boolean {
  for (let place = from + 1; place < to; place++) if (file[place] === 10) return true
  return false
}
