import type { Declaration } from './inventory.ts'

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
