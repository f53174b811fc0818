import type { DeclarationKind } from '../../model/inventory.ts'
import type { Visibility } from '../../model/repository-index.ts'
import type { Match } from '../../text/syntax.ts'
import type { CallRules } from '../asserts.ts'
import type { ImportRules } from '../imports/read.ts'

/**
 * One programming language. Adding one: write a file like its neighbours, add a line to `registry.ts`, and
 * add the grammar's package to `scripts/grammars.mjs`.
 */
export interface SourceLanguage {
  /** For people, and the key under which its files are counted. */
  readonly name: string
  /** Name of the tree-sitter grammar: `tree-sitter-<grammar>.wasm`. */
  readonly grammar: string
  /** Endings of file names, with the dot. */
  readonly endings: readonly string[]
  /**
   * A tree-sitter query. Captures that mean something:
   * `@name`, together with one of the kinds of `Declaration` on the whole declaration (`@class`, `@method`,
   * …), after a dot what the language calls it (`@class.struct`); `@owner` for an owner that is named there
   * instead of around it; `@scope` with a `@name` for a range that owns without declaring; `@access` for
   * a statement that makes what follows in its owner more or less visible; `@text` for comments and strings.
   */
  readonly declarations: string
  /** Blanks what no parser of the language alone can read, such as macros; the length must not change. */
  readonly prepare?: (text: string) => string
  /**
   * A tree-sitter query for tests, run together with `declarations`. `@call` is a call with its `@function`
   * or `@property` (and the `@object` in front), `@asserts` a statement that can fail the test; the rest is
   * between this query and `testBlocks`.
   */
  readonly tests: string
  /** Finds the suites and cases among the matches of `tests`. */
  readonly testBlocks: (text: string, matches: readonly Match[]) => readonly TestBlock[]
  readonly calls: CallRules
  readonly imports: ImportRules
  /**
   * Can the word at `[start, end)` be declared there? A cheap look at the neighbouring bytes that saves
   * parsing files which only use the word; when in doubt it says yes.
   */
  readonly mayDeclare: (file: Uint8Array, start: number, end: number) => boolean
  /** How far a declaration can be seen, by the language's own rules. */
  readonly visibility: (subject: VisibilitySubject) => Visibility
}

/** What the visibility of a declaration can depend on. */
export interface VisibilitySubject {
  readonly name: string
  /** What stands in front of the name in its declaration, modifiers and the like. */
  readonly head: string
  readonly form: string | undefined
  /** The innermost declaration around it. */
  readonly owner: { readonly kind: DeclarationKind; readonly form: string | undefined } | null
  /** The last access statement before it in its owner (`private` in Ruby, `public:` in C++). */
  readonly access: string | null
}

/** A suite or a test case as the language writes it, not yet nested. */
export interface TestBlock {
  readonly kind: 'suite' | 'case'
  readonly name: string
  readonly start: number
  /** Where its body begins; equal to `end` when it has none. */
  readonly bodyStart: number
  readonly end: number
  readonly line: number
  readonly endLine: number
  /** Switched off, or nothing but a plan (`todo`). */
  readonly skipped: boolean
  /** The body is the function of this name. */
  readonly bodyName?: string
  /** A mark on it can fail it, such as an expected exception; then its body need not. */
  readonly asserts?: true
}
