import type { FileEntry } from './inventory.ts'

/**
 * The outside world as the stages see it. Real ones live in `ports/`; tests hand in fakes.
 * Every path is relative to the project's root, with `/`, and can never leave it.
 */

/** One state of the repository, read-only: the working tree before tests run, or a commit. */
export interface Snapshot {
  /** Null without git. */
  readonly commit: string | null
  /** History is cut off: dates and authorship from it are not facts. */
  readonly shallow: boolean
  list(): Promise<readonly FileEntry[]>
  /** Bytes of a regular file; null when there is none, when it is a link, or when it lies outside. */
  read(path: string): Promise<Uint8Array | null>
  /** Something exists there, though git does not track it (working tree only). */
  untracked(path: string): Promise<boolean>
  /** Those of the paths that git is told to ignore: outputs, which it will never track. */
  ignored(paths: readonly string[]): Promise<ReadonlySet<string>>
}

export interface CommandRequest {
  /** Run by the platform's shell. */
  readonly command: string
  /** Relative to the project's root. */
  readonly directory: string
  /** The child's whole environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutMs: number
  /** Whole lines as they arrive, from both streams. Hostile: make inert before showing. */
  readonly onLine?: (line: string) => void
  /** Standard output goes to this file as well, up to the cap (absolute path in our temporary folder). */
  readonly outputFile?: string
}

export interface CommandResult {
  /** `exited` with a code, `signalled`, `timed-out` (the whole group was killed), or never `started`. */
  readonly kind: 'exited' | 'signalled' | 'timed-out' | 'not-started'
  /** Null unless it exited by itself. 127 is the shell's word for "no such program". */
  readonly exitCode: number | null
  readonly durationMs: number
  /** Last lines of both streams, at most 64 KiB. */
  readonly tail: string
  /** Output beyond the cap was thrown away. */
  readonly truncated: boolean
}

export interface Processes {
  run(request: CommandRequest): Promise<CommandResult>
}

/** A file that a command may have written. */
export interface ProducedFile {
  /** Relative to the project's root when inside it, else absolute in our temporary folder. */
  readonly path: string
  /** Changes when the content changes. */
  readonly fingerprint: string
  readonly size: number
}

/** Outputs of commands: reports and metrics. Links are followed only while they stay inside. */
export interface Outputs {
  /** A fresh empty folder outside the checkout (absolute path), removed when the job ends. */
  temporaryFolder(name: string): Promise<string>
  /** Regular files that the globs (relative to the root) or absolute temporary paths match, sorted. */
  find(patterns: readonly string[]): Promise<readonly ProducedFile[]>
  /** The content as a stream; throws when it vanished. */
  open(path: string): AsyncIterable<Uint8Array>
}

/** What people see while they wait. Text may be hostile; implementations make it inert. */
export interface Progress {
  /** A stage or suite begins; everything until the next call belongs to it. */
  stage(title: string): void
  /** A line of a child's output. */
  output(line: string): void
  /** One line from us. */
  note(message: string): void
}
