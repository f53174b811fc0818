import { realpathSync, writeFileSync } from 'node:fs'
import { describeProblem, type Problem } from '../model/problem.ts'
import { plainLine } from '../text/inert.ts'
import type { Format } from './arguments.ts'

/** The terminal as far as the command needs to know it. */
export interface Terminal {
  readonly color: boolean
  readonly width: number
  /** Standard error is watched by a person. */
  readonly interactive: boolean
  out(text: string): void
  err(text: string): void
}

/** Where a verb's result goes. */
export interface Result {
  readonly format: Format
  /** A file instead of standard output. */
  readonly out: string | null
}

/** Prints the result, and beside machine-readable ones the problems; gives the exit code. */
export function finish(
  command: Result,
  text: string,
  problems: readonly Problem[],
  code: number,
  terminal: Terminal,
): number {
  if (command.format === 'json' || command.out !== null)
    for (const problem of problems) say(problem, terminal)
  if (command.out === null) terminal.out(text.endsWith('\n') ? text : `${text}\n`)
  else {
    try {
      writeFileSync(command.out, text.endsWith('\n') ? text : `${text}\n`)
    } catch {
      return fail(
        [
          {
            severity: 'error',
            place: '--out',
            message: `${command.out} cannot be written`,
            remedy: 'Expected a file in a folder that exists',
          },
        ],
        terminal,
      )
    }
  }
  return code
}

/** Every problem on its line; exit code 2. */
export function fail(problems: readonly Problem[], terminal: Terminal): number {
  for (const problem of problems) say(problem, terminal)
  return 2
}

function say(problem: Problem, terminal: Terminal): void {
  terminal.err(`${problem.severity}: ${plainLine(describeProblem(problem))}\n`)
}

export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2)
}

/** The project root with links resolved; null when there is no such folder. */
export function realRoot(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}
