import { c } from './c.ts'
import { cpp } from './cpp.ts'
import { csharp } from './csharp.ts'
import { go } from './go.ts'
import { java } from './java.ts'
import { javascript } from './javascript.ts'
import type { SourceLanguage } from './language.ts'
import { php } from './php.ts'
import { python } from './python.ts'
import { ruby } from './ruby.ts'
import { rust } from './rust.ts'
import { tsx, typescript } from './typescript.ts'

/** Every language that is parsed. */
export const LANGUAGES: readonly SourceLanguage[] = [
  typescript,
  tsx,
  javascript,
  python,
  go,
  rust,
  java,
  c,
  cpp,
  csharp,
  ruby,
  php,
]

const BY_ENDING = new Map(
  LANGUAGES.flatMap(language => language.endings.map(ending => [ending, language] as const)),
)

/** The language of a file by its name (lower case); null when nobody parses it. */
export function languageOf(name: string): SourceLanguage | null {
  return BY_ENDING.get(name.slice(name.lastIndexOf('.'))) ?? null
}
