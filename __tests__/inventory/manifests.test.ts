import { manifestReader, readManifest } from '../../src/inventory/manifests/registry.ts'
import type { Manifest } from '../../src/model/repository-index.ts'

function read(path: string, text: string): Manifest {
  const reader = manifestReader(path)
  if (reader === null) throw new Error(`${path} is no manifest`)
  return readManifest(path, text, reader)
}

const shown = ({ dependencies, targets, services, ports, variables }: Manifest) => [
  ...dependencies.map(({ name, version, scope, line }) => `${line}: ${scope} ${name} ${version}`),
  ...targets.map(({ name, command, line }) => `${line}: target ${name} ${command}`),
  ...services.map(name => `service ${name}`),
  ...ports.map(port => `port ${port}`),
  ...variables.map(({ name, line }) => `${line}: variable ${name}`),
]

describe('manifests', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'package.json',
      '{\n"dependencies": {\n"a": "^1.2"},\n"devDependencies": {"b": "2"},\n"engines": {"node": ">=20"},\n"scripts": {\n"go": "node go.js"}}',
      ['3: runtime a ^1.2', '4: development b 2', '5: runtime node >=20', '7: target go node go.js'],
    ],
    [
      'composer.json',
      '{"require": {"php": ">=8.1"}, "require-dev": {"phpunit/phpunit": "^10"}}',
      ['1: runtime php >=8.1', '1: development phpunit/phpunit ^10'],
    ],
    [
      'pyproject.toml',
      '[project]\nrequires-python = ">=3.9"\ndependencies = [\n  "a[x]>=1.2; python_version < \'3\'", # why\n  "b",\n]\n[project.scripts]\ngo = "app:main"\n[tool.poetry.group.dev.dependencies]\nc = { version = "^3", optional = true }\n[build-system]\nrequires = ["hatchling"]',
      [
        '2: runtime python >=3.9',
        '3: runtime a >=1.2',
        '3: runtime b null',
        '10: development c ^3',
        '12: build hatchling null',
        '8: target go app:main',
      ],
    ],
    [
      'requirements-dev.txt',
      '# tools\n-r base.txt\na==1.2\nb\ngit+https://example.com/c\n',
      ['3: runtime a ==1.2', '4: runtime b null'],
    ],
    [
      'setup.cfg',
      '[options]\npython_requires = >=3.8\ninstall_requires =\n  a>=1\n  b\nzip_safe = no\n',
      ['2: runtime python >=3.8', '4: runtime a >=1', '5: runtime b null'],
    ],
    [
      'Cargo.toml',
      '[package]\nname = "x"\nrust-version = "1.80"\n[dependencies]\na = "1"\nb = { version = "2", features = ["c"] }\nw.workspace = true\n[dev-dependencies.c]\nversion = "3"\n',
      ['3: runtime rust 1.80', '5: runtime a 1', '6: runtime b 2', '7: runtime w null', '9: development c 3'],
    ],
    [
      'go.mod',
      'module m\ngo 1.22\nrequire a.b/c v1.2.3 // indirect\nrequire (\n\td.e/f v0.1.0\n)\n',
      ['2: runtime go 1.22', '3: runtime a.b/c v1.2.3', '5: runtime d.e/f v0.1.0'],
    ],
    [
      'pom.xml',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Maven writes its properties so.
      '<project>\n<properties><x.version>1.2</x.version></properties>\n<dependency>\n<groupId>g</groupId><artifactId>a</artifactId><version>${x.version}</version><scope>test</scope>\n</dependency></project>',
      ['3: development g:a 1.2'],
    ],
    [
      'build.gradle.kts',
      'dependencies {\n  implementation("g:a:1.2")\n  testImplementation("g:b:2")\n}\ntasks.register("go") {}\n',
      ['2: runtime g:a 1.2', '3: development g:b 2', '5: target go null'],
    ],
    [
      'Gemfile',
      'source "x"\ngem "rails", "~> 7.1"\n  gem \'rake\'\n',
      ['2: runtime rails ~> 7.1', '3: runtime rake null'],
    ],
    ['x.gemspec', 's.add_development_dependency("a", ">= 1")\n', ['1: development a >= 1']],
    [
      'compose.yaml',
      'services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n    environment: { DB_USER: x }\n  web:\n    environment:\n      - WEB_KEY=1\n',
      [
        '3: image postgres 16',
        'service db',
        'service web',
        'port 5432:5432',
        '5: variable DB_USER',
        '8: variable WEB_KEY',
      ],
    ],
    [
      'Dockerfile',
      'FROM registry:5000/node:20-slim AS build\nENV PORT=1\nFROM build\nEXPOSE 8080 9090/tcp\n',
      ['1: image registry:5000/node 20-slim', 'port 8080', 'port 9090/tcp', '2: variable PORT'],
    ],
    [
      'Makefile',
      'X := 1\nall: build\n\t@echo hi\nbuild test:\n',
      ['2: target all @echo hi', '4: target build null'],
    ],
    ['Taskfile.yml', 'tasks:\n  go:\n    cmds: [x]\n', ['2: target go null']],
    [
      '.github/workflows/ci.yml',
      'env: { TOP: 1 }\njobs:\n  test:\n    steps:\n      - uses: actions/checkout@v4\n      - uses: ./local\n      - run: x\n        env: { STEP: 1 }\n',
      ['5: action actions/checkout v4', '3: target test null', '1: variable TOP', '8: variable STEP'],
    ],
    [
      '.env.example',
      '# SECRET=never shown\nAPI_KEY=abc\nexport B=1\n',
      ['1: variable SECRET', '2: variable API_KEY', '3: variable B'],
    ],
  ])('%s', (path, text, expected) => {
    const manifest = read(path, text)
    expect(manifest.error).toBeNull()
    expect(shown(manifest)).toEqual(expected)
  })

  it.each([
    ['package.json', '{ "dependencies": '],
    ['compose.yml', 'a: [1\nb: }'],
    ['pom.xml', 'nothing'],
    ['Taskfile.yml', `a: &a [x]\n${'b: [*a, *a]\n'.repeat(60)}c: [*b]`],
  ])('a broken %s says so', (path, text) => {
    expect(read(path, text)).toMatchObject({ error: expect.any(String), dependencies: [] })
  })
})
