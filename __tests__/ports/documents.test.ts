import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { FileChange } from '../../src/model/edit.ts'
import { uncommitted, writeDocuments } from '../../src/ports/documents.ts'
import { openGit } from '../../src/ports/git.ts'
import { Repository } from './repository.ts'

const made: Repository[] = []
function repository(): Repository {
  const fresh = Repository.create()
  made.push(fresh)
  return fresh
}
afterAll(() => {
  for (const each of made) each.remove()
})

function change(path: string, before: string | null, after: string): FileChange {
  return {
    path,
    before: before === null ? null : Buffer.from(before),
    after: Buffer.from(after),
    summary: [],
  }
}

const read = (project: Repository, path: string) => readFileSync(join(project.root, path), 'utf8')
/** Every entry below the root but git's own. */
const entries = (project: Repository) =>
  readdirSync(project.root, { recursive: true, encoding: 'utf8' })
    .filter(path => path !== '.git' && !path.startsWith('.git/'))
    .sort()

describe('documents that are not committed', () => {
  const paths = ['plan.md', 'other.md', 'new.md', 'gone.md', 'staged.md']
  function edited(): Repository {
    const project = repository()
    for (const path of ['plan.md', 'other.md', 'gone.md', 'staged.md', 'sub/plan.md'])
      project.write(path, 'a\n')
    project.commit()
    project.write('other.md', 'b\n')
    project.write('staged.md', 'b\n')
    project.git('add', 'staged.md')
    project.git('rm', '--quiet', 'gone.md')
    project.write('new.md', 'a\n')
    return project
  }

  it('are those that differ, are staged, new or gone', async () => {
    const project = edited()
    const found = await uncommitted(openGit(project.root), paths)
    expect([...found].sort()).toEqual(['gone.md', 'new.md', 'other.md', 'staged.md'])
  })

  it('are asked for by name only', async () => {
    const project = edited()
    expect(await uncommitted(openGit(project.root), ['plan.md'])).toEqual(new Set())
    expect(await uncommitted(openGit(project.root), [])).toEqual(new Set())
  })

  it('are named from the folder of the project', async () => {
    const project = edited()
    project.write('sub/plan.md', 'b\n')
    const git = openGit(join(project.root, 'sub'))
    expect(await uncommitted(git, ['plan.md'])).toEqual(new Set(['plan.md']))
  })

  it.each(['a b.md', 'ä😀.md', '*.md', '[a].md', ':(glob)a.md', '-a.md', 'new\nline.md', 'quote".md'])(
    'may have any name: %j',
    async name => {
      const project = repository()
      project.write(name, 'a\n')
      project.write('x.md', 'a\n')
      project.commit()
      project.write('x.md', 'b\n')
      expect(await uncommitted(openGit(project.root), [name])).toEqual(new Set())
      project.write(name, 'b\n')
      expect(await uncommitted(openGit(project.root), [name])).toEqual(new Set([name]))
    },
  )

  it('are none without a repository', async () => {
    const project = repository()
    execFileSync('rm', ['-rf', join(project.root, '.git')])
    project.write('plan.md', 'a\n')
    expect(await uncommitted(openGit(project.root), ['plan.md'])).toEqual(new Set())
  })

  it('are found in a folder whose name has spaces at its ends', async () => {
    const project = repository()
    project.write(' sub /plan.md', 'a\n')
    project.commit()
    project.write(' sub /plan.md', 'b\n')
    const git = openGit(join(project.root, ' sub '))
    expect(await uncommitted(git, ['plan.md'])).toEqual(new Set(['plan.md']))
  })
})

describe('writing documents', () => {
  it('replaces, makes, and leaves nothing beside them', async () => {
    const project = repository()
    project.write('plan.md', 'old\n')
    const changes = [
      change('plan.md', 'old\n', 'new\n'),
      change('.phaseproof/deep/plan.md.json', null, '{}\n'),
    ]
    expect(await writeDocuments(project.root, changes)).toEqual([])
    expect(read(project, 'plan.md')).toBe('new\n')
    expect(entries(project)).toEqual([
      '.phaseproof',
      '.phaseproof/deep',
      '.phaseproof/deep/plan.md.json',
      'plan.md',
    ])
  })

  it('keeps bytes and rights', async () => {
    const project = repository()
    project.write('plan.md', 'old')
    chmodSync(join(project.root, 'plan.md'), 0o755)
    const after = Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0x0d, 0x0a, 0x00])
    const changes = [{ path: 'plan.md', before: Buffer.from('old'), after, summary: [] }]
    expect(await writeDocuments(project.root, changes)).toEqual([])
    expect(readFileSync(join(project.root, 'plan.md'))).toEqual(after)
    expect(lstatSync(join(project.root, 'plan.md')).mode & 0o777).toBe(0o755)
  })

  it.each<[string, (project: Repository) => void, FileChange, RegExp]>([
    [
      'changed meanwhile',
      project => project.write('plan.md', 'theirs\n'),
      change('plan.md', 'old\n', 'ours\n'),
      /changed while the audit ran/,
    ],
    ['is gone', () => undefined, change('plan.md', 'old\n', 'ours\n'), /changed while the audit ran/],
    [
      'appeared meanwhile',
      project => project.write('plan.md', 'theirs\n'),
      change('plan.md', null, 'ours\n'),
      /changed while the audit ran/,
    ],
    [
      'became a link',
      project => {
        project.write('target.md', 'old\n')
        symlinkSync('target.md', join(project.root, 'plan.md'))
      },
      change('plan.md', 'old\n', 'ours\n'),
      /changed while the audit ran/,
    ],
    [
      'became a folder',
      project => project.write('plan.md/inside', ''),
      change('plan.md', 'old\n', 'ours\n'),
      /changed while the audit ran/,
    ],
    [
      'has a file for a folder',
      project => project.write('.phaseproof', ''),
      change('.phaseproof/plan.md.json', null, '{}'),
      /cannot be written \((?:EEXIST|ENOTDIR)\)/,
    ],
  ])('leaves alone what %s', async (_, prepare, edit, message) => {
    const project = repository()
    prepare(project)
    const before = entries(project)
    const problems = await writeDocuments(project.root, [edit])
    expect(problems).toEqual([
      {
        severity: 'error',
        place: edit.path,
        message: expect.stringMatching(message),
        remedy: expect.stringMatching(/./),
      },
    ])
    expect(entries(project)).toEqual(before)
    for (const path of before) {
      const entry = join(project.root, path)
      if (lstatSync(entry).isFile()) expect(readFileSync(entry, 'utf8')).not.toContain('ours')
    }
  })

  it.each([
    ['a document', 'docs/plan.md', 'docs'],
    ['a ledger in a new folder', '.phaseproof/new/deep/plan.md.json', '.phaseproof'],
  ])('writes and makes nothing outside through a link: %s', async (_, path, link) => {
    const [project, outside] = [repository(), repository()]
    symlinkSync(outside.root, join(project.root, link))
    const problems = await writeDocuments(project.root, [change(path, null, 'ours')])
    expect(problems).toMatchObject([{ place: path, message: expect.stringMatching(/leaves the checkout/) }])
    expect(entries(outside)).toEqual([])
  })

  it('follows a link of a folder that stays inside', async () => {
    const project = repository()
    mkdirSync(join(project.root, 'real'))
    symlinkSync('real', join(project.root, 'docs'))
    expect(await writeDocuments(project.root, [change('docs/plan.md', null, 'ours')])).toEqual([])
    expect(read(project, 'real/plan.md')).toBe('ours')
  })

  it.each(['../plan.md', '/tmp/plan.md', 'a/../../plan.md'])(
    'never leaves the root by name: %s',
    async path => {
      const project = repository()
      const inside = join(project.root, 'project')
      mkdirSync(inside)
      const problems = await writeDocuments(inside, [change(path, null, 'ours')])
      expect(problems).toMatchObject([{ place: path, message: expect.stringMatching(/leaves the checkout/) }])
      expect(entries(project)).toEqual(['project'])
    },
  )

  it('writes the others, and reports every fault', async () => {
    const project = repository()
    for (const name of ['a.md', 'b.md', 'c.md']) project.write(name, 'old')
    const changes = [change('a.md', 'no', 'new'), change('b.md', 'old', 'new'), change('c.md', 'no', 'new')]
    const problems = await writeDocuments(project.root, changes)
    expect(problems.map(problem => problem.place)).toEqual(['a.md', 'c.md'])
    expect(['a.md', 'b.md', 'c.md'].map(name => read(project, name))).toEqual(['old', 'new', 'old'])
  })

  // Rights do not bind the superuser.
  const isBound = process.getuid?.() !== 0
  const it_ = isBound ? it : it.skip
  it_(`reports a folder without rights${isBound ? '' : ' (running as root)'}`, async () => {
    const project = repository()
    writeFileSync(join(project.root, 'plan.md'), 'old')
    chmodSync(project.root, 0o555)
    const problems = await writeDocuments(project.root, [change('plan.md', 'old', 'new')])
    chmodSync(project.root, 0o755)
    expect(problems).toMatchObject([{ message: 'the file cannot be written (EACCES)' }])
    expect(read(project, 'plan.md')).toBe('old')
  })
})
