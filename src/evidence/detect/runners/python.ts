import { asksItself, optionWord, type TestRunner } from './runner.ts'

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

const unittest: TestRunner = {
  name: 'unittest',
  matches: ({ name }) => name === 'unittest',
  // It leaves no report, and tests print between its lines unless told not to.
  reporting: () => ({
    kind: 'output',
    rewrite: command => `${command.replace(/(-m\s{1,9}unittest)(?=\s|$)/, '$1 -v -b')} 2>&1`,
    format: 'unittest-text',
  }),
}

/** Runners of Python. */
export const PYTHON_RUNNERS: readonly TestRunner[] = [pytest, unittest]
