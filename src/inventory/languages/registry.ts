import { javascript } from './javascript.ts'
import type { SourceLanguage } from './language.ts'
import { python } from './python.ts'
import { tsx, typescript } from './typescript.ts'

/** Every language that is parsed. */
export const LANGUAGES: readonly SourceLanguage[] = [typescript, tsx, javascript, python]

const BY_ENDING = new Map(
  LANGUAGES.flatMap(language => language.endings.map(ending => [ending, language] as const)),
)

/** The language of a file by its name (lower case); null when nobody parses it. */
export function languageOf(name: string): SourceLanguage | null {
  return BY_ENDING.get(name.slice(name.lastIndexOf('.'))) ?? null
}
