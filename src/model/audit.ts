import type { FileChange } from './edit.ts'
import type { Observations } from './evidence.ts'
import type { Inventory } from './inventory.ts'
import type { Problem } from './problem.ts'
import type { Gate, JudgedPlan } from './verdict.ts'

/** What was done, or would be done, to one document: enough for people, without its bytes. */
export type ChangeSummary = Pick<FileChange, 'path' | 'summary'>

/** Where the audited state can be looked at on the web. */
export interface WebPlace {
  /** Without a slash at the end: `https://github.com`, or an Enterprise Server's address. */
  readonly serverUrl: string
  /** `owner/name`; null when there is no such place, as on a developer's machine. */
  readonly repository: string | null
}

/** Everything that one audit found: the one input of every report. Paths are relative to `root`. */
export interface AuditResult {
  /** Commit that was audited; null without git. */
  readonly commit: string | null
  /** The project's root relative to the checkout's: `.` or, say, `packages/app`. */
  readonly root: string
  readonly judged: readonly JudgedPlan[]
  readonly observations: Observations
  readonly inventory: Inventory
  readonly gate: Gate
  /** No ledger was found: this is the first audit here. */
  readonly ledgerless: boolean
  readonly problems: readonly Problem[]
  readonly changes: readonly ChangeSummary[]
  readonly links: WebPlace
}
