import { pathIn, symbolIn } from '../../src/plan/mentions.ts'
import { references } from './reading.ts'

describe('a path in code', () => {
  it.each([
    ['src/a.ts', 'src/a.ts'],
    ['a.ts', 'a.ts'],
    ['./src//a.ts', 'src/a.ts'],
    ['src/a.ts:12', 'src/a.ts'],
    ['src/a.ts:12:3', 'src/a.ts'],
    ['src/a.ts#L3-L9', 'src/a.ts'],
    ['src/a.ts.', 'src/a.ts'],
    ['src\\win\\a.ts', 'src/win/a.ts'],
    ['src/auth/', 'src/auth'],
    ['src/auth', 'src/auth'],
    ['tests/unit', 'tests/unit'],
    ['.github/workflows', '.github/workflows'],
    ['../other/a.md', '../other/a.md'],
    ['src/**/*.ts', 'src/**/*.ts'],
    ['Dockerfile', 'Dockerfile'],
    ['docker/Dockerfile', 'docker/Dockerfile'],
    ['package.json', 'package.json'],
    ['.env', '.env'],
    ['src/@types/a.d.ts', 'src/@types/a.d.ts'],
  ])('%s', (code, path) => {
    expect(pathIn(code, true)).toBe(path)
  })

  it.each([
    'and/or',
    'true/false',
    'application/json',
    'Node.js',
    'vue.js',
    'socket.io',
    '.md',
    '.d.ts',
    '*.ts',
    '@scope/pkg',
    '@scope/pkg/a.js',
    '/etc/passwd.txt',
    '~/a.ts',
    '-o/a.ts',
    'https://host/a.ts',
    'host.example.com/a.html',
    'github.com/owner/name/a.go',
    'node_modules/x/a.js',
    'path/to/file.ts',
    'src/<name>.ts',
    'src/{a,b}.ts',
    'src/[id].ts',
    'src/....ts',
    'src/a.ts, src/b.ts',
    'a = b.ts',
    'C:\\a.ts',
    '\\\\host\\a.ts',
    '1.2.3',
    'v1.2/3',
    'user.name',
    '',
    './',
    `src/${'a'.repeat(300)}.ts`,
  ])('%j is none', code => {
    expect(pathIn(code, true)).toBeNull()
  })
})

describe('a path in running text', () => {
  it.each([
    ['src/a.ts', 'src/a.ts'],
    ['src/a.ts,', 'src/a.ts'],
    ['./docs/a.md', 'docs/a.md'],
  ])('%s', (word, path) => {
    expect(pathIn(word, false)).toBe(path)
  })

  it.each(['a.ts', 'README.md', 'src/auth', 'src/auth/', 'src/**/*.ts', 'and/or', 'CSS/React.js', 'i/o'])(
    '%s is none',
    word => {
      expect(pathIn(word, false)).toBeNull()
    },
  )
})

describe('a symbol in code', () => {
  it.each([
    ['writeCsv', 'writeCsv'],
    ['write_csv', 'write_csv'],
    ['CsvWriter', 'CsvWriter'],
    ['CsvWriter.write', 'CsvWriter.write'],
    ['CsvWriter::write()', 'CsvWriter.write'],
    ['Service#login', 'Service.login'],
    ['write()', 'write'],
    ['write(rows, true)', 'write'],
    ['_private_name', '_private_name'],
  ])('%s', (code, symbol) => {
    expect(symbolIn(code)).toBe(symbol)
  })

  it.each([
    'true',
    'login',
    'Login',
    'MAX_SIZE',
    'id',
    'on()',
    'TypeScript',
    'GitHub',
    'OAuth2',
    'a b',
    'x-api-key',
    'a + b()',
    'f(g(x))',
    '1st_thing',
    '',
    `a${'B'.repeat(400)}`,
  ])('%j is none', code => {
    expect(symbolIn(code)).toBeNull()
  })
})

describe('what an item names', () => {
  it.each([
    ['- [ ] Write `src/a.ts` and src/b.ts', ['path src/a.ts', 'path src/b.ts']],
    ['- [ ] Write `src/a.ts` twice: `src/a.ts`', ['path src/a.ts']],
    ['- [ ] Write (src/a.ts), "src/b.ts"', ['path src/a.ts', 'path src/b.ts']],
    ['- [ ] Write **`src/a.ts`** and *src/b.ts*', ['path src/a.ts', 'path src/b.ts']],
    ['- [ ] Call `writeCsv()` with `CsvWriter`', ['symbol writeCsv', 'symbol CsvWriter']],
    ['- [ ] `npm test -- csv` passes', ['command npm test -- csv']],
    ['- [ ] `./gradlew check` passes', ['command ./gradlew check']],
    ['- [ ] see [the guide](docs/guide.md#start)', ['doc docs/guide.md']],
    ['- [ ] see [code](../src/a.ts?x=1)', ['path ../src/a.ts']],
    ['- [ ] see [a b](docs/a%20b.md)', ['doc docs/a b.md']],
    ['- [ ] see [stray](docs/100%.md)', ['doc docs/100%.md']],
    ['- [ ] see [rooted](/docs/a.md)', ['doc docs/a.md']],
    ['- [ ] write\n  src/a.ts', ['path src/a.ts']],
    ['- [ ] write\n\n  in `src/a.ts`\n\n  - and `src/b.ts`', ['path src/a.ts', 'path src/b.ts']],
    ['- [ ] see [a site](https://example.org/a.ts) and <a@example.org>', []],
    ['- [ ] see [above](#above) and ![a picture](src/a.png)', []],
    ['- [ ] not ~~`src/a.ts`~~', []],
    ['- [ ] Remove `src/a.ts`', []],
    ['- [ ] Rename `oldName` to `newName`', ['symbol newName']],
    ['- [ ] replace `addNew` with `pickFile`', ['symbol pickFile']],
    ['- [ ] Simplify: delete the `ItemView` plumbing', []],
    ['- [ ] Write `src/a.ts`, replacing `resolveTabEntries`', ['path src/a.ts']],
    ['- [ ] Remove `src/a.ts` and write `src/b.ts`', []],
    ['- [ ] Accept paths (e.g. `src/a.ts`, src/b.ts)', []],
    ['- [ ] Accept paths such as `src/a.ts`', []],
    ['- [ ] Accept globs (like `src/a.ts`) in `src/glob.ts`', ['path src/glob.ts']],
    ['- [ ] Warn of: (a) `src/api/client.ts` not in warnings, (b) `src/b.ts`', []],
    ['- [ ] Adding `projects/` includes `projects/active/tasks.md`', []],
    ['- [ ] Imports of `../shared-ignore.mjs` resolve', []],
    ['- [ ] The run writes `.tool/state.json`', []],
    ['- [ ] Add the step to `.github/workflows/ci.yml`', ['path .github/workflows/ci.yml']],
    ['- [ ] Create the model (`src/model.ts`)', ['path src/model.ts']],
    ['- [ ] nothing at all', []],
  ])('%j', (document, expected) => {
    expect(references(document)).toEqual(expected)
  })
})
