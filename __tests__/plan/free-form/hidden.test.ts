import { outline, planOf, warnings } from '../reading.ts'

describe('boxes where Markdown shows none are said aloud', () => {
  it.each([
    ['```\n- [ ] a\n- [x] b\n```', '1 2 boxes inside a code block'],
    ['~~~md\n1. [ ] a\n', '1 1 box inside a code block'],
    ['text\n\n    - [ ] a\n', '3 1 box inside a code block'],
    ['<!--\n- [ ] a\n-->', '1 1 box inside a comment'],
    ['<details>\n- [ ] a\n</details>', '1 1 box inside HTML'],
    ['text\n2. [ ] a', '1 1 box inside running text'],
    ['> ```\n> - [ ] a\n> ```', '1 1 box inside a code block'],
  ])('%j', (document, expected) => {
    expect(outline(document)).toEqual([])
    expect(warnings(document)).toEqual([`${expected}; not read as items`])
  })

  it.each(['```\n[ ] a\n- [P] b\n- [x]c\n```', '<details>\n\ntext\n\n</details>'])(
    '%j has none',
    document => {
      expect(warnings(document)).toEqual([])
    },
  )

  it('and those in footnotes and behind HTML are items', () => {
    expect(outline('a[^1]\n\n[^1]: - [ ] b\n')).toEqual(['todo b'])
    expect(outline('<details>\n\n- [x] b\n\n</details>')).toEqual(['done b'])
  })
})

const BEGIN = '<!-- phaseproof:begin status -->'
const END = '<!-- phaseproof:end status -->'

describe('managed blocks', () => {
  it('are found with their offsets, and hold no items', () => {
    const block = `${BEGIN}\n\n- [x] generated\n\n${END}`
    const document = `- [ ] a\n\n${block}\n\n- [ ] b\n`
    expect(outline(document)).toEqual(['todo a', 'todo b'])
    const [found] = planOf(document).blocks
    expect(found?.name).toBe('status')
    expect(document.slice(found?.start, found?.end)).toBe(block)
  })

  it.each([
    ['indented', `  ${BEGIN}\n\n- [x] a\n\n---\n\n  ${END}\n`],
    ['in CRLF', `${BEGIN}\r\n\r\n- [x] a\r\n\r\n${END}\r\n`],
    ['without any space', '<!--phaseproof:begin status-->\n\n- [x] a\n\n<!--phaseproof:end status-->'],
  ])('are found %s', (_, document) => {
    expect(planOf(document)).toMatchObject({ items: [], blocks: [{ name: 'status' }], warnings: [] })
  })

  it.each([
    ['that do not close', `- [ ] a\n\n${BEGIN}\n\n- [ ] b`, ['3 the block status is not closed; expected']],
    ['that do not open', `- [ ] a\n\n${END}\n\n- [ ] b`, ['3 the end of the block status has no beginning']],
    [
      'that begin twice',
      `- [ ] a\n\n${BEGIN}\n${BEGIN}\n${END}\n\n- [ ] b`,
      ['3 the block status is not closed before another begins'],
    ],
    [
      'of two names',
      `- [ ] a\n\n${BEGIN}\n<!-- phaseproof:end other -->\n\n- [ ] b`,
      ['3 the block status is not closed; expected', '4 the end of the block other has no beginning'],
    ],
  ])('%s hide nothing', (_, document, expected) => {
    expect(outline(document)).toEqual(['todo a', 'todo b'])
    expect(warnings(document)).toEqual(expected.map(message => expect.stringContaining(message)))
  })

  it.each([
    `\`\`\`\n${BEGIN}\n${END}\n\`\`\``,
    `    ${BEGIN}\n    ${END}`,
    `text ${BEGIN} ${END}`,
    `\`${BEGIN}\` \`${END}\``,
    `- ${BEGIN}\n- ${END}`,
  ])('are text where Markdown shows them: %j', document => {
    expect(planOf(document).blocks).toEqual([])
  })
})

describe('the end of a text', () => {
  it.each([
    ['\n', true],
    ['text', true],
    ['- [ ] a', true],
    ['```\ncode\n```', true],
    ['```\ncode', false],
    ['```', false],
    ['```\n~~~', false],
    ['````\n```', false],
    ['```\n    ```', false],
    ['~~~\n~~~~', true],
    ['  ```\n  code', false],
    ['text\n\n    indented', true],
    ['text\n\n    ```', true],
    ['<!-- closed -->', true],
    ['<!-- open', false],
    ['  <!-- open', false],
    ['<!-- closed --> text', true],
    ['<div>', true],
    ['<script>', false],
    ['<script></script>', true],
    ['<pre>\n\ntext', false],
    ['<?php', false],
    ['<![CDATA[', false],
    ['- a\n\n  ```\n  open', true],
    ['> ```\n> open', true],
    ['> <!-- open', true],
    ['---\ntitle: a\n---', true],
    [BEGIN, false],
  ])('%j is safe to write behind: %s', (document, safe) => {
    expect(planOf(document).openEnded).toBe(safe)
  })
})
