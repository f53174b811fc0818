import type { SourceFileFacts, VariableUse } from '../../model/repository-index.ts'
import type { Match, Syntax } from '../../text/syntax.ts'
import { assertionProbe } from '../asserts.ts'
import { type PlacedDeclaration, readDeclarations } from '../declarations.ts'
import { describeDeclarations } from '../details.ts'
import { readImports } from '../imports/read.ts'
import type { SourceLanguage } from '../languages/language.ts'
import { readTests } from '../tests.ts'
import { readRoutes } from './routes.ts'
import { readStyles } from './styles.ts'

const NOTHING: Omit<SourceFileFacts, 'unread'> = {
  symbols: [],
  tests: [],
  imports: [],
  calls: [],
  namespace: null,
  routes: [],
  variables: [],
  starts: false,
  styles: {},
}

/** What is known of a file that could not be parsed: one sentence. */
export function unreadFacts(reason: string): SourceFileFacts {
  return { ...NOTHING, unread: reason }
}

/** Parses one source file once and takes everything from it that it says by itself. */
export async function readSourceFile(
  text: string,
  language: SourceLanguage,
  wantsTests: boolean,
  syntax: Syntax,
): Promise<SourceFileFacts> {
  const query = `${language.declarations}${language.tests}${language.imports.query}`
  const parsed = await syntax.parse(language.grammar, language.prepare?.(text) ?? text, query)
  if (parsed.kind === 'unread') return unreadFacts(parsed.reason)
  const { matches } = parsed
  const declared = readDeclarations('', text, matches)
  const calls = namesOfCalls(text, matches)
  const imports = readImports(text, matches, language.imports)
  return {
    symbols: describeDeclarations(text, matches, declared, language).map(({ path: _, ...symbol }) => symbol),
    tests: wantsTests ? testsOf(text, matches, declared, language) : [],
    imports,
    calls: [...calls].sort(),
    namespace: namespaceOf(text, declared, language),
    routes: readRoutes(text, matches),
    variables: variablesRead(text),
    starts: startsProgram(text, declared, language),
    styles: readStyles(text, matches, imports, language),
    unread: parsed.broken ? 'it has syntax errors: only what could be parsed was read' : null,
  }
}

function testsOf(
  text: string,
  matches: readonly Match[],
  declared: readonly PlacedDeclaration[],
  language: SourceLanguage,
): SourceFileFacts['tests'] {
  const probe = assertionProbe(text, matches, declared, language.calls)
  return readTests('', language.testBlocks(text, matches), probe).map(({ path: _, ...test }) => test)
}

function namesOfCalls(text: string, matches: readonly Match[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const match of matches) {
    if (!match.some(({ name }) => name === 'call')) continue
    for (const { name, start, end } of match) {
      if (name === 'function' || name === 'property') names.add(text.slice(start, Math.min(end, start + 200)))
    }
  }
  return names
}

/** Java's and Go's `package`, C#'s and PHP's `namespace`. */
function namespaceOf(
  text: string,
  declared: readonly PlacedDeclaration[],
  language: SourceLanguage,
): string | null {
  if (language.name === 'java' || language.name === 'go') {
    return /^[ \t]*package[ \t]+([\w.]{1,300})/m.exec(text)?.[1] ?? null
  }
  if (language.name !== 'c#' && language.name !== 'php') return null
  return declared.find(({ kind }) => kind === 'module')?.name ?? null
}

function startsProgram(
  text: string,
  declared: readonly PlacedDeclaration[],
  language: SourceLanguage,
): boolean {
  if (text.startsWith('#!')) return true
  switch (language.name) {
    case 'python':
      return /^if[ \t]+__name__[ \t]*==/m.test(text)
    case 'go':
      return /^package[ \t]+main\b/m.test(text)
    case 'java':
    case 'c#':
      return declared.some(({ name, kind }) => kind === 'method' && /^main$/i.test(name))
    default:
      return declared.some(
        ({ qualified, kind, form }) => qualified === 'main' && kind === 'function' && form !== 'prototype',
      )
  }
}

const VARIABLE =
  /\b(?:process\.env|import\.meta\.env|Deno\.env\.get|Bun\.env|os\.environ(?:\.get)?|os\.getenv|os\.Getenv|os\.LookupEnv|System\.getenv|env::var(?:_os)?|ENV(?:\.fetch)?|getenv|GetEnvironmentVariable)(?:\.|[[(]["'`])([A-Z][A-Z0-9_]{1,99})\b/g

/** Environment variables that are read by a literal name in capitals. */
function variablesRead(text: string): readonly VariableUse[] {
  const uses: VariableUse[] = []
  let line = 1
  let counted = 0
  for (const match of text.matchAll(VARIABLE)) {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < match.index; at = text.indexOf('\n', at + 1)) {
      line++
      counted = at + 1
    }
    if (match[1] !== undefined && uses.length < 1000) uses.push({ name: match[1], line })
  }
  return uses
}
