import type { Program } from './program.ts'

/** How a runner is made to leave a report that we can read. */
export type Reporting =
  /** Words after the command; `reports` is what they make it write. */
  | { readonly kind: 'arguments'; readonly words: readonly string[]; readonly reports: readonly string[] }
  /** Variables, which work wherever the runner stands in the command. */
  | {
      readonly kind: 'environment'
      readonly variables: Readonly<Record<string, string>>
      readonly reports: readonly string[]
    }
  /** Another command, whose standard output is the report in this format. */
  | { readonly kind: 'output'; rewrite(command: string): string; readonly format: string }
  /** The command asks for a report itself. */
  | { readonly kind: 'own'; readonly reports: readonly string[] }

/** One test runner. To add one: an entry in {@link TEST_RUNNERS} and its rows in the tests. */
export interface TestRunner {
  readonly name: string
  matches(program: Program): boolean
  /** @param slot absolute path, without extension, of a file that nobody else writes */
  reporting(program: Program, slot: string): Reporting
}

const vitest: TestRunner = {
  name: 'vitest',
  matches: ({ name, args }) => name === 'vitest' && !/^(?:bench|list|init|typecheck)$/.test(args[0] ?? ''),
  // Its JSON tells of retries and keeps suite names apart; its JUnit report hides the first and joins the second.
  reporting: ({ args }, slot) =>
    asksItself(args, '--outputFile') ?? {
      kind: 'arguments',
      words: ['--reporter=default', '--reporter=json', `--outputFile.json=${slot}.json`],
      reports: [`${slot}.json`],
    },
}

const jest: TestRunner = {
  name: 'jest',
  matches: ({ name, args }) => name === 'jest' || (name === 'react-scripts' && args[0] === 'test'),
  reporting: ({ args }, slot) =>
    asksItself(args, '--outputFile') ?? {
      kind: 'arguments',
      words: ['--json', '--testLocationInResults', `--outputFile=${slot}.json`],
      reports: [`${slot}.json`],
    },
}

const bunTest: TestRunner = {
  name: 'bun test',
  matches: ({ name, args }) => name === 'bun' && args[0] === 'test',
  reporting: ({ args }, slot) =>
    asksItself(args, '--reporter-outfile') ?? {
      kind: 'arguments',
      words: ['--reporter=junit', `--reporter-outfile=${slot}.xml`],
      reports: [`${slot}.xml`],
    },
}

const nodeTest: TestRunner = {
  name: 'node --test',
  matches: ({ name, args }) => (name === 'node' || name === 'tsx') && args.includes('--test'),
  reporting: ({ args }, slot) =>
    asksItself(args, '--test-reporter-destination') ?? {
      kind: 'environment',
      variables: {
        // https://nodejs.org/api/test.html#multiple-reporters; the names are allowed in NODE_OPTIONS.
        NODE_OPTIONS: [
          '--test-reporter=spec --test-reporter-destination=stdout',
          `--test-reporter=junit --test-reporter-destination=${optionWord(`${slot}.xml`)}`,
        ].join(' '),
      },
      reports: [`${slot}.xml`],
    },
}

const pytest: TestRunner = {
  name: 'pytest',
  matches: ({ name }) => name === 'pytest' || name === 'py.test',
  reporting: ({ args }, slot) =>
    asksItself(args, '--junitxml', '--junit-xml') ?? {
      kind: 'environment',
      variables: {
        // xunit1 has file and line of each test. The cache would litter the checkout.
        PYTEST_ADDOPTS: `--junitxml=${optionWord(`${slot}.xml`)} -o junit_family=xunit1 -o cache_dir=${optionWord(`${slot}-cache`)}`,
      },
      reports: [`${slot}.xml`],
    },
}

const goTest: TestRunner = {
  name: 'go test',
  matches: ({ name, args }) => name === 'go' && args[0] === 'test',
  reporting: ({ args }) => ({
    kind: 'output',
    rewrite: command =>
      args.includes('-json') ? command : command.replace(/\bgo\s{1,20}test\b/, 'go test -json'),
    format: 'go-test-json',
  }),
}

const cargoTest: TestRunner = {
  name: 'cargo test',
  matches: ({ name, args }) => name === 'cargo' && (args[0] === 'test' || args[0] === 't'),
  // cargo names the test programs on standard error.
  reporting: () => ({ kind: 'output', rewrite: command => `${command} 2>&1`, format: 'cargo-text' }),
}

/** Every runner that can be made to report. */
export const TEST_RUNNERS: readonly TestRunner[] = [
  vitest,
  jest,
  bunTest,
  nodeTest,
  pytest,
  goTest,
  cargoTest,
]

/** The command names its report already: asking for another would override it or be refused. */
function asksItself(args: readonly string[], ...options: readonly string[]): Reporting | null {
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
function optionWord(path: string): string {
  const slashed = path.replaceAll('\\', '/')
  return /\s/.test(slashed) ? `"${slashed}"` : slashed
}
