import type { Declaration, TestDeclaration } from './inventory.ts'

/** How far a symbol can be seen: `internal` is its module, package or crate; `private` its class or file. */
export type Visibility = 'public' | 'internal' | 'protected' | 'private'

/** A declaration with what its own text says of it. */
export interface IndexedSymbol extends Declaration {
  /** What the language calls it, where that says more than the kind: `struct`, `trait`, `macro`, `field`. */
  readonly form?: string
  readonly visibility: Visibility
  /** What stands before the body, blanks joined, at most 300 characters. */
  readonly signature: string
  /** The comment that documents it, without its marks; null when there is none. */
  readonly doc: string | null
}

/** What a file is: code of the project, or why it is none. */
export type FileRole =
  | 'source'
  | 'other'
  | 'data'
  | 'document'
  | 'generated'
  | 'vendored'
  | 'binary'
  | 'lfs-pointer'
  | 'link'
  | 'submodule'
  | 'unread'

export interface IndexedFile {
  readonly path: string
  readonly role: FileRole
  /** Null when no language of ours. */
  readonly language: string | null
  /** Null when it was not read. */
  readonly bytes: number | null
  readonly lines: number | null
}

/** An import as the code writes it. */
export interface RawImport {
  /** Module, path, package, namespace. */
  readonly specifier: string
  /** One imported name, where it can be a module of its own (Python). */
  readonly name?: string
  /** `relative`: beside the importing file (C's quotes, `require_relative`, Rust's `mod`). */
  readonly form?: 'relative' | 'wildcard'
  readonly line: number
}

/** Where an import leads. */
export type ImportTarget =
  /** Files of the repository; several for a package of Go or a namespace. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** Something outside: a dependency or the standard library. */
  | { readonly kind: 'package'; readonly name: string }
  /** It should be in the repository and is not. */
  | { readonly kind: 'missing' }

export interface Import extends RawImport {
  readonly path: string
  readonly target: ImportTarget
}

export interface Route {
  /** `GET`, or `ANY`. */
  readonly method: string
  readonly route: string
  readonly line: number
}

export interface VariableUse {
  readonly name: string
  readonly line: number
}

/** Everything that one source file says by itself: a function of its text and the grammar alone, so it can be kept. */
export interface SourceFileFacts {
  readonly symbols: readonly Omit<IndexedSymbol, 'path'>[]
  readonly tests: readonly Omit<TestDeclaration, 'path'>[]
  readonly imports: readonly RawImport[]
  /** Names of called functions and methods, sorted. */
  readonly calls: readonly string[]
  /** Package or namespace that it says it belongs to; null when the language has none. */
  readonly namespace: string | null
  readonly routes: readonly Route[]
  readonly variables: readonly VariableUse[]
  /** It begins a program: a `main`, a `#!` line, `if __name__ == …`. */
  readonly starts: boolean
  /** Logging and error handling, as far as names of calls and statements tell: style → how often. */
  readonly styles: Readonly<Record<string, number>>
  /** Why something is missing; null when the whole file was parsed. */
  readonly unread: string | null
}

export interface EntryPoint {
  readonly path: string
  readonly reason: string
}

/** A folder that stands for a module, and the modules that its files import. */
export interface ModuleFacts {
  readonly name: string
  readonly files: number
  readonly lines: number
  /** Sorted; how many imports lead there. */
  readonly dependsOn: readonly { readonly module: string; readonly imports: number }[]
}

export interface Dependency {
  readonly name: string
  /** As the manifest writes it; null when it names none. */
  readonly version: string | null
  readonly scope: 'runtime' | 'development' | 'build' | 'image' | 'action'
  readonly line: number
}

/** A script, target, job or task that a manifest defines. */
export interface Target {
  readonly name: string
  readonly command: string | null
  readonly line: number
}

export interface Manifest {
  readonly path: string
  readonly kind: string
  readonly dependencies: readonly Dependency[]
  readonly targets: readonly Target[]
  readonly services: readonly string[]
  readonly ports: readonly string[]
  readonly variables: readonly VariableUse[]
  /** Why it could not be read; then the rest is empty. */
  readonly error: string | null
}

export interface EnvironmentVariable {
  readonly name: string
  readonly definedIn: readonly string[]
  readonly usedIn: readonly string[]
}

export interface DocumentFacts {
  readonly path: string
  readonly kind: 'readme' | 'decision' | 'research' | 'living' | 'document'
  readonly title: string
  readonly sections: readonly { readonly title: string; readonly depth: number; readonly line: number }[]
  readonly links: readonly { readonly target: string; readonly line: number }[]
  /** Inline code that names a path or a symbol. */
  readonly references: readonly { readonly text: string; readonly line: number }[]
  readonly samples: readonly { readonly language: string; readonly line: number; readonly lines: number }[]
}

/** What a research document says of a technology, against the manifests. */
export interface TechnologyFinding {
  readonly technology: string
  readonly path: string
  readonly line: number
  /** As the document names it. */
  readonly named: string | null
  /** As the manifests have it. */
  readonly found: string | null
  readonly status: 'agreed' | 'conflicting' | 'absent'
}

export interface Convention {
  /** What is counted: `names of functions`, `test layout`, `logging`. */
  readonly topic: string
  /** Language or folder that it holds for. */
  readonly scope: string
  readonly style: string
  readonly count: number
  readonly total: number
  readonly examples: readonly string[]
}

/** Everything that can be known of a repository without running it. Taken only when asked for. */
export interface RepositoryIndex {
  readonly commit: string | null
  readonly shallow: boolean
  readonly files: readonly IndexedFile[]
  readonly symbols: readonly IndexedSymbol[]
  readonly tests: readonly TestDeclaration[]
  readonly imports: readonly Import[]
  readonly routes: readonly (Route & { readonly path: string })[]
  readonly entryPoints: readonly EntryPoint[]
  /** Source files that no entry point, test or public package reaches. */
  readonly unreached: readonly string[]
  readonly modules: readonly ModuleFacts[]
  readonly manifests: readonly Manifest[]
  readonly environment: readonly EnvironmentVariable[]
  readonly documents: readonly DocumentFacts[]
  readonly technologies: readonly TechnologyFinding[]
  readonly conventions: readonly Convention[]
  readonly unread: readonly { readonly path: string; readonly reason: string }[]
  readonly languages: Readonly<Record<string, number>>
  /** Called names by file; for {@link callersOf}. */
  readonly calls: ReadonlyMap<string, ReadonlySet<string>>
}
