/**
 * Something a user caused and can mend. Problems are values: stages return them, entries print them all
 * at once. A thrown error, by contrast, is always a defect of ours.
 */
export interface Problem {
  readonly severity: 'error' | 'warning'
  /** Where: a path inside the checkout, an input's name, or a suite's name. */
  readonly place: string
  readonly line?: number
  /** What was found. */
  readonly message: string
  /** What was expected instead, and what to do about it. */
  readonly remedy: string
}

/** A value, or the problems that stood in its way. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** One line for people: `place:line: message. Remedy`. */
export function describeProblem(problem: Problem): string {
  const where = problem.line === undefined ? problem.place : `${problem.place}:${problem.line}`
  return `${where}: ${problem.message}. ${problem.remedy}`
}
