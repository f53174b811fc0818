import type { Declaration } from '../../src/model/inventory.ts'
import { executedCode } from '../../src/trace/executed.ts'
import { covered, declaration, observed, suite } from './project.ts'

const PATH = 'src/csv.js'
const parse = declaration('parse', PATH, { line: 1, endLine: 4 })
const print = declaration('print', PATH, { line: 6, endLine: 9 })
const NAME = declaration('NAME', PATH, { kind: 'constant', line: 11, endLine: 11 })
const short = declaration('short', PATH, { line: 12, endLine: 12 })

/** What coverage.py, istanbul and V8 write when a module is only loaded. */
const LOADED = { 1: 1, 2: 0, 3: 0, 4: 1, 5: 1, 6: 1, 7: 0, 8: 0, 9: 1, 11: 1, 12: 1 }

const ROWS: readonly (readonly [string, readonly Declaration[], Readonly<Record<number, number>>, string])[] =
  [
    ['both bodies ran', [parse, print, NAME], { ...LOADED, 2: 5, 7: 1 }, 'yes'],
    ['one of two bodies ran', [parse, print, NAME], { ...LOADED, 2: 5 }, 'no'],
    ['one body is meant, and it ran', [parse], { ...LOADED, 2: 5 }, 'yes'],
    ['one body is meant, and the other ran', [print], { ...LOADED, 2: 5 }, 'no'],
    ['the module was only loaded', [parse, print, NAME], LOADED, 'no'],
    ['only the line that closes a body counts as run', [parse], { 1: 1, 2: 0, 4: 1 }, 'no'],
    ['the lines of a body were not measured', [parse], { 1: 1, 4: 1 }, 'unknown'],
    ['its bodies stand on one line', [short], { 12: 7 }, 'unknown'],
    ['it has no body', [NAME], { 11: 1 }, 'unknown'],
    ['nobody knows its declarations', [], { 1: 1, 2: 1 }, 'unknown'],
    [
      'a class was only loaded',
      [declaration('Csv', PATH, { kind: 'class' })],
      { 1: 1, 2: 1, 3: 1 },
      'unknown',
    ],
  ]

describe('code was executed', () => {
  it.each(ROWS)('%s', (_, declarations, lines, kind) => {
    const run = suite([], { coverage: [covered(PATH, lines)] })
    expect(executedCode(PATH, declarations, observed(run)).kind).toBe(kind)
  })

  it.each([
    ['src/csv.go', 'yes'],
    ['src/csv.rs', 'yes'],
    ['src/csv.rb', 'unknown'],
    ['src/csv.php', 'unknown'],
    ['src/Csv.vue', 'unknown'],
  ])('without a parser: %s, %s', (path, kind) => {
    const run = suite([], { coverage: [covered(path, { 1: 0, 2: 4 })] })
    expect(executedCode(path, [], observed(run)).kind).toBe(kind)
  })

  it('and says where', () => {
    const run = suite([], { name: 'unit', coverage: [covered(PATH, { 2: 0, 3: 4 })] })
    expect(executedCode(PATH, [parse], observed(run))).toEqual({
      kind: 'yes',
      suite: 'unit',
      path: PATH,
      line: 3,
    })
  })

  it('by several suites together', () => {
    const unit = suite([], { name: 'unit', coverage: [covered(PATH, { 2: 1, 7: 0 })] })
    const e2e = suite([], { name: 'e2e', coverage: [covered(PATH, { 2: 0, 7: 1 })] })
    expect(executedCode(PATH, [parse, print], observed(unit, e2e)).kind).toBe('yes')
    expect(executedCode(PATH, [parse, print], observed(unit)).kind).toBe('no')
  })

  it.each(['failed', 'empty', 'no-report', 'contradictory', 'timed-out', 'unavailable', 'not-run'] as const)(
    'by a suite that ended as %s: nobody can tell',
    outcome => {
      const run = suite([], { outcome, coverage: [covered(PATH, { 2: 1 })] })
      expect(executedCode(PATH, [parse], observed(run))).toEqual({ kind: 'unknown' })
    },
  )

  it('not by coverage of another file', () => {
    const run = suite([], { coverage: [covered('lib/src/csv.js', { 2: 1 })] })
    expect(executedCode(PATH, [parse], observed(run))).toEqual({ kind: 'unknown' })
  })
})
