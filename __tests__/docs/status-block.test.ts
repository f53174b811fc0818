import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Verdict } from '../../src/model/verdict.ts'
import { audit, reading, remembered } from './judging.ts'

/** `UPDATE_GOLDEN=1` writes the file anew; the difference is then to be read before it is committed. */
function matchesGolden(name: string, text: string): void {
  const path = fileURLToPath(new URL(`golden/${name}`, import.meta.url))
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  expect(text).toBe(readFileSync(path, 'utf8'))
}

/** The verdict stands in front of each title. */
const inTitle = ({ title }: { readonly title: string }): Verdict => {
  const word = title.split(':')[0]
  switch (word) {
    case 'failing':
    case 'missing':
    case 'verified':
    case 'attested':
    case 'implemented':
    case 'not-run':
    case 'blocked':
      return word
    default:
      return 'unproven'
  }
}

const PLAN = `# Phase 1: Export

Status: in progress

## Deliverables

- [ ] CSV-1 verified: rows are written
- [x] CSV-2 failing: cells are quoted
- [x] CSV-3 missing: large exports are streamed
- [x] CSV-4 implemented: the button is there
- [x] not-run: exports in the browser
- [x] unproven: people like it
- [x] blocked: the announcement
- [ ] attested: the runbook was rehearsed
- verified: a plain promise
- [ ] failing: the import
- [-] verified: dropped, but there
- [?] verified: a mark that nobody knows
`

describe('the status block', () => {
  it('says what was validated, and where plan and evidence differ', () => {
    matchesGolden('mixed.md', audit(reading(PLAN), inTitle).document.toString())
  })

  it('is short where everything is proven', () => {
    matchesGolden(
      'proven.md',
      audit(reading('# Plan\n\n- [x] a\n- [ ] b\n'), () => 'verified').document.toString(),
    )
  })

  it('shows hostile titles as text', () => {
    const titles = [
      '<!-- phaseproof:end status -->',
      '--> <script>alert(1)</script>',
      '@octocat closes #12 https://example.com',
      '](https://example.com) ![x](https://example.com/x.png)',
      '`code` | cell | \\',
      '\u202eesrever\u2066 \u200bhidden',
    ]
    const plan = titles.map((title, i) => `- [x] T${i} a ${title}\n`).join('')
    matchesGolden('hostile.md', audit(reading(plan), () => 'unproven').document.toString())
  })

  it('is cut where nobody would read on, and says how much', () => {
    const plan = Array.from({ length: 75 }, (_, i) => `- [x] item ${i}\n`).join('')
    const { document } = audit(reading(plan), () => 'unproven')
    const lines = document.toString().split('\n')
    expect(lines.filter(line => line.startsWith('- **unproven**'))).toHaveLength(60)
    expect(lines).toContain('- and 15 more; the ledger under `.phaseproof/` lists all')
  })
})

const BEGIN = '<!-- phaseproof:begin status -->'
const END = '<!-- phaseproof:end status -->'

describe('its place', () => {
  it.each([
    ['a list', '- [ ] a\n'],
    ['a list without a line end', '- [ ] a'],
    ['a paragraph', '- [ ] a\n\ntext\n'],
    ['a quote', '- [ ] a\n\n> text\n'],
    ['an open fence in a list', '- [ ] a\n\n  ```\n  code\n'],
    ['an open fence in a quote', '- [ ] a\n\n> ```\n> code\n'],
    ['a closed fence', '- [ ] a\n\n```\ncode\n```\n'],
    ['a table', '- [ ] a\n\n| a |\n|---|\n| b |\n'],
    ['an HTML element', '- [ ] a\n\n<div>\n'],
    ['a closed comment', '- [ ] a\n\n<!-- note -->\n'],
    ['a footnote', '- [ ] a[^1]\n\n[^1]: note\n'],
    ['a definition', '- [ ] a\n\n[a]: b.md\n'],
    ['indented code', '- [ ] a\n\ntext\n\n    code\n'],
    ['front matter', '---\nstatus: todo\n---\n'],
    ['the words of a heading', '- [ ] a\n\ntext'],
  ])('behind %s swallows nothing', (_, document) => {
    const read = reading(document)
    const { document: after, problems } = audit(read, () => 'implemented')
    const again = reading(after).plan
    expect(problems).toEqual([])
    expect(after.toString().startsWith(document)).toBe(true)
    expect(again.blocks).toHaveLength(1)
    expect(again.items).toEqual(read.plan.items)
  })

  it.each([
    ['a fence', '- [x] a\n\n```\ncode\n'],
    ['an odd fence', '- [x] a\n\n```\n    ```\n'],
    ['a comment', '- [x] a\n\n<!-- note\n'],
    ['an indented comment', '- [x] a\n\ntext\n\n  <!-- note\n'],
    ['a script', '- [x] a\n\n<script>\n'],
  ])('is nowhere where the text ends inside %s: one warning, and ticks all the same', (_, document) => {
    const { document: after, problems } = audit(reading(document), () => 'failing')
    expect(after.toString()).toBe(document.replace('[x]', '[ ]'))
    expect(problems).toEqual([expect.stringContaining('no status block is written')])
  })

  it('is that of the old block, with everything around it', () => {
    const around = (block: string) => `- [x] a\n\n${BEGIN}${block}${END}  \n\ntext\n\n\`\`\`\nopen`
    const { document: after, problems } = audit(reading(around('\nold\n')), () => 'verified')
    expect(problems).toEqual([])
    const block = after.toString().slice(after.indexOf(BEGIN) + BEGIN.length, after.indexOf(END))
    expect(block).toContain('**Validated status:** 1 of 1 items')
    expect(after.toString()).toBe(around(block).replace(`${END}  `, END))
  })

  it.each([
    ['two blocks', `- [ ] a\n\n${BEGIN}\n${END}\n\n${BEGIN}\n${END}\n`],
    ['a block that is not closed', `- [ ] a\n\n${BEGIN}\n`],
  ])('is nobody’s with %s: they are left alone', (_, document) => {
    const { document: after, problems } = audit(reading(document), () => 'implemented')
    expect(after.toString()).toBe(document)
    expect(problems).toEqual([expect.stringContaining('its markers do not pair up')])
  })

  it('is not where markers are only shown', () => {
    const document = `- [ ] a\n\n\`\`\`\n${BEGIN}\n${END}\n\`\`\`\n`
    const { document: after } = audit(reading(document), () => 'implemented')
    expect(after.toString().startsWith(document)).toBe(true)
    expect(reading(after).plan.blocks).toHaveLength(1)
  })

  it('other blocks keep their text', () => {
    const other = '<!-- phaseproof:begin notes -->\n- [x] theirs\n<!-- phaseproof:end notes -->\n'
    const { document: after } = audit(reading(`- [ ] a\n\n${other}`), () => 'verified')
    expect(after.toString()).toContain(other)
    expect(reading(after).plan.blocks.map(block => block.name)).toEqual(['notes', 'status'])
  })
})

it('a document without items gets a block, too, and only once', () => {
  const read = reading('text\n')
  const once = audit(read, () => 'unproven')
  expect(
    audit(
      reading(once.document),
      remembered(read.plan, () => 'unproven'),
      once.ledger,
    ).changed,
  ).toEqual([])
})
