import type { Problem } from '../model/problem.ts'
import { shortLine } from '../text/inert.ts'

/** More than this helps nobody; the rest is counted. */
const MOST_PROBLEMS = 100

/** Collects every problem of one file, so that all of them are reported at once. */
export class Findings {
  readonly place: string
  readonly #problems: Problem[] = []
  #more = 0

  constructor(place: string) {
    this.place = place
  }

  /** `message` says what was found, `remedy` what was expected and what to do. */
  add(line: number, message: string, remedy: string): void {
    if (this.#problems.length < MOST_PROBLEMS) {
      this.#problems.push({ severity: 'error', place: this.place, line, message, remedy })
    } else this.#more++
  }

  /** In the order of their lines. */
  get problems(): readonly Problem[] {
    const sorted = this.#problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    if (this.#more === 0) return sorted
    const message = `${this.#more} more problems are not shown`
    const remedy = 'Mend the ones above and run again.'
    return [...sorted, { severity: 'error', place: this.place, message, remedy }]
  }
}

/** What somebody wrote, quoted on one short and harmless line. */
export function quote(text: string): string {
  return `"${shortLine(text, 60)}"`
}
