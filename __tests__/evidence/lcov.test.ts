import { CheckoutPaths } from '../../src/evidence/coverage/checkout-paths.ts'
import { readCoverageReport } from '../../src/evidence/coverage/read.ts'
import { chunksOf } from './support.ts'

const TRACKED = [
  'src/a.ts',
  'packages/x/src/util.ts',
  'packages/y/src/util.ts',
  'packages/y/src/only.ts',
  'index.js',
  'lib/src/a.ts',
]
const paths = (directory = '.', root = '/ci/project') =>
  new CheckoutPaths({ root, directory, tracked: TRACKED })

async function read(text: string, checkout = paths()) {
  const { files, notes } = await readCoverageReport('lcov.info', chunksOf(text), checkout)
  return { files: Object.fromEntries(files.map(file => [file.path, Object.fromEntries(file.lines)])), notes }
}

describe('which file a path means', () => {
  it.each([
    ['src/a.ts', '.', 'src/a.ts'],
    ['./src/a.ts', '.', 'src/a.ts'],
    ['src/../src/a.ts', '.', 'src/a.ts'],
    ['src\\a.ts', '.', 'src/a.ts'],
    ['/ci/project/src/a.ts', '.', 'src/a.ts'],
    ['/ci/project/src/../index.js', '.', 'index.js'],
    ['/ci/project/src/gone.ts', '.', null],
    ['/ci/project2/src/a.ts', '.', 'src/a.ts'],
    ['/app/lib/src/a.ts', '.', 'lib/src/a.ts'],
    ['D:\\a\\repo\\src\\a.ts', '.', 'src/a.ts'],
    ['/usr/share/index.js', '.', null],
    ['/ci/project/node_modules/src/a.ts', '.', null],
    ['/app/node_modules/dep/src/a.ts', '.', null],
    ['src/util.ts', 'packages/x', 'packages/x/src/util.ts'],
    ['../y/src/util.ts', 'packages/x', 'packages/y/src/util.ts'],
    ['src/only.ts', '.', 'packages/y/src/only.ts'],
    ['../../etc/passwd', '.', null],
    ['', '.', null],
  ])('%s from %s is %s', (written, directory, expected) => {
    const mapped = paths(directory).find(written)
    expect(mapped).toEqual(expected === null ? { kind: 'foreign' } : { kind: 'found', path: expected })
  })

  it('two that end like it are no answer', () => {
    expect(paths().find('src/util.ts')).toEqual({
      kind: 'ambiguous',
      candidates: ['packages/x/src/util.ts', 'packages/y/src/util.ts'],
    })
  })
})

describe('an lcov report', () => {
  it('has lines and how often they ran', async () => {
    const text =
      'TN:\nSF:src/a.ts\nFN:1,f\nFNDA:1,f\nDA:1,1\nDA:2,0\nDA:10,7,checksum==\nBRDA:1,0,0,1\nLF:3\nLH:2\nend_of_record\n'
    expect(await read(text)).toEqual({ files: { 'src/a.ts': { 1: 1, 2: 0, 10: 7 } }, notes: [] })
    expect((await read(text.replaceAll('\n', '\r\n'))).files).toEqual({ 'src/a.ts': { 1: 1, 2: 0, 10: 7 } })
  })

  it('adds up what several runs say of one file', async () => {
    const record = 'SF:src/a.ts\nDA:1,1\nDA:2,0\nend_of_record\n'
    expect((await read(record + record)).files).toEqual({ 'src/a.ts': { 1: 2, 2: 0 } })
  })

  it.each([
    ['DA:0,1'],
    ['DA:-1,5'],
    ['DA:1'],
    ['DA:x,1'],
    ['DA:1,x'],
    ['DA:99999999,1'],
    [`DA:1,${'9'.repeat(40)}`],
  ])('passes over %s', async line => {
    expect((await read(`SF:src/a.ts\n${line}\nDA:5,1\nend_of_record\n`)).files).toEqual({
      'src/a.ts': { 5: 1 },
    })
  })

  it('takes a counter that overflowed for no run', async () => {
    expect((await read('SF:src/a.ts\nDA:1,-8\nend_of_record\n')).files).toEqual({ 'src/a.ts': { 1: 0 } })
  })

  it.each([
    ['a record that is cut off', 'SF:src/a.ts\nDA:1,1\n', /cut off/],
    ['a record without its end', 'SF:src/a.ts\nDA:1,1\nSF:gone.ts\nend_of_record\n', /cut off/],
    [
      'a path that could be two',
      'SF:src/util.ts\nDA:1,1\nend_of_record\n',
      /could be packages\/x\/src\/util.ts or/,
    ],
    [
      'two paths that could be one',
      'SF:/app/src/a.ts\nDA:1,1\nend_of_record\nSF:/dep/src/a.ts\nDA:1,1\nend_of_record\n',
      /both could be/,
    ],
    ['something else', '<coverage/>\n', /none of the formats/],
    ['nothing', '', /it is empty/],
  ])('%s is a note, not a guess', async (_, text, note) => {
    const { files, notes } = await read(text)
    expect(files).toEqual({})
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatch(note)
  })
})
