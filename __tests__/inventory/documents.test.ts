import { readDocument } from '../../src/inventory/index/documents.ts'
import { indexOf } from './index-of.ts'

const PLACES = {
  isLiving: (path: string) => path.startsWith('docs/'),
  isResearch: (path: string) => path.startsWith('research/'),
}

describe('documents', () => {
  it('have sections, links, references and samples', () => {
    const text =
      '# Title #\n\nSee [a](src/a.ts) and `src/b.ts`, `plain`.\n\nSecond\n---\n\n```ts title\n# no heading, [no](link)\n```\n\n~~~\n```\n~~~\n- item\n---\n'
    expect(readDocument('docs/a.md', text, PLACES)).toEqual({
      path: 'docs/a.md',
      kind: 'living',
      title: 'Title',
      sections: [
        { title: 'Title', depth: 1, line: 1 },
        { title: 'Second', depth: 2, line: 5 },
      ],
      links: [{ target: 'src/a.ts', line: 3 }],
      references: [{ text: 'src/b.ts', line: 3 }],
      samples: [
        { language: 'ts', line: 8, lines: 1 },
        { language: '', line: 12, lines: 1 },
      ],
    })
  })

  it.each([
    ['README.md', 'readme'],
    ['docs/decisions/0001-a.md', 'decision'],
    ['research/a.md', 'research'],
    ['docs/a.md', 'living'],
    ['a.md', 'document'],
  ])('%s is %s', (path, kind) => {
    expect(readDocument(path, '', PLACES).kind).toBe(kind)
  })
})

describe('research', () => {
  const manifests = {
    'package.json': '{"dependencies":{"vue":"^3.4.0","pg":"8.11.3","left-pad":"1.3.0","zod":"^0.5.1"}}',
    Dockerfile: 'FROM node:20-alpine\n',
  }

  it.each<[string, string, readonly string[]]>([
    ['agreed', 'We take Vue 3 and PostgreSQL.', ['agreed Vue 3 ^3.4.0', 'agreed PostgreSQL null 8.11.3']],
    [
      'conflicting',
      'Vue 2.7 is fine, Node.js 18 as well.',
      ['conflicting Vue 2.7 ^3.4.0', 'conflicting Node.js 18 20-alpine'],
    ],
    [
      'before 1.0 the second number counts',
      'left-pad 1, zod 0.4',
      ['agreed left-pad 1 1.3.0', 'conflicting zod 0.4 ^0.5.1'],
    ],
    ['absent', 'Use Redis v7 or Kafka.', ['absent Redis 7 null', 'absent Kafka null null']],
    ['no technology', 'We go on and express what comes next.', []],
    ['not in a sample', '```\nRedis 7\n```', []],
    ['the place that names a version counts', 'Redis is good.\nRedis 6 it is.', ['absent Redis 6 null']],
  ])('%s', async (_, text, expected) => {
    const { technologies } = await indexOf({ ...manifests, 'research/a.md': text })
    expect(
      technologies.map(({ status, technology, named, found }) => `${status} ${technology} ${named} ${found}`),
    ).toEqual(expected)
  })
})
