import { asksItself, optionWord, type TestRunner } from './runner.ts'

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

const mocha: TestRunner = {
  name: 'mocha',
  matches: ({ name }) => name === 'mocha' || name === '_mocha',
  // Of several reporters mocha takes the last, and with an output the report goes nowhere else.
  reporting: (_, slot) => ({
    kind: 'arguments',
    words: ['--reporter', 'json', '--reporter-option', `output=${slot}.json`],
    reports: [`${slot}.json`],
  }),
}

const playwright: TestRunner = {
  name: 'playwright test',
  matches: ({ name, args }) => name === 'playwright' && args[0] === 'test',
  reporting: (_, slot) => ({
    kind: 'arguments',
    words: ['--reporter=list,json'],
    variables: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${slot}.json`, PLAYWRIGHT_JSON_OUTPUT_FILE: `${slot}.json` },
    reports: [`${slot}.json`],
  }),
}

const denoTest: TestRunner = {
  name: 'deno test',
  matches: ({ name, args }) => name === 'deno' && args[0] === 'test',
  reporting: ({ args }, slot) =>
    asksItself(args, '--junit-path') ?? {
      kind: 'arguments',
      words: [`--junit-path=${slot}.xml`],
      reports: [`${slot}.xml`],
    },
}

/** Runners of JavaScript and TypeScript. */
export const JAVASCRIPT_RUNNERS: readonly TestRunner[] = [
  vitest,
  jest,
  bunTest,
  nodeTest,
  mocha,
  playwright,
  denoTest,
]
