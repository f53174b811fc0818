import { deepestNesting } from '../../src/plan/nesting.ts'
import { readPlan } from '../../src/plan/read.ts'

const nested = (depth: number) =>
  Array.from({ length: depth }, (_, i) => `${'  '.repeat(i)}- [ ] item ${i}`).join('\n')

describe('the depth of quotes and lists', () => {
  it.each([
    ['', 0],
    ['text', 0],
    ['- a', 1],
    ['- a\n  - b\n    - c', 3],
    ['- a\n  - b\n- c\n  - d', 2],
    ['- a\n- b\n- c', 1],
    ['1. a\n   1. b', 2],
    ['> a', 1],
    ['> > - a', 3],
    ['- - - a', 3],
    ['- - - - - -', 0],
    ['* * *', 0],
    ['- a\n\ntext\n\n  - b', 1],
    ['-no list\n1.no list', 0],
    ['\t- a\n\t\t- b', 2],
  ])('%j is %d', (text, depth) => {
    expect(deepestNesting(text)).toBe(depth)
  })
})

it('sixty levels are read, with every item the child of the one above', () => {
  const read = readPlan('plan.md', Buffer.from(nested(60)))
  if (!read.ok) throw new Error('not read')
  const { items } = read.value.plan
  expect(items).toHaveLength(60)
  expect(items.slice(1).every((item, i) => item.parent === items[i]?.id)).toBe(true)
})

it.each([
  ['lists', nested(1000)],
  ['lists on one line', `${'- '.repeat(5000)}[ ] a`],
  ['quotes', `${'> '.repeat(5000)}- [ ] a`],
  ['numbers', `${'1. '.repeat(5000)}[ ] a`],
])('%s that nest beyond any plan are refused', (_, text) => {
  expect(readPlan('plan.md', Buffer.from(text))).toMatchObject({
    ok: false,
    problems: [{ place: 'plan.md', message: 'the plan nests too deeply to be read' }],
  })
})
