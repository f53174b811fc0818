import { type Command, readArguments, USAGE } from '../../src/entry/arguments.ts'

function command(...args: readonly string[]): Command {
  const read = readArguments(args)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

const COMMON = { plans: [], root: '.', config: null, format: 'pretty', out: null }
const AUDIT = {
  kind: 'audit',
  ...COMMON,
  run: true,
  write: false,
  failOn: null,
  base: null,
  baseline: 'auto',
}

describe('the command line', () => {
  it.each<[readonly string[], object]>([
    [[], { kind: 'help' }],
    [['--help'], { kind: 'help' }],
    [['-h'], { kind: 'help' }],
    [['audit', '--help'], { kind: 'help' }],
    [['--version'], { kind: 'version' }],
    [['plan'], { kind: 'plan', ...COMMON }],
    [
      ['plan', 'a.md', 'b.md', '--format', 'json'],
      { kind: 'plan', ...COMMON, plans: ['a.md', 'b.md'], format: 'json' },
    ],
    [
      ['plan', '--root=x', '--config', 'c.yml', '--out', 'o'],
      { kind: 'plan', ...COMMON, root: 'x', config: 'c.yml', out: 'o' },
    ],
    [['plan', '--', '--format'], { kind: 'plan', ...COMMON, plans: ['--format'] }],
    [['audit'], AUDIT],
    [['audit', '--no-run', '--write'], { ...AUDIT, run: false, write: true }],
    [['--write', 'audit', 'a.md'], { ...AUDIT, write: true, plans: ['a.md'] }],
    [['audit', '--fail-on', 'tests,stale'], { ...AUDIT, failOn: ['tests', 'stale'] }],
    [['audit', '--fail-on', 'none'], { ...AUDIT, failOn: [] }],
    [['audit', '--base', 'origin/main'], { ...AUDIT, base: 'origin/main' }],
    [['audit', '--baseline', 'none'], { ...AUDIT, baseline: 'none' }],
    [['audit', '--format=markdown'], { ...AUDIT, format: 'markdown' }],
  ])('%j', (args, expected) => {
    expect(command(...args)).toEqual(expected)
  })

  it.each<[readonly string[], readonly RegExp[]]>([
    [['nonsense'], [/nonsense/]],
    [['--format', 'json'], [/verb is missing/]],
    [['execute'], [/not available/]],
    [['audit', '--nonsense'], [/--nonsense/]],
    [['audit', '-x'], [/-x/]],
    [['audit', '--format'], [/--format needs a value/]],
    [['audit', '--format', 'pdf'], [/pdf/]],
    [['audit', '--fail-on', 'everything'], [/everything/]],
    [['audit', '--fail-on', ''], [/\w/]],
    [['audit', '--baseline', 'base'], [/base/]],
    [['plan', '--write'], [/--write belongs to audit/]],
    [
      ['plan', '--base', 'main', '--no-run'],
      [/--no-run/, /--base/],
    ],
    [
      ['audit', '--nonsense', '--format', 'pdf', '--fail-on', 'x'],
      [/--nonsense/, /pdf/, /x/],
    ],
    [['audit', '--__proto__'], [/__proto__/]],
  ])('%j is refused, all that is wrong at once', (args, expected) => {
    const read = readArguments(args)
    if (read.ok) throw new Error(`it was accepted: ${JSON.stringify(read.value)}`)
    expect(read.problems).toHaveLength(expected.length)
    for (const pattern of expected)
      expect(read.problems.some(problem => pattern.test(problem.message))).toBe(true)
    for (const problem of read.problems) expect(problem.remedy).toMatch(/\w{4}/)
  })

  it('is explained with its exit codes', () => {
    for (const word of ['audit', '--write', '--no-run', '--base', '0 gate passed', '3 a defect'])
      expect(USAGE).toContain(word)
  })
})
