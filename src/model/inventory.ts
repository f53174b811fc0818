/** One entry of the checkout. */
export interface FileEntry {
  /** Relative to the project's root, with `/`. */
  readonly path: string
  readonly kind: 'file' | 'link' | 'submodule'
  /** Git's blob id; null without git. */
  readonly blob: string | null
  /** `absent`: tracked, but left out by a sparse checkout; it exists, only its text cannot be read. */
  readonly state: 'present' | 'absent' | 'untracked'
}

export type DeclarationKind =
  | 'class'
  | 'interface'
  | 'type'
  | 'enum'
  | 'function'
  | 'method'
  | 'constant'
  | 'variable'
  | 'module'

/** A symbol that a parser saw declared. Lines are 1-based and inclusive. */
export interface Declaration {
  readonly name: string
  /** With its owners: `AuthService.login`. */
  readonly qualified: string
  readonly kind: DeclarationKind
  readonly path: string
  readonly line: number
  readonly endLine: number
}

/** A test case as it stands in the code. */
export interface TestDeclaration {
  /** As a report would call it, with its suites in front, joined by a space; templates stay as written. */
  readonly name: string
  readonly path: string
  readonly line: number
  readonly endLine: number
  /** The body calls something that can fail the test. Null when the parser cannot tell. */
  readonly asserts: boolean | null
  readonly skipped: boolean
}

/** An item's id, written in code or tests in a form that binds (`proof: AUTH-3`, `@covers AUTH-3`, …). */
export interface Tag {
  readonly id: string
  readonly path: string
  readonly line: number
  /** The form it was recognised by, for people. */
  readonly syntax: string
}

/** What the audit wants to know of the repository; collected from the plans before anything is read. */
export interface Questions {
  /** Words whose declarations are wanted: the last part of each named symbol. */
  readonly symbols: ReadonlySet<string>
  /** Explicit item ids that tags may name. */
  readonly ids: ReadonlySet<string>
  /** Paths (exact, relative) whose declarations are wanted for coverage. */
  readonly paths: ReadonlySet<string>
  /** Text that tests may carry in their names: explicit ids and the fixed parts of named tests. */
  readonly tests: ReadonlySet<string>
}

/** What the repository has, as far as the plans ask. */
export interface Inventory {
  /** Commit that was read; null without git. */
  readonly commit: string | null
  readonly files: readonly FileEntry[]
  /** Declarations of every asked word, and all declarations of every asked path. */
  readonly declarations: readonly Declaration[]
  /** For each asked word that occurs in a text file: the files, sorted. */
  readonly occurrences: ReadonlyMap<string, readonly string[]>
  readonly tags: readonly Tag[]
  readonly tests: readonly TestDeclaration[]
  /** Files that could not be looked into, and why. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[]
  /** How many tracked files of each language; languages that are not parsed are named `other`. */
  readonly languages: Readonly<Record<string, number>>
  readonly shallow: boolean
  /** Asked paths that are not tracked because git ignores them: built or written while the project runs. */
  readonly ignored: ReadonlySet<string>
}
