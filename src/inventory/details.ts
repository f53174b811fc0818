import type { IndexedSymbol } from '../model/repository-index.ts'
import type { Capture, Match } from '../text/syntax.ts'
import type { PlacedDeclaration } from './declarations.ts'
import type { SourceLanguage } from './languages/language.ts'

const MAX_SIGNATURE = 300
const MAX_DOC = 1000
/** A head longer than this holds no modifier that we would miss. */
const MAX_HEAD = 2000

/** Adds to the declarations of one file how visible they are, their signatures and their doc comments. */
export function describeDeclarations(
  text: string,
  matches: readonly Match[],
  declarations: readonly PlacedDeclaration[],
  language: SourceLanguage,
): readonly IndexedSymbol[] {
  const comments = commentsOf(text, matches)
  const opensBody = language.name === 'python' ? ':' : language.name === 'ruby' ? '\n' : '{'
  return declarations.map(declaration => {
    const { start, end, nameStart, form, owner, access, ...symbol } = declaration
    const head = text.slice(headStart(text, start), Math.min(nameStart, start + MAX_HEAD))
    const written = text.slice(nameStart, nameStart + 1) === '#' ? `#${symbol.name}` : symbol.name
    const signatureEnd = endOfSignature(text, declaration, opensBody)
    const inside = language.name === 'python' ? docstring(text, signatureEnd, end) : null
    return {
      ...symbol,
      ...(form === undefined || form === 'global' ? {} : { form }),
      visibility: language.visibility({ name: written, head, form, owner, access }),
      signature: joined(text.slice(start, Math.min(signatureEnd, start + 4 * MAX_SIGNATURE))).slice(
        0,
        MAX_SIGNATURE,
      ),
      doc: inside ?? commentAbove(text, comments, start),
    }
  })
}

/** `export` and the like stand outside the declaration, on its line. */
function headStart(text: string, start: number): number {
  const from = Math.max(0, start - 80)
  const before = text.slice(from, start)
  return (
    from +
    Math.max(
      before.lastIndexOf('\n'),
      before.lastIndexOf(';'),
      before.lastIndexOf('{'),
      before.lastIndexOf('}'),
    ) +
    1
  )
}

/** Where the body begins: at its bracket, colon or line end outside of all parentheses. */
function endOfSignature(
  text: string,
  { kind, nameStart, end }: PlacedDeclaration,
  opensBody: string,
): number {
  const limit = Math.min(end, nameStart + 4 * MAX_SIGNATURE)
  const isValue = kind === 'constant' || kind === 'variable'
  let depth = 0
  let previous = ''
  for (let at = nameStart; at < limit; at++) {
    const character = text.charAt(at)
    if (depth === 0) {
      if (isValue && (character === '\n' || character === ';')) return at
      if (!isValue && character === opensBody && (opensBody !== '{' || !isTypeBefore(previous))) return at
      if (!isValue && (character === ';' || text.startsWith('=>', at))) return at
    }
    if ('([{'.includes(character)) depth++
    else if (')]}'.includes(character)) depth = Math.max(0, depth - 1)
    if (character !== ' ' && character !== '\n') previous = character
  }
  return limit
}

/** A bracket after one of these begins a type or a value, not a body. */
function isTypeBefore(character: string): boolean {
  return character !== '' && ':|&<,='.includes(character)
}

function joined(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The string that is the first statement of a body (PEP 257). */
function docstring(text: string, bodyStart: number, end: number): string | null {
  const body = text.slice(bodyStart, Math.min(end, bodyStart + 3 * MAX_DOC))
  const opening = /^:\s*[rRuU]?("""|'''|"|')/.exec(body)
  const quote = opening?.[1]
  if (opening === null || quote === undefined) return null
  const rest = body.slice(opening[0].length)
  const close = rest.indexOf(quote)
  return tidy(close < 0 ? rest : rest.slice(0, close))
}

function commentsOf(text: string, matches: readonly Match[]): readonly Capture[] {
  return matches
    .flatMap(match => match.filter(({ name, start }) => name === 'text' && /[/#]/.test(text.charAt(start))))
    .sort((a, b) => a.start - b.start)
}

/** The comment that ends right above, and the line comments that it continues. */
function commentAbove(text: string, comments: readonly Capture[], start: number): string | null {
  let at = lastBefore(comments, start)
  let below = start
  const parts: string[] = []
  for (let comment = comments[at]; comment !== undefined && parts.length < 50; comment = comments[--at]) {
    const gap = text.slice(comment.end, below)
    const isBlock = text.startsWith('/*', comment.start)
    if (
      parts.length === 0
        ? !mayStandBetween(gap, text, comment)
        : isBlock || !/^[ \t]*\r?\n?[ \t]*$/.test(gap.slice(0, 300))
    )
      break
    // A comment behind code belongs to that code.
    if (!/^\s*$/.test(lineBefore(text, comment.start))) break
    parts.unshift(text.slice(comment.start, Math.min(comment.end, comment.start + 3 * MAX_DOC)))
    below = comment.start
    if (isBlock) break
  }
  return parts.length === 0 ? null : tidy(parts.map(unmarked).join('\n'))
}

function lineBefore(text: string, place: number): string {
  const from = Math.max(0, place - 200)
  return text.slice(Math.max(from, text.lastIndexOf('\n', place - 1) + 1), place)
}

/** Words in front of a declaration that its grammar does not count to it. */
const LEADING =
  /^(?:(?:export|default|declare|async|type|const|var|let|pub|public|static|abstract|final|template)\b[\s\w<>,]*)?$/

/** Only decorators and attributes, a line each, and leading words may stand between a comment and what it documents. */
function mayStandBetween(gap: string, text: string, comment: Capture): boolean {
  if (gap.length > MAX_HEAD) return false
  // Some grammars count the line's end to the comment.
  const lines = `${text.charAt(comment.end - 1) === '\n' ? '\n' : ''}${gap}`
    .split('\n')
    .map(line => line.trim())
  return lines.every((line, i) => {
    if (i === lines.length - 1) return LEADING.test(line) || /^(?:@|#?\[)/.test(line)
    return line === '' ? i === 0 : /^(?:@|#?\[|template\b)/.test(line)
  })
}

function lastBefore(comments: readonly Capture[], place: number): number {
  let low = 0
  let high = comments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((comments[middle]?.end ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}

function unmarked(comment: string): string {
  return comment
    .split('\n')
    .map(line =>
      line
        .trim()
        .replace(/^(?:\/\*[*!]?|\*(?!\/)|\/\/[/!]?|#+)[ \t]?/, '')
        .replace(/\*\/$/, ''),
    )
    .join('\n')
}

function tidy(text: string): string | null {
  const lines = text.split('\n').map(line => line.trim())
  const doc = lines.join('\n').trim().slice(0, MAX_DOC)
  return doc === '' ? null : doc
}
