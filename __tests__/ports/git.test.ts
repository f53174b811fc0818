import { chmodSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commitTree } from '../../src/ports/commit-tree.ts'
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

describe('git', () => {
  it('knows the head, the top folder, and whether history is whole', async () => {
    const origin = repository()
    origin.write('a.txt', 'a')
    origin.commit()
    const head = origin.commit()
    const git = openGit(origin.root)
    expect(await git.head()).toBe(head)
    expect(await git.topLevel()).toBe(origin.root)
    expect(await git.isShallow()).toBe(false)

    origin.git('clone', '--quiet', '--depth=1', `file://${origin.root}`, 'shallow')
    expect(await openGit(join(origin.root, 'shallow')).isShallow()).toBe(true)
  })

  it('says null where there is no commit, and where there is no repository', async () => {
    const empty = repository()
    expect(await openGit(empty.root).head()).toBeNull()
    rmSync(join(empty.root, '.git'), { recursive: true })
    const git = openGit(empty.root)
    expect([await git.head(), await git.topLevel(), await git.isShallow()]).toEqual([null, null, false])
  })

  it('gives a failure as a value', async () => {
    const { exitCode, stderr } = await openGit(repository().root).run(['cat-file', 'blob', 'no-such-thing'])
    expect(exitCode).not.toBe(0)
    expect(stderr).toContain('no-such-thing')
  })

  it('hands bytes through, both ways', async () => {
    const git = openGit(repository().root)
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 256)
    const id = (await git.run(['hash-object', '-w', '--stdin'], { input: bytes })).stdout.toString().trim()
    expect(Buffer.compare((await git.run(['cat-file', 'blob', id])).stdout, bytes)).toBe(0)
  })

  it('survives a git that does not read its input', async () => {
    const { exitCode } = await openGit(repository().root).run(['no-such-command'], {
      input: Buffer.alloc(5_000_000),
    })
    expect(exitCode).not.toBe(0)
  })

  it('sees no variables of ours but those it needs', async () => {
    const { root } = repository()
    process.env.GIT_DIR = '/nowhere'
    process.env.INPUT_TOKEN = 'secret'
    try {
      const git = openGit(root)
      expect(await git.topLevel()).toBe(root)
      const printed = await git.run(['-c', 'alias.env=!env', 'env'])
      expect(printed.stdout.toString()).not.toMatch(/secret|nowhere/)
    } finally {
      delete process.env.GIT_DIR
      delete process.env.INPUT_TOKEN
    }
  })

  it('runs no program that a tampered configuration names', async () => {
    const target = repository()
    target.write('a.txt', 'a')
    target.write('hook.sh', '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n')
    chmodSync(join(target.root, 'hook.sh'), 0o755)
    const before = target.commit()
    for (const key of ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'core.editor']) {
      target.git('config', key, join(target.root, 'hook.sh'))
    }
    target.write('.git/hooks/post-index-change', '#!/bin/sh\ntouch ran\n')
    chmodSync(join(target.root, '.git/hooks/post-index-change'), 0o755)
    const git = openGit(target.root)
    await git.run(['ls-files', '-s', '-t', '-z'])
    await git.run(['ls-files', '-d', '-z'])
    expect(await git.head()).toBe(before)
    expect(existsSync(join(target.root, 'ran'))).toBe(false)
    // The trap is a real one: plain git falls into it.
    target.git('status')
    expect(existsSync(join(target.root, 'ran'))).toBe(true)
  })

  it('adds to a configuration by environment instead of replacing it', async () => {
    const git = openGit(repository().root, {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'test.key',
      GIT_CONFIG_VALUE_0: 'kept',
    })
    expect((await git.run(['config', 'test.key'])).stdout.toString()).toBe('kept\n')
    expect((await git.run(['config', '--get-all', 'safe.directory'])).stdout.toString()).not.toContain('*')
  })
})

describe('a commit’s tree', () => {
  it('reads a commit, a folder of it, and no working tree', async () => {
    const origin = repository()
    origin.write('sub/a b.txt', 'first')
    origin.write('sub/deep/b.txt', 'b\0b')
    origin.write('c.txt', 'c')
    const commit = origin.commit()
    origin.write('sub/a b.txt', 'second')
    origin.commit()
    origin.git('clone', '--quiet', '--bare', origin.root, 'bare.git')
    const bare = openGit(origin.root, { GIT_DIR: join(origin.root, 'bare.git') })

    const tree = await commitTree(bare, commit, 'sub')
    expect(tree.commit).toBe(commit)
    expect((await tree.list()).map(({ path, kind }) => [path, kind])).toEqual([
      ['a b.txt', 'file'],
      ['deep/b.txt', 'file'],
    ])
    const read = async (path: string) => Buffer.from((await tree.read(path)) ?? 'null').toString()
    expect(await read('a b.txt')).toBe('first')
    expect(await read('deep/b.txt')).toBe('b\0b')
    expect(await read('c.txt')).toBe('null')
    expect((await (await commitTree(bare, commit, '')).list()).map(({ path }) => path)).toContain('c.txt')
  })

  it('throws for a commit that is not there, and for something that is no commit', async () => {
    const git = openGit(repository().root)
    await expect(commitTree(git, '0'.repeat(40), '')).rejects.toThrow('ls-tree')
    await expect(commitTree(git, '--help', '')).rejects.toThrow('Not a commit id')
  })
})
