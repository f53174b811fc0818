import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, Parser } from 'yaml'
import { type Findings, quote } from './findings.ts'

/** A YAML value as the readers see it: a plain tree in which everything knows its line. */
export type Yaml =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly line: number }
  | { readonly kind: 'boolean'; readonly text: string; readonly line: number }
  | { readonly kind: 'nothing'; readonly line: number }
  | { readonly kind: 'list'; readonly items: readonly Yaml[]; readonly line: number }
  | { readonly kind: 'mapping'; readonly entries: readonly YamlEntry[]; readonly line: number }

export interface YamlEntry {
  readonly key: string
  readonly line: number
  readonly value: Yaml
}

/**
 * In levels of the parser, two for each of ours; the configuration needs twelve. Deeper text is refused
 * before it is composed: the composer recurses, and a megabyte of `[` ends the process.
 */
const DEEPEST = 64

/**
 * Reads one YAML 1.2 document (core schema). Null when it cannot be read; `findings` then says why.
 * Aliases are refused, so that a small file can never stand for a large value. Duplicate keys are found
 * here and not by the library, whose search takes quadratic time.
 */
export function readYaml(text: string, findings: Findings): Yaml | null {
  const lines = new LineCounter()
  lines.addNewLine(0)
  const tokens = tokenize(text, lines, findings)
  if (tokens === null) return null

  const documents = [...new Composer({ uniqueKeys: false, prettyErrors: false }).compose(tokens)]
  const [document, second] = documents
  if (document === undefined) return { kind: 'nothing', line: 1 }
  if (second !== undefined) {
    findings.add(
      lineAt(lines, second.range[0]),
      'A second YAML document begins here',
      'Keep one document in the file: remove the line "---".',
    )
    return null
  }
  const faults = [...document.errors, ...document.warnings]
  for (const fault of faults) {
    const remedy =
      fault.code === 'BAD_SCALAR_START'
        ? 'Put the value in quotes.'
        : 'Expected YAML 1.2: "key: value" lines, indented with spaces.'
    findings.add(lineAt(lines, fault.pos[0]), fault.message.replaceAll('\n', ' '), remedy)
  }
  return faults.length > 0 ? null : convert(document.contents, { lines, findings, line: 1 })
}

type Tokens = ReturnType<Parser['next']> extends Iterable<infer Token> ? Token[] : never

function tokenize(text: string, lines: LineCounter, findings: Findings): Tokens | null {
  const parser = new Parser(lines.addNewLine)
  const tokens: Tokens = []
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > DEEPEST) {
      const line = lineAt(lines, parser.offset)
      findings.add(line, 'The values are nested too deeply here', 'Expected the keys of the reference only.')
      return null
    }
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

interface Context {
  readonly lines: LineCounter
  readonly findings: Findings
  /** Line of what surrounds the value, for values that are not written. */
  readonly line: number
}

function convert(node: Node | null, context: Context): Yaml {
  if (node === null) return { kind: 'nothing', line: context.line }
  const line = node.range ? lineAt(context.lines, node.range[0]) : context.line
  const inside = { ...context, line }
  if (isAlias(node)) {
    context.findings.add(
      line,
      `The alias *${quote(node.source)} stands here`,
      'Write the value out: aliases are not read.',
    )
    return { kind: 'nothing', line }
  }
  if (isMap<Node, Node | null>(node))
    return { kind: 'mapping', entries: convertEntries(node.items, inside), line }
  if (isSeq<Node>(node)) return { kind: 'list', items: node.items.map(item => convert(item, inside)), line }
  if (!isScalar(node)) throw new Error('A YAML node of an unknown kind')
  const { value } = node
  const text = node.source ?? String(value)
  if (typeof value === 'string') return { kind: 'text', text: value, line }
  if (typeof value === 'number') return { kind: 'number', value, text, line }
  if (typeof value === 'boolean') return { kind: 'boolean', text, line }
  return { kind: 'nothing', line }
}

function convertEntries(
  pairs: readonly { readonly key: Node; readonly value: Node | null }[],
  context: Context,
): readonly YamlEntry[] {
  const seen = new Map<string, number>()
  const entries: YamlEntry[] = []
  for (const pair of pairs) {
    const line = pair.key.range ? lineAt(context.lines, pair.key.range[0]) : context.line
    if (!isScalar(pair.key)) {
      context.findings.add(line, 'A key is not plain text', 'Expected "key: value".')
      continue
    }
    // As written: the item 1.10 is not the item 1.1.
    const key = pair.key.source ?? String(pair.key.value)
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, line)
      entries.push({ key, line, value: convert(pair.value, { ...context, line }) })
    } else {
      context.findings.add(line, `The key ${quote(key)} is already on line ${first}`, 'Keep one of the two.')
    }
  }
  return entries
}

function lineAt(lines: LineCounter, offset: number): number {
  return lines.linePos(offset).line
}
