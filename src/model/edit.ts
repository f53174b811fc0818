/** Replaces `[start, end)` of a document's text (UTF-16 offsets) by `text`. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A file's whole new content, to be written where the old content still is what was read. */
export interface FileChange {
  readonly path: string
  /** Content that was read; null when the file is new. */
  readonly before: Uint8Array | null
  readonly after: Uint8Array
  /** What was done, for people: "ticked AUTH-1", "status block". */
  readonly summary: readonly string[]
}
