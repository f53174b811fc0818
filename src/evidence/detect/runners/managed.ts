import { asksItself, type TestRunner } from './runner.ts'

/** Maven's plugins write where the project tells them, by default below `target`. */
const maven: TestRunner = {
  name: 'maven',
  matches: ({ name }) => name === 'mvn' || name === 'mvnw',
  reporting: () => ({
    kind: 'own',
    reports: ['**/target/surefire-reports/TEST-*.xml', '**/target/failsafe-reports/TEST-*.xml'],
  }),
}

const gradle: TestRunner = {
  name: 'gradle',
  matches: ({ name }) => name === 'gradle' || name === 'gradlew',
  reporting: () => ({ kind: 'own', reports: ['**/build/test-results/**/TEST-*.xml'] }),
}

const dotnet: TestRunner = {
  name: 'dotnet test',
  matches: ({ name, args }) => name === 'dotnet' && args[0] === 'test',
  // One file for each test project.
  reporting: (_, slot) => ({
    kind: 'arguments',
    words: ['--logger', 'trx', '--results-directory', slot],
    reports: [`${slot}/*.trx`],
  }),
}

const rspec: TestRunner = {
  name: 'rspec',
  matches: ({ name }) => name === 'rspec',
  reporting: (_, slot) => ({
    kind: 'arguments',
    words: ['--format', 'progress', '--format', 'json', '--out', `${slot}.json`],
    reports: [`${slot}.json`],
  }),
}

const phpunit: TestRunner = {
  name: 'phpunit',
  matches: ({ name }) => /^phpunit(?:\.phar)?$/.test(name) || name === 'pest',
  reporting: ({ args }, slot) =>
    asksItself(args, '--log-junit') ?? {
      kind: 'arguments',
      words: ['--log-junit', `${slot}.xml`],
      reports: [`${slot}.xml`],
    },
}

const bats: TestRunner = {
  name: 'bats',
  matches: ({ name }) => name === 'bats',
  reporting: () => ({ kind: 'output', rewrite: command => `${command} --formatter tap`, format: 'tap' }),
}

/** Runners of the JVM, .NET, Ruby, PHP and the shell. */
export const MANAGED_RUNNERS: readonly TestRunner[] = [maven, gradle, dotnet, rspec, phpunit, bats]
