import type { RawImport } from '../../model/repository-index.ts'
import type { Match } from '../../text/syntax.ts'

/**
 * How a language imports. The query captures `@import` (module, path or whole statement) and, where single
 * names can be modules, `@imported`; `read` takes the written text apart where that is not enough.
 */
export interface ImportRules {
  readonly query: string
  readonly read?: (written: string, callee: string) => readonly Omit<RawImport, 'line'>[]
}

const MAX_SPECIFIER = 500
const MAX_IMPORTS = 20_000

/** The imports of one file, in the order of the text. */
export function readImports(
  text: string,
  matches: readonly Match[],
  rules: ImportRules,
): readonly RawImport[] {
  const imports: (RawImport & { readonly start: number })[] = []
  for (const match of matches) {
    const module = match.find(capture => capture.name === 'import')
    if (module === undefined || imports.length >= MAX_IMPORTS) continue
    const slice = (name: string) => {
      const capture = match.find(one => one.name === name)
      return capture === undefined
        ? ''
        : text.slice(capture.start, Math.min(capture.end, capture.start + 20 * MAX_SPECIFIER))
    }
    const { line, start } = module
    if (rules.read !== undefined) {
      for (const one of rules.read(slice('import'), slice('importer'))) imports.push({ ...one, line, start })
      continue
    }
    const name = slice('imported')
    const specifier = unquoted(slice('import')).slice(0, MAX_SPECIFIER)
    imports.push({ specifier, line, start, ...(name === '' ? {} : { name }) })
  }
  return imports.sort((a, b) => a.start - b.start).map(({ start: _, ...one }) => one)
}

export function unquoted(text: string): string {
  return text.replace(/^["'`<]|["'`>]$/g, '')
}
