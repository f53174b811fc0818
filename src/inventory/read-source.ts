import type { Declaration, Questions, Tag, TestDeclaration } from '../model/inventory.ts'
import type { Match, Syntax } from '../text/syntax.ts'
import { assertionProbe } from './asserts.ts'
import { type PlacedDeclaration, readDeclarations } from './declarations.ts'
import type { SourceLanguage } from './languages/language.ts'
import type { PlacedTag } from './tags.ts'
import { readTests } from './tests.ts'

/** What a parser saw in one file. */
export interface SourceFacts {
  readonly declarations: readonly Declaration[]
  readonly tags: readonly Tag[]
  readonly tests: readonly TestDeclaration[]
  /** Why something is missing; null when the whole file was parsed. */
  readonly unread: string | null
}

/** What is wanted of one file. */
export interface SourceRequest {
  readonly path: string
  readonly text: string
  readonly language: SourceLanguage
  /** Tags found by their form; they count where they stand in a comment or a string. */
  readonly tags: readonly PlacedTag[]
  readonly wantsTests: boolean
}

/** Parses one file and takes from it what the questions ask for. */
export async function readSource(
  request: SourceRequest,
  questions: Questions,
  syntax: Syntax,
): Promise<SourceFacts> {
  const { path, text, language } = request
  const query = request.wantsTests ? `${language.declarations}${language.tests}` : language.declarations
  const parsed = await syntax.parse(language.grammar, language.prepare?.(text) ?? text, query)
  if (parsed.kind === 'unread') return { declarations: [], tags: [], tests: [], unread: parsed.reason }
  const { matches } = parsed
  const declared = readDeclarations(path, text, matches)
  const asked = questions.paths.has(path)
  const probe = () => assertionProbe(text, matches, declared, language.calls)
  return {
    declarations: declared.filter(({ name }) => asked || questions.symbols.has(name)).map(plainDeclaration),
    tags: request.tags.length === 0 ? [] : tagsInProse(request.tags, matches),
    tests: request.wantsTests ? readTests(path, language.testBlocks(text, matches), probe()) : [],
    unread: parsed.broken ? 'it has syntax errors: only what could be parsed was read' : null,
  }
}

function plainDeclaration({ name, qualified, kind, path, line, endLine }: PlacedDeclaration): Declaration {
  return { name, qualified, kind, path, line, endLine }
}

/** Tags that stand in a comment or a string. One walk over both, in the order of the text. */
function tagsInProse(tags: readonly PlacedTag[], matches: readonly Match[]): readonly Tag[] {
  const prose = matches
    .flatMap(match => match.filter(capture => capture.name === 'text'))
    .sort((a, b) => a.start - b.start)
  const kept: Tag[] = []
  let next = 0
  let end = 0
  for (const { start, ...tag } of [...tags].sort((a, b) => a.start - b.start)) {
    for (let range = prose[next]; range !== undefined && range.start <= start; range = prose[++next]) {
      end = Math.max(end, range.end)
    }
    if (start < end) kept.push(tag)
  }
  return kept
}
