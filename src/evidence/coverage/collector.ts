import type { FileCoverage } from '../../model/evidence.ts'
import type { CheckoutPaths } from './checkout-paths.ts'
import type { CoverageSink, CoveredFile } from './format.ts'

/** Covered lines in all: beyond these it is no report. */
const LINES = 20_000_000
const NOTES = 20
/** Tests of one line that are remembered, and of all lines. */
const TESTS_OF_A_LINE = 50
const TESTS = 2_000_000

interface Kept {
  readonly lines: Map<number, number>
  readonly tests: Map<number, Set<string>>
  /** Path of the report that the file was found by. */
  readonly source: string
}

/** Brings the files of one coverage report to the checkout: each found, foreign or ambiguous. */
export class CoverageCollector implements CoverageSink {
  readonly #name: string
  readonly #paths: CheckoutPaths
  readonly #files = new Map<string, Kept>()
  readonly #clashes = new Set<string>()
  readonly #notes: string[] = []
  #foreign = 0
  #lines = 0
  #tests = 0
  #dropped = 0

  constructor(name: string, paths: CheckoutPaths) {
    this.#name = name
    this.#paths = paths
  }

  note(note: string): void {
    if (this.#notes.length < NOTES) this.#notes.push(`${this.#name}: ${note}`)
  }

  file(found: CoveredFile): void {
    const mapped = this.#paths.find(found.source, found.roots)
    if (mapped.kind === 'ambiguous')
      this.note(`${found.source} could be ${mapped.candidates.join(' or ')}, so its coverage was left out`)
    if (mapped.kind === 'foreign') this.#foreign++
    if (mapped.kind !== 'found') return
    const kept = this.#files.get(mapped.path) ?? { lines: new Map(), tests: new Map(), source: found.source }
    this.#files.set(mapped.path, kept)
    if (kept.source !== found.source && !this.#clashes.has(mapped.path)) {
      this.#clashes.add(mapped.path)
      this.note(
        `${kept.source} and ${found.source} both could be ${mapped.path}, so its coverage was left out`,
      )
    }
    this.#add(kept, found)
  }

  finish(): { readonly files: readonly FileCoverage[]; readonly notes: readonly string[] } {
    if (this.#dropped > 0) this.note(`more than ${LINES} lines; ${this.#dropped} were not kept`)
    if (this.#files.size === 0 && this.#foreign > 0 && this.#notes.length === 0)
      this.note(`none of its ${this.#foreign} files is a file of this checkout`)
    const files = [...this.#files].filter(([path]) => !this.#clashes.has(path))
    return {
      files: files.map(([path, { lines, tests }]) => ({
        path,
        lines,
        ...(tests.size === 0
          ? {}
          : { tests: new Map([...tests].map(([line, names]) => [line, [...names]])) }),
      })),
      notes: this.#notes,
    }
  }

  #add(kept: Kept, { lines, tests }: CoveredFile): void {
    for (const [line, hits] of lines) {
      const before = kept.lines.get(line)
      if (before === undefined && this.#lines >= LINES) {
        this.#dropped++
        continue
      }
      if (before === undefined) this.#lines++
      kept.lines.set(line, (before ?? 0) + hits)
    }
    for (const [line, names] of tests ?? []) {
      const known = kept.tests.get(line) ?? new Set()
      kept.tests.set(line, known)
      for (const name of names) {
        if (known.size >= TESTS_OF_A_LINE || this.#tests >= TESTS) break
        if (!known.has(name)) this.#tests++
        known.add(name)
      }
    }
  }
}
