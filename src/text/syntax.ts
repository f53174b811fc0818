/**
 * Parsers of programming languages as the stages see them; the real one lives in `ports/`. Trees never
 * leave the port: a stage asks with queries (tree-sitter's language) and gets plain ranges.
 */

/** One named part of a match. Offsets are UTF-16 code units into the text; lines are 1-based, inclusive. */
export interface Capture {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly line: number
  readonly endLine: number
}

/** The captures of one match of a query, in the order of the query's pattern. */
export type Match = readonly Capture[]

export type Parsed =
  /** `broken`: the text has syntax errors; what could be parsed is there. */
  | { readonly kind: 'parsed'; readonly matches: readonly Match[]; readonly broken: boolean }
  /** Too large, too slow, or no parser; one sentence for people. */
  | { readonly kind: 'unread'; readonly reason: string }

export interface Syntax {
  /** Parses the text with the named grammar and gives all matches of the query, in no certain order. */
  parse(grammar: string, text: string, query: string): Promise<Parsed>
}
