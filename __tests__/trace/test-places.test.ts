import { testPlaces } from '../../src/trace/test-places.ts'

const FILES = new Set([
  'tests/a.test.ts',
  'a.test.ts',
  'packages/web/tests/b.test.ts',
  'packages/web/tests/shared.test.ts',
  'packages/api/tests/shared.test.ts',
  'packages/web/tests/a.test.ts',
  'tests/c.test.ts',
  'examples/shop/tests/c.test.ts',
  'tests/test_csv.py',
  'services/one/tests/test_api.py',
  'services/two/tests/test_api.py',
  'services/one/tests/test_only.py',
  'test_top.py',
  'tests/conftest.py',
  'src/csv.py',
  'src/csv.test.ts',
])
const placeOf = testPlaces(FILES, '/home/me/project')

describe('the file that a report names', () => {
  it.each<[string, string | null]>([
    ['/home/me/project/tests/a.test.ts', 'tests/a.test.ts'],
    // Below the root, but nothing that git tracks: a dependency's or a built file.
    ['/home/me/project/node_modules/x/tests/a.test.ts', null],
    ['/home/me/project/dist/tests/a.test.ts', null],
    // From another machine: as much of its path as the checkout knows.
    ['/builds/team/project/tests/a.test.ts', 'tests/a.test.ts'],
    ['/builds/team/project/packages/web/tests/a.test.ts', 'packages/web/tests/a.test.ts'],
    ['D:\\a\\project\\packages\\web\\tests\\b.test.ts', 'packages/web/tests/b.test.ts'],
    ['/builds/other/a.test.ts', null],
    ['/builds/project/node_modules/x/tests/a.test.ts', null],
    ['/home/me/projects/tests/b.test.ts', null],
    // Relative to the root or to a package.
    ['src/csv.test.ts', 'src/csv.test.ts'],
    ['./src/csv.test.ts', 'src/csv.test.ts'],
    ['tests/b.test.ts', 'packages/web/tests/b.test.ts'],
    ['tests/shared.test.ts', null],
    ['tests/a.test.ts', null],
    ['web/tests/a.test.ts', 'packages/web/tests/a.test.ts'],
    // An example is a project of its own.
    ['tests/c.test.ts', 'tests/c.test.ts'],
    ['tests/none.test.ts', null],
    ['', null],
  ])('%s is %s', (file, path) => {
    expect(placeOf({ file, suite: '' }).path).toBe(path)
  })
})

describe('the class that stands for a file', () => {
  it.each<[string, string | null, string]>([
    ['tests.test_csv', 'tests/test_csv.py', ''],
    ['tests.test_csv.TestRows', 'tests/test_csv.py', 'TestRows'],
    ['tests.test_csv.TestRows.TestHead', 'tests/test_csv.py', 'TestRows TestHead'],
    ['my run tests.test_csv.TestRows', 'tests/test_csv.py', 'TestRows'],
    ['tests.test_only', 'services/one/tests/test_only.py', ''],
    ['tests.test_api', null, ''],
    ['test_top', 'test_top.py', ''],
    ['src/csv.test.ts', 'src/csv.test.ts', ''],
    // Words of a `describe` that happen to be the name of a file.
    ['csv', null, ''],
    ['conftest', null, ''],
    ['tests.conftest', null, ''],
    ['src.csv', null, ''],
    ['reads src/csv.py', null, ''],
    ['com.acme.CsvTest', null, ''],
    ['', null, ''],
  ])('%s: %s', (suite, path, owner) => {
    expect(placeOf({ suite })).toEqual({ path, owner })
  })
})
