import type { Import, ImportTarget, RawImport } from '../../model/repository-index.ts'
import { ecmascriptResolver } from './ecmascript.ts'
import {
  cResolver,
  csharpResolver,
  goResolver,
  javaResolver,
  phpResolver,
  pythonResolver,
  rubyResolver,
  rustResolver,
} from './packages.ts'
import type { Repository, Resolve } from './repository.ts'

const RESOLVERS: Readonly<Record<string, (repository: Repository) => Resolve>> = {
  typescript: ecmascriptResolver,
  javascript: ecmascriptResolver,
  python: pythonResolver,
  go: goResolver,
  rust: rustResolver,
  java: javaResolver,
  c: cResolver,
  'c++': cResolver,
  'c#': csharpResolver,
  php: phpResolver,
  ruby: rubyResolver,
}

export interface ImportingFile {
  readonly path: string
  readonly language: string
  readonly imports: readonly RawImport[]
}

/** Resolves the imports of all files. Within one folder the same import is looked up once. */
export function resolveImports(files: readonly ImportingFile[], repository: Repository): readonly Import[] {
  const resolvers = new Map<string, Resolve>()
  const known = new Map<string, ImportTarget>()
  const all: Import[] = []
  for (const { path, language, imports } of files) {
    const make = RESOLVERS[language]
    if (make === undefined) continue
    const resolve = resolvers.get(language) ?? make(repository)
    resolvers.set(language, resolve)
    const folder = language === 'rust' ? path : path.slice(0, Math.max(0, path.lastIndexOf('/')))
    for (const raw of imports) {
      const key = `${language}\0${folder}\0${raw.specifier}\0${raw.name ?? ''}\0${raw.form ?? ''}`
      const target = known.get(key) ?? resolve(raw, path)
      known.set(key, target)
      all.push({ ...raw, path, target })
    }
  }
  return all
}
