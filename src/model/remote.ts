import type { FileChange } from './edit.ts'
import type { Snapshot } from './world.ts'

export type PushOutcome =
  | { readonly kind: 'pushed'; readonly commit: string }
  /** Somebody else was faster: the branch is no longer where it was expected. */
  | { readonly kind: 'raced' }
  /** The document is not what was read: judge again from the branch itself. */
  | { readonly kind: 'outdated'; readonly path: string }
  /** The server will not have it; `message` is the server's own word on one line. */
  | { readonly kind: 'refused'; readonly message: string; readonly remedy: string }

/** One branch of the remote repository, as the follow-up commit needs it. */
export interface RemoteBranch {
  readonly name: string
  /** Commit that the branch names right now; null when the branch or the server cannot be reached. */
  head(): Promise<{ readonly commit: string } | { readonly error: string; readonly remedy: string }>
  /** The branch's files at a commit that {@link head} gave. */
  snapshot(commit: string): Promise<Snapshot>
  /** One commit with these changes on top of `head`; never forced, lands only if the branch is still there. */
  push(head: string, changes: readonly FileChange[], message: string): Promise<PushOutcome>
}
