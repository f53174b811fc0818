import type { FileEntry } from '../../src/model/inventory.ts'
import type { Snapshot } from '../../src/model/world.ts'
import { findPlans } from '../../src/plan/find.ts'

interface Content {
  readonly tracked?: Readonly<Record<string, string>>
  readonly links?: readonly string[]
  readonly untracked?: readonly string[]
  readonly absent?: readonly string[]
}

function snapshot({ tracked = {}, links = [], untracked = [], absent = [] }: Content): Snapshot {
  const entry = (path: string, more: Partial<FileEntry> = {}): FileEntry => {
    return { path, kind: 'file', blob: 'b', state: 'present', ...more }
  }
  const files = [
    ...Object.keys(tracked).map(path => entry(path)),
    ...links.map(path => entry(path, { kind: 'link' })),
    ...absent.map(path => entry(path, { state: 'absent' })),
  ]
  return {
    commit: null,
    shallow: false,
    list: async () => files,
    read: async path => (tracked[path] === undefined ? null : Buffer.from(tracked[path])),
    untracked: async path => untracked.includes(path) || links.includes(path),
    ignored: async () => new Set(),
  }
}

/** Paths of the plans, and `place: message` of each problem. */
async function found(patterns: readonly string[], content: Content) {
  const result = await findPlans(patterns, snapshot(content))
  const problems = result.ok ? result.value.problems : result.problems
  return {
    plans: result.ok ? result.value.plans.map(({ plan }) => plan.path) : null,
    problems: problems.map(({ place, message }) => `${place}: ${message}`),
  }
}

const tracked = {
  'phases/b.md': '- [ ] b',
  'phases/a.md': '- [ ] a',
  'phases/old/c.md': '- [ ] c',
  'a.ts': '',
}

it.each<[readonly string[], readonly string[]]>([
  [['phases/a.md'], ['phases/a.md']],
  [['./phases//a.md'], ['phases/a.md']],
  [['phases/*.md'], ['phases/a.md', 'phases/b.md']],
  [['phases/?.md'], ['phases/a.md', 'phases/b.md']],
  [['**/*.md'], ['phases/a.md', 'phases/b.md', 'phases/old/c.md']],
  [
    ['phases/b.md', 'phases/*.md', 'phases/a.md'],
    ['phases/a.md', 'phases/b.md'],
  ],
])('%j are the plans %j', async (patterns, plans) => {
  expect(await found(patterns, { tracked })).toEqual({ plans, problems: [] })
})

it('a pattern does not find ledgers', async () => {
  const ledger = { '.phaseproof/phases/a.md': '- [ ] x' }
  expect((await found(['**/*.md'], { tracked: { ...tracked, ...ledger } })).plans).toHaveLength(3)
})

it.each<[string, Content, string]>([
  ['none.md', {}, 'none.md: there is no such plan'],
  ['phases', {}, 'phases: there is no such plan'],
  ['none/*.md', {}, 'none/*.md: no tracked file matches this pattern'],
  ['new.md', { untracked: ['new.md'] }, 'new.md: git does not track this plan'],
  ['../plan.md', {}, '../plan.md: the path leaves the checkout'],
  ['/etc/plan.md', {}, '/etc/plan.md: the path leaves the checkout'],
  ['C:\\plan.md', {}, 'C:\\plan.md: the path leaves the checkout'],
  ['.', {}, '.: the path leaves the checkout'],
  ['gone.md', { absent: ['gone.md'] }, 'gone.md: a sparse checkout leaves this plan out'],
  ['link.md', { links: ['link.md'] }, 'link.md: the plan is a link'],
  ['empty.md', { tracked: { 'empty.md': '' } }, 'empty.md: the plan is empty'],
])('%s is reported', async (pattern, content, problem) => {
  expect(await found([pattern], content)).toEqual({ plans: null, problems: [problem] })
})

it('what can be read is read, and everything else is reported at once', async () => {
  const result = await found(['phases/a.md', 'none.md', '../x.md', 'no/*.md'], { tracked })
  expect(result.plans).toEqual(['phases/a.md'])
  expect(result.problems).toHaveLength(3)
})

it('a file that vanishes after it was listed is reported', async () => {
  const vanished: Snapshot = { ...snapshot({ tracked }), read: async () => null }
  expect(await findPlans(['phases/a.md'], vanished)).toMatchObject({
    ok: false,
    problems: [{ place: 'phases/a.md', message: 'the plan cannot be read' }],
  })
})
