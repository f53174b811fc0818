import { asksItself, type TestRunner } from './runner.ts'

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

const nextest: TestRunner = {
  name: 'cargo nextest',
  matches: ({ name, args }) => name === 'cargo' && args[0] === 'nextest' && args[1] === 'run',
  // https://nexte.st/docs/machine-readable/libtest-json/
  reporting: () => ({
    kind: 'output',
    rewrite: command => `${command} --message-format libtest-json`,
    variables: { NEXTEST_EXPERIMENTAL_LIBTEST_JSON: '1' },
    format: 'libtest-json',
  }),
}

const ctest: TestRunner = {
  name: 'ctest',
  matches: ({ name }) => name === 'ctest',
  // CMake 3.21 and later.
  reporting: ({ args }, slot) =>
    asksItself(args, '--output-junit') ?? {
      kind: 'arguments',
      words: ['--output-junit', `${slot}.xml`],
      reports: [`${slot}.xml`],
    },
}

/** Runners of Go, Rust, C and C++. */
export const NATIVE_RUNNERS: readonly TestRunner[] = [goTest, nextest, cargoTest, ctest]
