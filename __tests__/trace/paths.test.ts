import type { FileEntry } from '../../src/model/inventory.ts'
import type { Origin } from '../../src/model/plan.ts'
import {
  covered,
  declaration,
  file,
  inventory,
  item,
  linkOf,
  linksOf,
  observed,
  reference,
  suite,
} from './project.ts'

const FILES: readonly (string | FileEntry)[] = [
  'README.md',
  'src/index.ts',
  'src/auth/login.ts',
  'src/auth/logout.ts',
  'packages/api/src/server.ts',
  'packages/web/src/index.ts',
  'phases/current/notes.md',
  'phases/shared/glossary.md',
  'deploy/Dockerfile',
  file('docs', { kind: 'link' }),
  file('latest.md', { kind: 'link' }),
  file('vendor/engine', { kind: 'submodule' }),
  file('src/sparse.ts', { state: 'absent' }),
  file('scratch.ts', { state: 'untracked', blob: null }),
]

const world = { inventory: inventory(FILES, { ignored: new Set(['dist/app.js']) }) }

/** The plan is `phases/current/plan.md`. */
const ROWS: readonly (readonly [string, Origin, string, (readonly string[])?])[] = [
  ['src/auth/login.ts', 'mention', 'found', ['src/auth/login.ts']],
  ['./src//auth/login.ts', 'mention', 'found', ['src/auth/login.ts']],
  ['src/auth/../auth/login.ts', 'mention', 'found', ['src/auth/login.ts']],
  ['src\\auth\\login.ts', 'mention', 'found', ['src/auth/login.ts']],
  // From the plan's folder, for what its words mention.
  ['notes.md', 'mention', 'found', ['phases/current/notes.md']],
  ['../shared/glossary.md', 'mention', 'found', ['phases/shared/glossary.md']],
  ['../../src/index.ts', 'mention', 'found', ['src/index.ts']],
  ['notes.md', 'binding', 'absent'],
  ['../shared/glossary.md', 'binding', 'outside'],
  // The end of a path.
  ['auth/login.ts', 'mention', 'found', ['src/auth/login.ts']],
  ['auth/login.ts', 'binding', 'absent'],
  ['auth/login.ts', 'config', 'absent'],
  ['login.ts', 'mention', 'found', ['src/auth/login.ts']],
  ['index.ts', 'mention', 'found', ['src/index.ts', 'packages/web/src/index.ts']],
  ['ogin.ts', 'mention', 'undecided'],
  ['config.yaml', 'mention', 'undecided'],
  ['config.yaml', 'binding', 'absent'],
  ['Dockerfile', 'mention', 'found', ['deploy/Dockerfile']],
  ['lib/missing.ts', 'mention', 'absent'],
  // Folders.
  ['src/auth', 'mention', 'found', ['src/auth']],
  ['src/auth/', 'binding', 'found', ['src/auth']],
  ['api/src', 'mention', 'found', ['packages/api/src']],
  ['src/aut', 'mention', 'absent'],
  // Globs.
  ['src/auth/*.ts', 'mention', 'found', ['src/auth/login.ts', 'src/auth/logout.ts']],
  ['src/*.ts', 'binding', 'found', ['src/index.ts', 'src/sparse.ts']],
  ['**/server.ts', 'mention', 'found', ['packages/api/src/server.ts']],
  ['src/*.py', 'mention', 'absent'],
  // What git knows of a path.
  ['src/sparse.ts', 'mention', 'found', ['src/sparse.ts']],
  ['scratch.ts', 'mention', 'untracked'],
  ['dist/app.js', 'mention', 'undecided'],
  ['latest.md', 'mention', 'found', ['latest.md']],
  ['vendor/engine', 'mention', 'found', ['vendor/engine']],
  ['vendor/engine/src/a.c', 'mention', 'undecided'],
  ['docs/guide.md', 'binding', 'undecided'],
  // Outside.
  ['../../../etc/passwd', 'mention', 'outside'],
  ['/etc/passwd', 'binding', 'outside'],
  ['C:\\windows\\win.ini', 'binding', 'outside'],
]

describe('a path', () => {
  it.each(ROWS.map(([value, origin, kind, paths = null]) => [value, origin, kind, paths] as const))(
    '%s as a %s is %s',
    (value, origin, kind, paths) => {
      const { resolution } = linkOf('path', reference('path', value, origin), world)
      expect(resolution).toMatchObject(paths === null ? { kind } : { kind, paths })
    },
  )

  it('that a pattern finds a thousand times is cut, and exists', () => {
    const many = inventory(Array.from({ length: 1000 }, (_, i) => `src/${i}.ts`))
    const { resolution } = linkOf('path', reference('path', 'src/*.ts'), { inventory: many })
    expect(resolution.kind === 'found' && resolution.paths.length).toBe(200)
  })
})

describe('a path that tests executed', () => {
  const ran = observed(
    suite([], {
      coverage: [
        covered('src/auth/login.ts', { 1: 1, 2: 3 }),
        covered('packages/api/src/server.ts', { 1: 1, 2: 3 }),
      ],
    }),
  )
  const known = inventory(FILES, {
    declarations: [
      declaration('login', 'src/auth/login.ts', { endLine: 3 }),
      declaration('serve', 'packages/api/src/server.ts', { endLine: 3 }),
    ],
  })

  it.each([
    ['src/auth/login.ts', 'yes'],
    // Found by their ends or by a pattern: perhaps not what was meant.
    ['auth/login.ts', 'unknown'],
    ['login.ts', 'unknown'],
    ['src/server.ts', 'unknown'],
    ['src/auth/login*', 'unknown'],
    ['src/auth', 'unknown'],
  ])('%s: %s', (value, kind) => {
    const { executed } = linkOf('path', reference('path', value), { inventory: known, observations: ran })
    expect(executed.kind).toBe(kind)
  })

  it('is no file of tests: those prove by how they end', () => {
    const tests = inventory(['tests/help.ts'], { declarations: [declaration('help', 'tests/help.ts')] })
    const { executed } = linkOf('path', reference('path', 'tests/help.ts'), {
      inventory: tests,
      observations: observed(suite([], { coverage: [covered('tests/help.ts', { 2: 1 })] })),
    })
    expect(executed).toEqual({ kind: 'unknown' })
  })

  it('is not known where its parser gave up', () => {
    const unread = { ...known, unread: [{ path: 'src/auth/login.ts', reason: 'it has syntax errors' }] }
    const { executed } = linkOf('path', reference('path', 'src/auth/login.ts'), {
      inventory: unread,
      observations: ran,
    })
    expect(executed).toEqual({ kind: 'unknown' })
  })
})

it('documents and other items that an item names link nothing yet', () => {
  const named = [reference('doc', 'docs/none.md'), reference('item', 'AUTH-9')]
  expect(linksOf(item('AUTH-1', { references: named }))).toEqual([])
})
