import type { CheckRun, SuiteRun, TestCase } from './evidence.ts'
import type { Declaration, TestDeclaration } from './inventory.ts'
import type { Origin } from './plan.ts'

/** Whether passing tests executed the code that a link stands on. */
export type Executed =
  | { readonly kind: 'yes'; readonly suite: string; readonly path: string; readonly line: number }
  | { readonly kind: 'no'; readonly suite: string }
  | { readonly kind: 'unknown' }

export interface ObservedTest {
  readonly suite: SuiteRun
  readonly case: TestCase
  /** The test as it stands in the code, where it could be found there. */
  readonly declaration: TestDeclaration | null
}

interface LinkBase {
  readonly origin: Origin
  /** What the item or the tag says. */
  readonly value: string
  /** Where it says so. */
  readonly place: { readonly path: string; readonly line: number }
}

/** A path that an item names, resolved against the inventory. */
export interface PathLink extends LinkBase {
  readonly kind: 'path'
  readonly resolution:
    | { readonly kind: 'found'; readonly paths: readonly string[] }
    | { readonly kind: 'untracked' }
    | { readonly kind: 'outside' }
    | { readonly kind: 'absent' }
    /** Not clearly a path of this repository: says nothing. */
    | { readonly kind: 'undecided'; readonly reason: string }
  readonly executed: Executed
}

export interface SymbolLink extends LinkBase {
  readonly kind: 'symbol'
  readonly resolution:
    | { readonly kind: 'found'; readonly declarations: readonly Declaration[] }
    /** The word occurs, but no parser of ours saw it declared. */
    | { readonly kind: 'undecided'; readonly reason: string }
    | { readonly kind: 'absent' }
  readonly executed: Executed
}

export interface TestLink extends LinkBase {
  readonly kind: 'test'
  readonly resolution:
    | { readonly kind: 'observed'; readonly tests: readonly ObservedTest[] }
    /** It stands in the code; no report of this job has it. */
    | { readonly kind: 'declared'; readonly tests: readonly TestDeclaration[]; readonly reason: string }
    | { readonly kind: 'not-run'; readonly reason: string }
    | { readonly kind: 'absent' }
}

export interface CheckLink extends LinkBase {
  readonly kind: 'check'
  readonly resolution: { readonly kind: 'observed'; readonly run: CheckRun } | { readonly kind: 'absent' }
}

/** A tie between an item and something in the repository or in this job's observations. */
export type Link = PathLink | SymbolLink | TestLink | CheckLink

export interface ItemTrace {
  readonly plan: string
  readonly item: string
  readonly links: readonly Link[]
}
