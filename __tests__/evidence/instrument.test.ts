import { instrument } from '../../src/evidence/detect/instrument.ts'

const JEST = '--json --testLocationInResults --outputFile=/t/s.json'
const VITEST = '--reporter=default --reporter=json --outputFile.json=/t/s.json'

describe('a command whose runner takes arguments', () => {
  it.each([
    ['jest', `jest ${JEST}`],
    ['npx jest --ci', `npx jest --ci ${JEST}`],
    ['NODE_ENV=test cross-env CI=1 jest', `NODE_ENV=test cross-env CI=1 jest ${JEST}`],
    [
      'node --experimental-vm-modules node_modules/jest/bin/jest.js',
      `node --experimental-vm-modules node_modules/jest/bin/jest.js ${JEST}`,
    ],
    ['c8 vitest run', `c8 vitest run ${VITEST}`],
    ['npm run build && vitest run', `npm run build && vitest run ${VITEST}`],
    ['vitest run -t "a && b"', `vitest run -t "a && b" ${VITEST}`],
    ['pnpm exec vitest', `pnpm exec vitest ${VITEST}`],
    ['react-scripts test', `react-scripts test ${JEST}`],
    ['bun test', 'bun test --reporter=junit --reporter-outfile=/t/s.xml'],
    ['mocha --reporter dot', 'mocha --reporter dot --reporter json --reporter-option output=/t/s.json'],
    ['npx playwright test', 'npx playwright test --reporter=list,json'],
    ['deno test -A', 'deno test -A --junit-path=/t/s.xml'],
    ['dotnet test App.sln', 'dotnet test App.sln --logger trx --results-directory /t/s'],
    ['bundle exec rspec', 'bundle exec rspec --format progress --format json --out /t/s.json'],
    ['vendor/bin/phpunit', 'vendor/bin/phpunit --log-junit /t/s.xml'],
    ['bats test', 'bats test --formatter tap'],
    [
      'cmake --build b && ctest --test-dir b',
      'cmake --build b && ctest --test-dir b --output-junit /t/s.xml',
    ],
    ['python3 -m unittest discover', 'python3 -m unittest -v -b discover 2>&1'],
    ['cargo nextest run', 'cargo nextest run --message-format libtest-json'],
    ['./mvnw -B test', './mvnw -B test'],
  ])('%s', (command, expected) => {
    expect(instrument(command, {}, '/t/s').command).toBe(expected)
  })

  it.each([
    ['npm test', { test: 'jest' }, `npm test -- ${JEST}`],
    ['npm t', { test: 'vitest run' }, `npm t -- ${VITEST}`],
    ['npm test -- --ci', { test: 'jest' }, `npm test -- --ci ${JEST}`],
    ['npm run unit', { unit: 'jest' }, `npm run unit -- ${JEST}`],
    ['npm test', { test: 'npm run unit', unit: 'jest' }, `npm test -- -- ${JEST}`],
    [
      'npm test',
      { test: 'npm run lint && npm run unit --silent', lint: 'eslint .', unit: 'jest' },
      `npm test -- -- ${JEST}`,
    ],
    ['yarn test', { test: 'jest' }, `yarn test ${JEST}`],
    ['yarn jest', {}, `yarn jest ${JEST}`],
    ['pnpm run test', { test: 'vitest' }, `pnpm run test ${VITEST}`],
    ['bun run test', { test: 'vitest' }, `bun run test ${VITEST}`],
  ])('%s with %j', (command, scripts, expected) => {
    expect(instrument(command, scripts as Record<string, string>, '/t/s').command).toBe(expected)
  })

  it.each([
    ['jest && echo done'],
    ['jest | tee log'],
    ['(jest)'],
    ['jest # all'],
    ['echo "jest'],
    ['echo jest'],
    ['rm -rf jest'],
    ['vitest bench'],
    ['make test'],
    ['npm test --workspaces'],
    ['npm --prefix web test'],
    [''],
  ])('%s stays as it is', command => {
    const { runner, ...instrumented } = instrument(command, { test: 'jest' }, '/t/s')
    expect(instrumented).toEqual({ written: command, command, environment: {}, reports: [] })
    expect(runner).toBeNull()
  })

  it('scripts that call each other in a circle end', () => {
    const scripts = { test: 'npm run a', a: 'npm test && npm run a' }
    expect(instrument('npm test', scripts, '/t/s').runner).toBeNull()
  })

  it('a path with spaces is one word', () => {
    expect(instrument('jest', {}, '/a b/s').command).toContain('"--outputFile=/a b/s.json"')
  })
})

describe('a command whose runner reads a variable', () => {
  it.each([
    ['node --test', {}],
    ['node --import tsx --test "src/**/*.test.ts" && echo ok', {}],
    ['npm test', { test: 'npm run build; node --test; npm run lint' }],
  ])('%s', (command, scripts) => {
    const instrumented = instrument(command, scripts as Record<string, string>, '/t/s')
    expect(instrumented.command).toBe(command)
    expect(instrumented.environment.NODE_OPTIONS).toBe(
      '--test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=/t/s.xml',
    )
    expect(instrumented.reports).toEqual(['/t/s.xml'])
  })

  it.each([
    ['pytest'],
    ['python -m pytest -x'],
    ['python3.12 -m pytest'],
    ['uv run pytest'],
    ['poetry run python -m pytest'],
    ['coverage run -m pytest'],
    ['cd src; py.test'],
  ])('%s', command => {
    const instrumented = instrument(command, {}, '/t/s')
    expect(instrumented.environment.PYTEST_ADDOPTS).toBe(
      '--junitxml=/t/s.xml -o junit_family=xunit1 -o cache_dir=/t/s-cache',
    )
    expect(instrumented.reports).toEqual(['/t/s.xml'])
  })
})

describe('a command whose output is the report', () => {
  it.each([
    ['go test ./...', 'go test -json ./...', 'go-test-json'],
    ['CGO_ENABLED=0 go test -race ./...', 'CGO_ENABLED=0 go test -json -race ./...', 'go-test-json'],
    ['go test -json ./...', 'go test -json ./...', 'go-test-json'],
    ['cargo test', 'cargo test 2>&1', 'cargo-text'],
    ['cargo test -- --test-threads=1', 'cargo test -- --test-threads=1 2>&1', 'cargo-text'],
  ])('%s', (command, expected, format) => {
    expect(instrument(command, {}, '/t/s')).toMatchObject({
      command: expected,
      outputFormat: format,
      reports: [],
    })
  })

  it.each([['go vet ./... && go test ./...'], ['cargo test; cargo clippy'], ['go test ./... | tee log']])(
    '%s is more than the runner and stays as it is',
    command => {
      expect(instrument(command, {}, '/t/s')).toMatchObject({ command, runner: null })
    },
  )
})

it.each([
  ['pytest --junitxml=out/junit.xml', ['out/junit.xml']],
  ['pytest --junit-xml out/junit.xml', ['out/junit.xml']],
  ['vitest run --reporter=junit --outputFile=junit.xml', ['junit.xml']],
  ['vitest run --outputFile.junit=junit.xml', ['junit.xml']],
  ['jest --json --outputFile results.json', ['results.json']],
])('a command that asks for its own report keeps it: %s', (command, reports) => {
  expect(instrument(command, {}, '/t/s')).toMatchObject({ command, environment: {}, reports })
})
