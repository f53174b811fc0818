import { dependenciesIn, dueIn, thresholdsIn } from '../../src/plan/facts.ts'
import { explicitId, seriesOf } from '../../src/plan/identity.ts'
import { pathIn, symbolIn } from '../../src/plan/mentions.ts'
import { deepestNesting } from '../../src/plan/nesting.ts'
import { readPlan } from '../../src/plan/read.ts'
import { meaningOf } from '../../src/plan/sections.ts'
import { leadingStatus, readBox, readStatus, trailingStatus } from '../../src/plan/status.ts'
import { isDay, parseBinding } from '../../src/text/binding.ts'
import { normalizePath } from '../../src/text/paths.ts'
import { slug } from '../../src/text/slug.ts'
import { planOf } from './reading.ts'

// Nothing here measures time: whatever grows with the square of its input does not end within the test.

const many = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('')

describe('large plans are read to the end', () => {
  it.each<[string, () => string, number]>([
    ['items', () => many(8000, i => `- [ ] item ${i} in \`src/a${i}.ts\`\n`), 8000],
    ['items of one name', () => many(8000, () => '- [ ] write tests\n'), 8000],
    ['items of one id', () => many(5000, () => '- [ ] T1 write tests\n'), 5000],
    ['rows', () => `| Task | Status |\n|---|---|\n${many(8000, i => `| ${i} | Done |\n`)}`, 8000],
    ['status lines', () => `# A\n${many(15_000, () => 'Status: done\n')}`, 1],
    ['status lines that nobody can read', () => `# A\n${many(15_000, () => 'Status: odd\n')}`, 0],
    ['headings', () => many(5000, i => `## A ${i}\n\nStatus: done\n\n`), 5000],
    ['paths in one item', () => `- [ ] a\n${many(15_000, i => `  src/a${i}.ts\n`)}`, 1],
    ['bindings of one item', () => `- [ ] a <!-- proof: ${many(15_000, i => `path=a${i} `)} -->`, 1],
    ['details of one item', () => `- [ ] a\n${many(10_000, () => '\n  more\n')}`, 1],
    ['an open fence', () => `\`\`\`\n${many(20_000, () => '- [ ] a\n')}`, 0],
    ['blocks that do not close', () => many(10_000, () => '<!-- phaseproof:begin status -->\n'), 0],
    ['one long line', () => `- [ ] ${many(50_000, () => 'word ')}`, 1],
    ['one long word', () => `- [ ] ${many(1_000_000, () => 'a')}`, 1],
  ])('%s', (_, document, items) => {
    expect(planOf(document()).items).toHaveLength(items)
  })

  it('or refused, where emphasis nests beyond any sense', () => {
    const read = readPlan('a.md', Buffer.from(`- [ ] ${'*a '.repeat(3000)}${'b*'.repeat(3000)}`))
    if (read.ok) expect(read.value.plan.items).toHaveLength(1)
    else expect(read.problems[0]?.message).toBe('the plan nests too deeply to be read')
  })
})

/** Runs of everything that a pattern may repeat, with an end that lets it fail. */
const RUNS = [
  ...[
    ' ',
    '\t',
    '\n',
    '\r\n',
    'a',
    'A',
    '0',
    '-',
    '.',
    ',',
    ':',
    '*',
    '_',
    '`',
    '(',
    ')',
    '[',
    ']',
    '/',
    '#',
    '!',
  ],
  ...[
    '–',
    '✅',
    '\ufe0f',
    '>',
    '<',
    '=',
    '"',
    '|',
    'a.',
    'A-',
    '1.',
    '1,',
    '- ',
    '> ',
    'a=b ',
    '"" ',
    '-->',
    '[P]',
  ],
  ...['status ', 'depends on ', 'T1, ', 'due ', '< 1 ', 'and ', 'a::', '1% ', '🚧 **'],
]
const STARTS = ['', '<!-- proof: ', 'Status: ', 'depends on ', 'due ', '< ', 'T', '## ', 'a', '✅ ', '[']

describe('no pattern runs away', () => {
  const readers: readonly (readonly [string, (text: string) => unknown])[] = [
    ['readBox', readBox],
    ['readStatus', readStatus],
    ['leadingStatus', leadingStatus],
    ['trailingStatus', text => trailingStatus(text, true)],
    ['meaningOf', meaningOf],
    ['pathIn', text => [pathIn(text, true), pathIn(text, false)]],
    ['symbolIn', symbolIn],
    ['thresholdsIn', thresholdsIn],
    ['dueIn', dueIn],
    ['dependenciesIn', dependenciesIn],
    ['explicitId', explicitId],
    ['seriesOf', seriesOf],
    ['deepestNesting', deepestNesting],
    ['parseBinding', text => parseBinding(text.startsWith('<!--') ? text : `<!-- proof: ${text}`)],
    ['isDay', isDay],
    ['normalizePath', normalizePath],
    ['slug', text => slug(text, 8)],
  ]

  it.each(readers)('%s', (_, read) => {
    for (const run of RUNS) {
      const long = run.repeat(Math.ceil(100_000 / run.length))
      for (const start of STARTS) for (const end of ['', 'x', '\u0000', '-->']) read(`${start}${long}${end}`)
    }
  })

  it.each(['- [ ] ', '# ', '', '| a |\n|---|\n| ', '<!-- ', '- '])(
    'of the walk, in a text that begins with %j',
    start => {
      // Shorter, and without what makes the parser itself slow: nested quotes, lists, emphasis and brackets.
      const runs = RUNS.filter(run => !/[>*_~`[\]!|]|^- $|^\t$/.test(run))
      for (const run of runs) {
        const text = `${start}${run.repeat(Math.ceil(20_000 / run.length))}x\n`
        expect(readPlan('a.md', Buffer.from(text))).toHaveProperty('ok')
      }
    },
  )
})
