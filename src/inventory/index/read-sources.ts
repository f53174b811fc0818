import type { SourceFileFacts } from '../../model/repository-index.ts'
import type { Syntax } from '../../text/syntax.ts'
import { LANGUAGES } from '../languages/registry.ts'
import { readSourceFile } from './source-file.ts'

/** One file to be parsed, as it can be handed to a worker. */
export interface SourceTask {
  readonly grammar: string
  readonly text: string
  readonly wantsTests: boolean
}

/** Reads source files, wherever: in this thread, in workers, from a cache. */
export type ReadSource = (task: SourceTask) => Promise<SourceFileFacts>

const BY_GRAMMAR = new Map(LANGUAGES.map(language => [language.grammar, language] as const))

/** In this thread. Throws for a grammar that is none of ours: a defect. */
export function sourceReader(syntax: Syntax): ReadSource {
  return async ({ grammar, text, wantsTests }) => {
    const language = BY_GRAMMAR.get(grammar)
    if (language === undefined) throw new Error(`no language has the grammar ${grammar}`)
    return await readSourceFile(text, language, wantsTests, syntax)
  }
}

/** Changes whenever what is read from a file can change: kept facts of another one are worthless. */
export function readingFingerprint(): string {
  return LANGUAGES.map(
    ({ grammar, declarations, tests, imports }) => grammar + declarations + tests + imports.query,
  ).join('\n')
}
