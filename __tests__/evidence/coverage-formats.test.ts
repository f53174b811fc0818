import { CheckoutPaths } from '../../src/evidence/coverage/checkout-paths.ts'
import { readCoverageReport } from '../../src/evidence/coverage/read.ts'
import { chunksOf } from './support.ts'

const TRACKED = [
  'src/a.ts',
  'app/src/main/java/com/example/A.java',
  'pkg/add.go',
  'add.go',
  'lib/x.py',
  'other/x.py',
]

async function read(text: string, tracked: readonly string[] = TRACKED) {
  const paths = new CheckoutPaths({ root: '/ci/project', directory: '.', tracked, goModule: 'example.com/m' })
  const { format, error, files, notes } = await readCoverageReport('report', chunksOf(text), paths)
  return {
    format,
    error,
    notes,
    files: Object.fromEntries(files.map(file => [file.path, Object.fromEntries(file.lines)])),
    tests: Object.fromEntries(files.map(file => [file.path, Object.fromEntries(file.tests ?? [])])),
  }
}

const COBERTURA = `<?xml version="1.0"?><!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage line-rate="0.9"><sources><source>/build/lib</source></sources><packages><package><classes>
<class filename="x.py"><methods><method><lines><line number="2" hits="3"/></lines></method></methods>
<lines><line number="1" hits="0"/><line number="2" hits="3"/></lines></class></classes></package></packages></coverage>`

const JACOCO = `<?xml version="1.0"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
<report name="app"><group name="m"><package name="com/example"><class name="com/example/A"/>
<sourcefile name="A.java"><line nr="3" mi="0" ci="2" mb="0" cb="0"/><line nr="4" mi="5" ci="0" mb="0" cb="0"/></sourcefile></package></group></report>`

const CLOVER = `<coverage generated="1" clover="3.2.0"><project><package><file name="a.ts" path="/ci/project/src/a.ts">
<line num="1" count="4" type="stmt"/><line num="2" truecount="1" falsecount="0" type="cond"/><line num="3" count="0" type="method"/></file></package></project></coverage>`

const ISTANBUL = JSON.stringify({
  '/ci/project/src/a.ts': {
    path: '/ci/project/src/a.ts',
    statementMap: {
      0: { start: { line: 1 }, end: { line: 9 } },
      1: { start: { line: 1 } },
      2: { start: { line: 5 } },
    },
    s: { 0: 1, 1: 7, 2: 0 },
  },
})

const GO =
  'mode: count\nexample.com/m/add.go:3.20,5.2 1 4\nexample.com/m/pkg/add.go:7.1,7.9 1 0\nexample.com/dep/dep.go:1.1,2.2 1 1\n'

const COVERAGE_PY = JSON.stringify({
  meta: { format: 3, version: '7.6', show_contexts: true },
  files: {
    'lib/x.py': {
      executed_lines: [1, 2],
      missing_lines: [3],
      contexts: { 1: [''], 2: ['tests/test_x.py::test_a|run', 'tests/test_x.py::test_a|setup'] },
    },
  },
})

// fn main() { if x { never } } on lines 1 to 5, as llvm-cov 17 exports it.
const LLVM = JSON.stringify({
  data: [
    {
      files: [
        {
          filename: '/ci/project/src/a.ts',
          segments: [
            [1, 1, 2, true, true, false],
            [2, 8, 0, true, true, false],
            [4, 6, 2, true, false, false],
            [5, 2, 0, false, false, false],
          ],
        },
      ],
    },
  ],
  type: 'llvm.coverage.json.export',
})

describe('the lines of a coverage report', () => {
  it.each([
    ['cobertura', COBERTURA, { 'lib/x.py': { 1: 0, 2: 3 } }],
    ['jacoco', JACOCO, { 'app/src/main/java/com/example/A.java': { 3: 1, 4: 0 } }],
    ['clover', CLOVER, { 'src/a.ts': { 1: 4, 2: 1, 3: 0 } }],
    ['istanbul-json', ISTANBUL, { 'src/a.ts': { 1: 7, 5: 0 } }],
    ['go-cover-profile', GO, { 'add.go': { 3: 4, 4: 4, 5: 4 }, 'pkg/add.go': { 7: 0 } }],
    ['coverage-py-json', COVERAGE_PY, { 'lib/x.py': { 1: 1, 2: 1, 3: 0 } }],
    ['llvm-json', LLVM, { 'src/a.ts': { 1: 2, 2: 2, 3: 0, 4: 0, 5: 2 } }],
  ])('%s', async (format, text, files) => {
    expect(await read(text)).toMatchObject({ format, error: undefined, files, notes: [] })
    expect((await read(`\ufeff${text}`)).files).toEqual(files)
  })
})

describe('which tests ran a line', () => {
  it('is known from the contexts of coverage.py, phases of a test aside', async () => {
    expect((await read(COVERAGE_PY)).tests).toEqual({ 'lib/x.py': { 2: ['tests/test_x.py::test_a'] } })
  })

  it('is known from the names in lcov', async () => {
    const text =
      'TN:login\nSF:src/a.ts\nDA:1,1\nDA:2,0\nend_of_record\nTN:logout\nSF:src/a.ts\nDA:1,1\nend_of_record\n'
    expect(await read(text)).toMatchObject({
      files: { 'src/a.ts': { 1: 2, 2: 0 } },
      tests: { 'src/a.ts': { 1: ['login', 'logout'] } },
    })
  })
})

describe('a report that nothing counts of', () => {
  it.each([
    ['cut off', COBERTURA.slice(0, -40), /cut off/],
    ['with entities of its own', COBERTURA.replace('SYSTEM "http', '[<!ENTITY a "b">] "http'), /DOCTYPE/],
    ['broken JSON', ISTANBUL.slice(0, -5), /not valid JSON/],
    ['a test report', '<testsuite><testcase name="a"/></testsuite>', /none of the formats/],
    ['empty', ' \n', /empty/],
  ])('%s', async (_, text, error) => {
    const found = await read(text)
    expect(found.error).toMatch(error)
    expect(found.files).toEqual({})
    expect(found.notes).toHaveLength(1)
  })
})

describe('a source root', () => {
  it('that fits two files is no answer', async () => {
    const text = COBERTURA.replace(
      '<source>/build/lib</source>',
      '<source>lib</source><source>other</source>',
    )
    const found = await read(text)
    expect(found.files).toEqual({})
    expect(found.notes[0]).toMatch(/could be lib\/x\.py or other\/x\.py/)
  })

  it('of another machine leaves the name alone to decide', async () => {
    const text = COBERTURA.replace('/build/lib', '/elsewhere')
    expect((await read(text, ['deep/lib/x.py'])).files).toEqual({ 'deep/lib/x.py': { 1: 0, 2: 3 } })
  })

  it('and files of nobody are told of', async () => {
    expect((await read(JACOCO, ['b.ts'])).notes).toEqual([
      'report: none of its 1 files is a file of this checkout',
    ])
  })
})
