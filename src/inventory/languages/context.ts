import { lineStart } from '../lines.ts'

/**
 * Where a name can stand to be declared, told by the line around it. Every "no" must be certain; a wrong
 * "yes" only costs a parse.
 */
export interface DeclaringRules {
  /** Words right in front of the name. */
  readonly keywords: readonly string[]
  /** Words anywhere before it on its line: lists of members, of constants, of types. */
  readonly line?: readonly string[]
  /** A member may begin its line without any keyword. */
  readonly ownLine?: boolean
  /** The name follows a type, as in `int name(`. */
  readonly typed?: boolean
  /** The name is assigned to: `NAME = 1`. */
  readonly assigned?: boolean
}

/** Languages that write the type in front of the name. */
export const TYPED = { typed: true, ownLine: true, line: ['enum', 'record'] } as const

const MAX_LINE = 500
/** Begins the name of a destructor. */
const TILDE = 126
const NOT_A_TYPE = new Set(
  'return new throw else case await in import package using goto extends implements throws instanceof is as typeof sizeof'.split(
    ' ',
  ),
)

/** See {@link SourceLanguage.mayDeclare}. */
export function declaringContext(
  rules: DeclaringRules,
): (file: Uint8Array, start: number, end: number) => boolean {
  const { keywords, line = [], ownLine = false, typed = false, assigned = false } = rules
  const anywhere = line.length === 0 ? null : new RegExp(`(?:^|\\W)(?:${line.join('|')})(?:\\W|$)`)
  return (file, start, end) => {
    const begin = lineStart(file, start, MAX_LINE)
    const whole = latin1(file, begin, start)
    const after = latin1(file, end, end + 60)
    const before = whole.trimEnd()
    if (file[start] === TILDE) return true
    if (keywords.some(keyword => endsWithWord(before, keyword))) return true
    if (anywhere?.test(before) === true || start - begin >= MAX_LINE) return true
    if (assigned && /^\s*(?:,|=(?![=~>]))/.test(after)) return true
    if (before === '' || /^[\w\s,]*,$/.test(before))
      return (ownLine || typed) && beginsMember(after, whole, typed)
    return typed && followsType(before, after)
  }
}

function endsWithWord(text: string, word: string): boolean {
  if (!text.endsWith(word)) return false
  return !/[\w$]/.test(text.charAt(text.length - word.length - 1)) || !/^\w/.test(word)
}

/** First on its line: a call that ends there with a semicolon, a label's use or a read is no member. */
function beginsMember(after: string, indent: string, typed: boolean): boolean {
  if (/^\s*(?:\.|::|->|:=|\+|-|\?)/.test(after)) return false
  const rest = after.slice(0, Math.max(0, `${after}\n`.indexOf('\n')))
  return !(typed && indent !== '' && /^\s*\(.*\)\s*;\s*$/.test(rest))
}

/** `Type name`, `Type<A> name`, `Type[] name`, `Type *name`, `Owner::name(`, `~Name(`. */
function followsType(before: string, after: string): boolean {
  if (/::~?$|~$|\boperator$/.test(before)) return /^\s*[(<]/.test(after)
  if (!/[\w$>\]*&?)]$/.test(before)) return false
  if (/->$|=>$/.test(before)) return false
  const word = /[\w$]{1,40}$/.exec(before)?.[0]
  if (word !== undefined && NOT_A_TYPE.has(word)) return false
  return /^\s*(?:[({=;,<:[)]|$|\n|\w)/.test(after)
}

function latin1(file: Uint8Array, start: number, end: number): string {
  return Buffer.from(file.buffer, file.byteOffset + start, Math.min(end, file.length) - start).toString(
    'latin1',
  )
}
