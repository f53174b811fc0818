import { execFileSync } from 'node:child_process'
import { rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { workingTree } from '../../src/ports/working-tree.ts'
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

async function listed(root: string): Promise<readonly string[]> {
  const entries = await (await workingTree(root)).list()
  return entries.map(({ path, kind, state }) => `${kind} ${state} ${path}`)
}

describe('the working tree', () => {
  it('lists what git tracks, with blob ids', async () => {
    const project = repository()
    project.write('a.ts', 'a')
    project.write('.gitignore', 'ignored.ts\n')
    project.write('ignored.ts', '')
    const commit = project.commit()
    project.write('new.ts', 'not tracked')
    const tree = await workingTree(project.root)
    expect(tree).toMatchObject({ commit, shallow: false })
    expect(await tree.list()).toEqual([
      { path: '.gitignore', kind: 'file', blob: expect.stringMatching(/^[0-9a-f]{40}$/), state: 'present' },
      // printf a | git hash-object --stdin
      { path: 'a.ts', kind: 'file', blob: '2e65efe2a145dda7ee51d1741299f848e5bf752e', state: 'present' },
    ])
  })

  it('keeps names as they are', async () => {
    const project = repository()
    const names = ['a b.ts', 'ä😀.ts', 'new\nline.ts', 'quote"s\'.ts', 'tab\t.ts']
    for (const name of names) project.write(name, name)
    project.commit()
    const tree = await workingTree(project.root)
    expect((await tree.list()).map(({ path }) => path).sort()).toEqual([...names].sort())
    expect(Buffer.from((await tree.read('ä😀.ts')) ?? []).toString()).toBe('ä😀.ts')
  })

  it('leaves out what was deleted on disk', async () => {
    const project = repository()
    project.write('a.ts', '')
    project.write('b.ts', '')
    project.commit()
    rmSync(join(project.root, 'a.ts'))
    expect(await listed(project.root)).toEqual(['file present b.ts'])
  })

  it('tells links, submodules and files that a sparse checkout left out', async () => {
    const project = repository()
    const other = repository()
    other.write('x', 'x')
    const commit = other.commit()
    project.write('in/a.ts', '')
    project.write('out/b.ts', '')
    symlinkSync('in/a.ts', join(project.root, 'link.ts'))
    project.commit()
    project.git('update-index', '--add', '--cacheinfo', `160000,${commit},module`)
    project.git('commit', '--quiet', '--message=Module')
    project.write('module/.keep', '')
    project.git('sparse-checkout', 'set', 'in')
    expect(await listed(project.root)).toEqual([
      'file present in/a.ts',
      'link present link.ts',
      'submodule present module',
      'file absent out/b.ts',
    ])
  })

  it('sees only a folder when the project lies in one', async () => {
    const project = repository()
    project.write('app/src/a.ts', 'a')
    project.write('b.ts', 'b')
    const commit = project.commit()
    const tree = await workingTree(join(project.root, 'app'))
    expect(tree.commit).toBe(commit)
    expect((await tree.list()).map(({ path }) => path)).toEqual(['src/a.ts'])
    expect(await tree.read('../b.ts')).toBeNull()
  })

  it('lists files without git', async () => {
    const project = repository()
    rmSync(join(project.root, '.git'), { recursive: true })
    project.write('.hidden/b.ts', '')
    project.write('a.ts', '')
    project.write('node_modules/x/index.js', '')
    symlinkSync('/etc', join(project.root, 'link'))
    const tree = await workingTree(project.root)
    expect(tree.commit).toBeNull()
    expect(await tree.list()).toEqual([
      { path: '.hidden/b.ts', kind: 'file', blob: null, state: 'present' },
      { path: 'a.ts', kind: 'file', blob: null, state: 'present' },
      { path: 'link', kind: 'link', blob: null, state: 'present' },
    ])
  })

  it('lists a file in conflict once', async () => {
    const project = repository()
    project.write('a.ts', '1')
    project.commit()
    project.git('checkout', '--quiet', '-b', 'other')
    project.write('a.ts', '2')
    project.commit()
    project.git('checkout', '--quiet', 'main')
    project.write('a.ts', '3')
    project.commit()
    expect(() => project.git('merge', 'other')).toThrow()
    expect(await listed(project.root)).toEqual(['file present a.ts'])
  })
})

describe('reading', () => {
  const project = repository()
  const outside = repository()
  outside.write('secret.ts', 'secret')
  project.write('a.ts', 'a')
  project.write('real/b.ts', 'b')
  symlinkSync(join(outside.root, 'secret.ts'), join(project.root, 'file-link.ts'))
  symlinkSync(outside.root, join(project.root, 'folder-link'))
  symlinkSync('real', join(project.root, 'inner-link'))
  symlinkSync('loop', join(project.root, 'loop'))
  execFileSync('mkfifo', [join(project.root, 'pipe.ts')])
  writeFileSync(join(project.root, 'huge.ts'), '')
  truncateSync(join(project.root, 'huge.ts'), 65 * 1024 * 1024)

  it.each([
    ['file-link.ts'],
    ['folder-link/secret.ts'],
    ['loop'],
    ['loop/a.ts'],
    ['pipe.ts'],
    ['huge.ts'],
    ['real'],
    ['none.ts'],
    ['a.ts/b.ts'],
    ['../x'],
    ['real/../a.ts'],
    ['/etc/passwd'],
    ['./a.ts'],
    [''],
    ['a.ts\0'],
  ])('refuses %j', async path => {
    expect(await (await workingTree(project.root)).read(path)).toBeNull()
  })

  it('gives the bytes of a regular file', async () => {
    expect(await (await workingTree(project.root)).read('real/b.ts')).toEqual(Buffer.from('b'))
  })

  it.each([
    ['a.ts', true],
    ['real', true],
    ['file-link.ts', true],
    ['A.ts', false],
    ['none.ts', false],
    ['folder-link/secret.ts', false],
    ['../', false],
    ['', false],
  ])('something exists at %j: %j', async (path, expected) => {
    expect(await (await workingTree(project.root)).untracked(path)).toBe(expected)
  })
})
