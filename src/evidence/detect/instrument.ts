import { scriptCall } from './package-scripts.ts'
import { type Program, programOf } from './program.ts'
import { TEST_RUNNERS } from './runners/registry.ts'
import type { Reporting } from './runners/runner.ts'
import { quotedWord, simpleCommands } from './shell-words.ts'

/** A test command, made to leave a report where its runner is known. */
export interface Instrumented {
  /** The command as it was found. */
  readonly written: string
  readonly command: string
  readonly environment: Readonly<Record<string, string>>
  /** Reports that it will write: absolute, or relative to the folder that it runs in. */
  readonly reports: readonly string[]
  readonly outputFormat?: string
  /** Null when no runner was recognised: then the exit code is all there is. */
  readonly runner: string | null
}

/** Scripts that call scripts; deeper than this nobody goes on purpose. */
const DEPTH = 4

/**
 * Makes a test command leave a report, by what its runner offers: more arguments, a variable, or another
 * form of the command. A command whose runner cannot be told, or that cannot take arguments at its end
 * (`jest && echo done`), stays as it is.
 *
 * @param scripts scripts of the package.json in the folder that it runs in
 * @param slot absolute path, without extension, of a file that nobody else writes
 */
export function instrument(
  command: string,
  scripts: Readonly<Record<string, string>>,
  slot: string,
): Instrumented {
  const unchanged = { written: command, command, environment: {}, reports: [], runner: null }
  const found = findRunner(command, scripts, slot, DEPTH)
  if (found === null) return unchanged
  const { reporting, runner } = found
  switch (reporting.kind) {
    case 'arguments': {
      if (found.before === null) return unchanged
      const words = [...found.before, ...reporting.words].map(quotedWord)
      return {
        ...unchanged,
        command: `${command} ${words.join(' ')}`,
        environment: reporting.variables ?? {},
        reports: reporting.reports,
        runner,
      }
    }
    case 'environment':
      return { ...unchanged, environment: reporting.variables, reports: reporting.reports, runner }
    case 'output': {
      // Only a command that is nothing but the runner has the report alone on its output.
      if (found.calls > 0 || simpleCommands(command).length !== 1) return unchanged
      return {
        ...unchanged,
        command: reporting.rewrite(command),
        environment: reporting.variables ?? {},
        outputFormat: reporting.format,
        runner,
      }
    }
    case 'own':
      return { ...unchanged, reports: reporting.reports, runner }
  }
}

interface Found {
  readonly runner: string
  readonly reporting: Reporting
  /** Words that must stand before further arguments so that they reach the runner; null when they cannot. */
  readonly before: readonly string[] | null
  /** How many scripts lie between the command and its runner. */
  readonly calls: number
}

function findRunner(
  command: string,
  scripts: Readonly<Record<string, string>>,
  slot: string,
  depth: number,
): Found | null {
  const parts = simpleCommands(command)
  for (const [at, part] of [...parts.entries()].reverse()) {
    const takesArguments = at === parts.length - 1 && part.plain
    const call = scriptCall(part.words)
    const script = call !== null && Object.hasOwn(scripts, call.script) ? scripts[call.script] : undefined
    if (call !== null && script !== undefined) {
      const inner = depth > 0 ? findRunner(script, scripts, slot, depth - 1) : null
      if (inner === null) continue
      const before = takesArguments ? inner.before : null
      return {
        ...inner,
        before: before && (call.needsDashes ? ['--', ...before] : before),
        calls: inner.calls + 1,
      }
    }
    const direct = directRunner(programOf(part.words), slot)
    if (direct !== null) return { ...direct, before: takesArguments ? [] : null, calls: 0 }
  }
  return null
}

function directRunner(program: Program | null, slot: string): Pick<Found, 'runner' | 'reporting'> | null {
  const runner = program === null ? undefined : TEST_RUNNERS.find(candidate => candidate.matches(program))
  return program === null || runner === undefined
    ? null
    : { runner: runner.name, reporting: runner.reporting(program, slot) }
}
