import { detectSuites, suitesFromConfig, suitesFromInput } from '../../src/evidence/detect/suites.ts'
import { snapshotOf } from './support.ts'

const options = { reportsFolder: '/tmp/reports', timeoutMs: 60_000 }
const manifest = (test: string | undefined, more: object = {}) =>
  JSON.stringify({ ...(test === undefined ? {} : { scripts: { test } }), ...more })

/** Each suite as `folder $ command`, without the arguments that we add. */
async function detected(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { suites } = await detectSuites(snapshotOf(files), options)
  return suites.map(suite => `${suite.directory} $ ${suite.command.split(/ -- | --reporter| --json/)[0]}`)
}

describe('suites that manifests tell of', () => {
  it.each([
    ['nothing', { 'README.md': '' }, []],
    ['a package without scripts', { 'package.json': '{}' }, []],
    ['what npm init writes', { 'package.json': manifest('echo "Error: no test specified" && exit 1') }, []],
    ['an empty script', { 'package.json': manifest(' ') }, []],
    ['npm', { 'package.json': manifest('mocha') }, ['. $ npm test']],
    ['Maven', { 'pom.xml': '<project/>' }, ['. $ mvn -B --fail-at-end test']],
    [
      'Maven with Failsafe and a wrapper',
      { 'pom.xml': '<artifactId>maven-failsafe-plugin</artifactId>', mvnw: '' },
      ['. $ ./mvnw -B --fail-at-end verify'],
    ],
    [
      'Gradle',
      { 'settings.gradle.kts': '', 'build.gradle': '', gradlew: '' },
      ['. $ ./gradlew test --continue --no-build-cache'],
    ],
    ['.NET without tests', { 'a.csproj': '<Project/>' }, []],
    [
      '.NET',
      { 'A.sln': '', 't/t.csproj': '<PackageReference Include="Microsoft.NET.Test.Sdk"/>' },
      ['. $ dotnet test --logger trx --results-directory /tmp/reports/dotnet-test-d6217d97'],
    ],
    ['CMake without tests', { 'CMakeLists.txt': 'project(a)' }, []],
    ['unittest', { 'test_a.py': 'import unittest\n' }, ['. $ python3 -m unittest -v -b 2>&1']],
    [
      'unittest in a folder',
      { 'tests/test_a.py': 'import unittest\n' },
      ['. $ python3 -m unittest -v -b discover -s tests 2>&1'],
    ],
    [
      'a Go workspace',
      {
        'go.work': 'go 1.22\nuse (\n\t./a\n\t./deep/b // x\n)\nuse ./none\n',
        'a/go.mod': '',
        'a/a_test.go': '',
        'deep/b/go.mod': '',
        'deep/b/b_test.go': '',
      },
      ['a $ go test -json ./...', 'deep/b $ go test -json ./...'],
    ],
    [
      'nextest',
      { 'Cargo.toml': '', '.config/nextest.toml': '' },
      ['. $ cargo nextest run --no-fail-fast --message-format libtest-json'],
    ],
    [
      'Deno',
      { 'deno.json': '{"tasks":{"test":"deno test -A"}}', 'a_test.ts': '' },
      ['. $ deno task test --junit-path=/tmp/reports/deno-test-64c8b187.xml'],
    ],
    [
      'PHPUnit',
      { 'phpunit.xml.dist': '', 'tests/ATest.php': '' },
      ['. $ vendor/bin/phpunit --log-junit /tmp/reports/phpunit-9afa954f.xml'],
    ],
    ['bats', { 'README.md': '', 'test/a.bats': '' }, ['. $ bats test --formatter tap']],
    ['pnpm by lockfile', { 'package.json': manifest('jest'), 'pnpm-lock.yaml': '' }, ['. $ pnpm run test']],
    ['yarn by lockfile', { 'package.json': manifest('jest'), 'yarn.lock': '' }, ['. $ yarn run test']],
    ['bun by lockfile', { 'package.json': manifest('jest'), 'bun.lock': '' }, ['. $ bun run test']],
    [
      'a manager by name',
      { 'package.json': manifest('jest', { packageManager: 'pnpm@9.1.0' }), 'yarn.lock': '' },
      ['. $ pnpm run test'],
    ],
    ['a byte order mark', { 'package.json': `\ufeff${manifest('jest')}` }, ['. $ npm test']],
    [
      'a root that stands for its workspaces',
      {
        'package.json': manifest('vitest', { workspaces: ['packages/*'] }),
        'packages/a/package.json': manifest('vitest'),
      },
      ['. $ npm test'],
    ],
    [
      'a root that delegates to its workspaces',
      {
        'package.json': manifest('npm test --workspaces', {
          workspaces: { packages: ['./packages/*/', '!packages/c'] },
        }),
        'packages/a/package.json': manifest('vitest'),
        'packages/b/package.json': '{}',
        'packages/c/package.json': manifest('vitest'),
        'packages/node_modules/package.json': manifest('vitest'),
        'other/package.json': manifest('vitest'),
      },
      ['packages/a $ npm test'],
    ],
    [
      'pnpm workspaces below a root without tests',
      {
        'package.json': '{}',
        'pnpm-lock.yaml': '',
        'pnpm-workspace.yaml': "packages:\n  # all\n  - 'apps/*'\nother:\n  - x/*\n",
        'apps/web/package.json': manifest('jest'),
        'x/y/package.json': manifest('jest'),
      },
      ['apps/web $ pnpm run test'],
    ],
    [
      'packages below a root without one',
      {
        'web/package.json': manifest('jest'),
        'examples/package.json': manifest('jest'),
        'a/b/package.json': manifest('jest'),
      },
      ['web $ npm test'],
    ],
    ['pytest.ini', { 'pytest.ini': '[pytest]', 'checks/test_a.py': '' }, ['. $ python3 -m pytest']],
    [
      'pytest in pyproject',
      { 'pyproject.toml': '[tool.pytest.ini_options]', 'src/a_test.py': '' },
      ['. $ python3 -m pytest'],
    ],
    ['pytest in setup.cfg', { 'setup.cfg': '[tool:pytest]', 'test_a.py': '' }, ['. $ python3 -m pytest']],
    ['pytest in tox.ini', { 'tox.ini': 'deps = pytest', 'test_a.py': '' }, ['. $ python3 -m pytest']],
    ['tests alone', { 'tests/unit/test_a.py': '' }, ['. $ python3 -m pytest']],
    [
      'a Python project below',
      { 'backend/pyproject.toml': 'pytest', 'backend/tests/test_a.py': '', 'web/a.ts': '' },
      ['backend $ python3 -m pytest'],
    ],
    ['pytest without a test', { 'pyproject.toml': '[tool.pytest.ini_options]' }, []],
    ['pyproject without pytest', { 'pyproject.toml': '[project]', 'lib/test_a.py': '' }, []],
    ['a Go module', { 'go.mod': 'module a', 'p/a_test.go': '' }, ['. $ go test -json ./...']],
    ['a Go module without a test', { 'go.mod': 'module a', 'p/a.go': '' }, []],
    [
      'Go modules below',
      { 'api/go.mod': '', 'api/a_test.go': '', 'vendor/go.mod': '', 'vendor/a_test.go': '' },
      ['api $ go test -json ./...'],
    ],
    ['a Cargo package', { 'Cargo.toml': '[package]' }, ['. $ cargo test --no-fail-fast 2>&1']],
    [
      'a Cargo workspace',
      { 'Cargo.toml': '[package]\n[workspace]\n' },
      ['. $ cargo test --no-fail-fast --workspace 2>&1'],
    ],
    [
      'several languages',
      { 'package.json': manifest('jest'), 'go.mod': '', 'a_test.go': '', 'tests/test_a.py': '' },
      ['. $ npm test', '. $ python3 -m pytest', '. $ go test -json ./...'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await detected(files)).toEqual(expected)
  })

  it('a broken manifest is a problem, and the other suites stand', async () => {
    const { suites, problems } = await detectSuites(
      snapshotOf({ 'package.json': '{ "scripts": ', 'go.mod': '', 'a_test.go': '' }),
      options,
    )
    expect(suites).toHaveLength(1)
    expect(problems).toMatchObject([{ severity: 'warning', place: 'package.json' }])
  })

  it('a script named like a property of every object is no script', async () => {
    const { suites } = await detectSuites(
      snapshotOf({ 'package.json': '{"scripts":{"constructor":"jest"}}' }),
      options,
    )
    expect(suites).toEqual([])
  })

  it('no two suites write to the same report', async () => {
    const files = {
      'package.json': manifest(undefined, { workspaces: ['*', 'a/*'] }),
      'a-b/package.json': manifest('jest'),
      'a/b/package.json': manifest('jest'),
    }
    const { suites } = await detectSuites(snapshotOf(files), options)
    expect(suites).toHaveLength(2)
    expect(new Set(suites.flatMap(suite => suite.reports)).size).toBe(2)
  })
})

describe('suites of the configuration', () => {
  const config = {
    name: 'unit',
    run: 'npm test',
    reports: [],
    coverage: [],
    timeoutMs: null,
    env: ['DATABASE_URL'],
  }

  it('keep their command when they name their reports', async () => {
    const [suite] = await suitesFromConfig(
      [{ ...config, reports: ['junit.xml'], timeoutMs: 5_000 }],
      snapshotOf({ 'package.json': manifest('jest') }),
      options,
    )
    expect(suite).toMatchObject({
      name: 'unit',
      command: 'npm test',
      source: 'config',
      reports: ['junit.xml'],
      timeoutMs: 5_000,
      passEnvironment: ['DATABASE_URL'],
      environment: {},
    })
  })

  it('are made to report when they name none', async () => {
    const [suite] = await suitesFromConfig(
      [config],
      snapshotOf({ 'package.json': manifest('jest') }),
      options,
    )
    expect(suite?.command).toMatch(/^npm test -- --json .*--outputFile=\/tmp\/reports\/unit-\w+\.json$/)
    expect(suite?.timeoutMs).toBe(60_000)
  })
})

describe('suites of the input', () => {
  const globs = { reports: ['out/*.xml'], coverage: ['lcov.info'] }

  it('are made to report where the runner is known, and else read the globs', async () => {
    const suites = await suitesFromInput(
      ['pytest -q', 'make check', 'make check'],
      globs,
      snapshotOf({}),
      options,
    )
    expect(suites.map(suite => suite.name)).toEqual(['pytest -q', 'make check', 'make check (2)'])
    expect(suites[0]?.environment.PYTEST_ADDOPTS).toContain(`--junitxml=${suites[0]?.reports[0]} `)
    expect(suites[1]).toMatchObject({
      command: 'make check',
      reports: ['out/*.xml'],
      coverage: ['lcov.info'],
      source: 'input',
    })
  })
})
