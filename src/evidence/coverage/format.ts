/** What a report tells of one file. */
export interface CoveredFile {
  /** As the report has it. */
  readonly source: string
  /** Folders that the path may be relative to, as the report has them; empty when it names none. */
  readonly roots: readonly string[]
  /** Line number → how often it ran; 1 where a format only tells that it did. */
  readonly lines: ReadonlyMap<number, number>
  /** Line number → tests that ran it, in formats that tell. */
  readonly tests?: ReadonlyMap<number, readonly string[]>
}

/** Takes what a format finds, file by file. One file may come several times: its counts add up. */
export interface CoverageSink {
  file(found: CoveredFile): void
  /** Part of the report was left out, and why. */
  note(note: string): void
}

/**
 * One coverage format. To add one: a file beside this one, a line in `registry.ts`, and its rows in the
 * tests. Readers stay linear in the report's size, whatever it holds.
 */
export interface CoverageFormat {
  /** As it is shown: `lcov`. */
  readonly name: string
  /** Judged by the beginning of the file, never by its name. */
  recognises(head: string): boolean
  /** Most bytes that are read; of a longer report nothing counts. */
  readonly maxBytes: number
  /** @returns why the report is unsound, so that nothing of it counts; undefined when it is sound */
  read(text: AsyncIterable<string>, sink: CoverageSink): Promise<string | undefined>
}

/** Lines of code in one file: beyond this it is no line number. */
export const LINE_NUMBER = 10_000_000

/** Lines of one file while a report is read; keeps impossible numbers out. */
export class LineCounts {
  readonly #counts = new Map<number, number>()

  get lines(): ReadonlyMap<number, number> {
    return this.#counts
  }

  /** The same line told twice in one place is one fact: the larger count holds. */
  atLeast(line: number, hits: number): void {
    if (!isLine(line) || Number.isNaN(hits)) return
    const count = Math.max(0, Math.min(hits, Number.MAX_SAFE_INTEGER))
    this.#counts.set(line, Math.max(this.#counts.get(line) ?? 0, count))
  }

  /** The line was told of again: the counts add up. Counters that overflowed into the negative are no run. */
  add(line: number, hits: number): void {
    if (isLine(line) && !Number.isNaN(hits))
      this.#counts.set(line, (this.#counts.get(line) ?? 0) + Math.max(0, hits))
  }
}

function isLine(line: number): boolean {
  return Number.isSafeInteger(line) && line > 0 && line <= LINE_NUMBER
}
