import type { Program } from '../program.ts'

/** How a runner is made to leave a report that we can read. */
export type Reporting =
  /** Words after the command; `reports` is what they make it write. */
  | {
      readonly kind: 'arguments'
      readonly words: readonly string[]
      readonly reports: readonly string[]
      readonly variables?: Readonly<Record<string, string>>
    }
  /** Variables, which work wherever the runner stands in the command. */
  | {
      readonly kind: 'environment'
      readonly variables: Readonly<Record<string, string>>
      readonly reports: readonly string[]
    }
  /** Another command, whose standard output is the report in this format. */
  | {
      readonly kind: 'output'
      rewrite(command: string): string
      readonly format: string
      readonly variables?: Readonly<Record<string, string>>
    }
  /** The command asks for a report itself. */
  | { readonly kind: 'own'; readonly reports: readonly string[] }

/** One test runner. To add one: an entry in a file beside this one, and its rows in the tests. */
export interface TestRunner {
  readonly name: string
  matches(program: Program): boolean
  /** @param slot absolute path, without extension, of a file that nobody else writes */
  reporting(program: Program, slot: string): Reporting
}

/** The command names its report already: asking for another would override it or be refused. */
export function asksItself(args: readonly string[], ...options: readonly string[]): Reporting | null {
  for (const [at, arg] of args.entries()) {
    const [option = '', value] = split(arg)
    if (!options.some(known => option === known || option.startsWith(`${known}.`))) continue
    const report = value ?? args[at + 1]
    return { kind: 'own', reports: report === undefined ? [] : [report] }
  }
  return null
}

function split(arg: string): readonly string[] {
  const equals = arg.indexOf('=')
  return equals < 0 ? [arg] : [arg.slice(0, equals), arg.slice(equals + 1)]
}

/** A path inside a variable that is split at white space; both Node and pytest understand double quotes. */
export function optionWord(path: string): string {
  const slashed = path.replaceAll('\\', '/')
  return /\s/.test(slashed) ? `"${slashed}"` : slashed
}
