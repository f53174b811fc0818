import type {
  Import,
  IndexedSymbol,
  RepositoryIndex,
  SourceFileFacts,
  TechnologyFinding,
} from '../../model/repository-index.ts'
import type { Progress, Snapshot } from '../../model/world.ts'
import { repositoryOf } from '../imports/repository.ts'
import { resolveImports } from '../imports/resolve.ts'
import { environmentOf } from '../manifests/registry.ts'
import { conventionsOf } from './conventions.ts'
import type { DocumentPlaces } from './documents.ts'
import { type Gathered, gather, type ReadFile } from './gather.ts'
import type { ReadSource } from './read-sources.ts'
import { entryPointsOf, importGraph, modulesOf, unreachedFiles } from './relations.ts'
import { compareTechnologies } from './technologies.ts'

/** Reads the whole repository once, then ties together what its files say. */
export async function takeIndex(
  snapshot: Snapshot,
  read: ReadSource,
  places: DocumentPlaces,
  progress?: Progress,
): Promise<RepositoryIndex> {
  const gathered = await gather(await snapshot.list(), snapshot, read, places, progress)
  progress?.note('Tying the files together')
  const { files, sources, manifests, documents, unread } = gathered
  const imports = importsOf(gathered)
  const symbols = sources.flatMap(({ path, facts }) =>
    facts.symbols.map((symbol): IndexedSymbol => ({ ...symbol, path })),
  )
  const graph = importGraph(imports)
  const packageOf = packages(sources)
  const paths = (wanted: (facts: SourceFileFacts) => boolean) =>
    new Set(sources.filter(({ facts }) => wanted(facts)).map(({ path }) => path))
  const entryPoints = entryPointsOf(
    files,
    paths(facts => facts.starts),
    paths(facts => facts.tests.length > 0),
    manifests,
  )
  const languages: Record<string, number> = {}
  for (const { role, language } of files) {
    if (role === 'source' && language !== null) languages[language] = (languages[language] ?? 0) + 1
  }
  return {
    commit: snapshot.commit,
    shallow: snapshot.shallow,
    files,
    symbols,
    tests: sources.flatMap(({ path, facts }) => facts.tests.map(test => ({ ...test, path }))),
    imports,
    routes: sources.flatMap(({ path, facts }) => facts.routes.map(route => ({ ...route, path }))),
    entryPoints,
    unreached: unreachedFiles(files, entryPoints, graph, packageOf),
    modules: modulesOf(files, imports, manifests),
    manifests,
    environment: environmentOf(
      manifests,
      sources.map(({ path, facts }) => ({ path, variables: facts.variables })),
    ),
    documents,
    technologies: gathered.research.flatMap(({ path, text }): readonly TechnologyFinding[] =>
      compareTechnologies(path, text, manifests),
    ),
    conventions: conventionsOf(
      files,
      symbols,
      sources.map(({ path, language, facts }) => ({
        path,
        language: language.name,
        styles: facts.styles,
        variables: facts.variables.length,
        tests: facts.tests.length,
      })),
    ),
    unread,
    languages,
    calls: new Map(sources.map(({ path, facts }) => [path, new Set(facts.calls)])),
  }
}

function importsOf({ files, sources, manifestTexts }: Gathered): readonly Import[] {
  const namespaces = new Map<string, string[]>()
  for (const { path, facts } of sources) {
    if (facts.namespace === null) continue
    const known = namespaces.get(facts.namespace)
    if (known === undefined) namespaces.set(facts.namespace, [path])
    else known.push(path)
  }
  const repository = repositoryOf(
    files.map(({ path }) => path),
    namespaces,
    manifestTexts,
  )
  return resolveImports(
    sources.map(({ path, language, facts }) => ({ path, language: language.name, imports: facts.imports })),
    repository,
  )
}

/** Files that see each other without an import: of one folder and package in Go, of one package or namespace elsewhere. */
function packages(sources: readonly ReadFile[]): (path: string) => readonly string[] {
  const byKey = new Map<string, string[]>()
  const keys = new Map<string, string>()
  for (const { path, language, facts } of sources) {
    const stem = path.slice(0, path.lastIndexOf('.'))
    const key =
      language.name === 'go'
        ? `go ${path.slice(0, Math.max(0, path.lastIndexOf('/')))}`
        : language.name === 'c' || language.name === 'c++'
          ? // A header and the code that belongs to it.
            `c ${stem}`
          : facts.namespace === null
            ? null
            : `${language.name} ${facts.namespace}`
    if (key === null) continue
    keys.set(path, key)
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, [path])
    else known.push(path)
  }
  const none: readonly string[] = []
  return path => byKey.get(keys.get(path) ?? '') ?? none
}
