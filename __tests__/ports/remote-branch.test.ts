import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type GitRequest, type GitServer, serveGit } from '../../scripts/git-server.mjs'
import type { FileChange } from '../../src/model/edit.ts'
import { blobId, openRemoteBranch, type RemotePlace } from '../../src/ports/remote-branch.ts'
import { Repository } from './repository.ts'

const TOKEN = 'ghs_canaryOfThisTest'
const PLAN = 'phases/plan.md'
const OLD = '- [ ] A-1\r\n- [ ] A-2 \t\r\n'
const NEW = '- [x] A-1\r\n- [ ] A-2 \t\r\n'

type Branch = Awaited<ReturnType<typeof openRemoteBranch>>

let author: Repository
let home: string
let bare: string
let server: GitServer
let before: (request: GitRequest) => void | Promise<void>
let open: Branch[]
const environment = { ...process.env }

beforeEach(async () => {
  author = Repository.create()
  author.git('config', 'core.autocrlf', 'false')
  author.write(PLAN, OLD)
  author.write('src/a.js', 'export const a = 1\n')
  author.commit()
  author.commit()
  home = realpathSync(mkdtempSync(join(tmpdir(), 'phaseproof-remote-')))
  bare = join(home, 'team/project.git')
  execFileSync('git', ['clone', '--quiet', '--bare', author.root, bare])
  before = () => {}
  open = []
  server = await serveGit({ root: home, token: TOKEN, before: request => before(request) })
  process.env.RUNNER_TEMP = join(home, 'temp')
  mkdirSync(process.env.RUNNER_TEMP)
})

afterEach(async () => {
  for (const branch of open) await branch.dispose()
  await server.close()
  author.remove()
  rmSync(home, { recursive: true, force: true })
  process.env = { ...environment }
})

async function branch(more: Partial<RemotePlace> = {}): Promise<Branch> {
  const opened = await openRemoteBranch({
    url: `${server.url}/team/project.git`,
    branch: 'main',
    token: TOKEN,
    prefix: '',
    ...more,
  })
  open.push(opened)
  return opened
}

function remote(...args: readonly string[]): string {
  return execFileSync('git', [...args], { cwd: bare }).toString()
}

function bytes(path: string): string {
  return remote('cat-file', 'blob', `main:${path}`)
}

function tick(path = PLAN, from: string | null = OLD, to = NEW): FileChange {
  return { path, before: from === null ? null : Buffer.from(from), after: Buffer.from(to), summary: [] }
}

async function headOf(opened: Branch): Promise<string> {
  const head = await opened.head()
  if ('error' in head) throw new Error(head.error)
  return head.commit
}

/** Somebody else's commit on the branch. */
function rival(path: string, content: string): string {
  author.write(path, content)
  const commit = author.commit()
  author.git('push', '--quiet', bare, 'HEAD:refs/heads/main')
  return commit
}

describe('a push', () => {
  it('lands on the head that was read, as one commit with these bytes and nothing else', async () => {
    const main = await branch()
    const head = await headOf(main)
    const ledger = tick('.phaseproof/phases/plan.md.json', null, '{}\n')
    const pushed = await main.push(head, [tick(), ledger], 'Update the plan\n')
    const commit = remote('rev-parse', 'main').trim()
    expect(pushed).toEqual({ kind: 'pushed', commit })
    expect(remote('rev-parse', 'main^').trim()).toBe(head)
    expect(remote('diff-tree', '-r', '--name-only', '--no-commit-id', 'main').trim().split('\n')).toEqual([
      '.phaseproof/phases/plan.md.json',
      PLAN,
    ])
    expect(bytes(PLAN)).toBe(NEW)
    expect(bytes('src/a.js')).toBe('export const a = 1\n')
    expect(remote('log', '-1', '--format=%an <%ae>%n%B', 'main').trim()).toBe(
      'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>\nUpdate the plan',
    )
    expect(remote('fsck', '--strict', '--no-dangling').trim()).toBe('')
  })

  it('keeps the mode of the file', async () => {
    chmodSync(join(author.root, PLAN), 0o755)
    rival('src/a.js', 'export const a = 2\n')
    const main = await branch()
    await main.push(await headOf(main), [tick()], 'Update\n')
    expect(remote('ls-tree', 'main', PLAN)).toMatch(/^100755 /)
    expect(bytes(PLAN)).toBe(NEW)
  })

  it('goes below the folder of the project', async () => {
    rival('packages/app/plan.md', OLD)
    const main = await branch({ prefix: 'packages/app' })
    const head = await headOf(main)
    expect(await main.push(head, [tick('plan.md')], 'Update\n')).toMatchObject({ kind: 'pushed' })
    expect(bytes('packages/app/plan.md')).toBe(NEW)
    expect(bytes(PLAN)).toBe(OLD)
  })

  it('can be repeated on its own commit', async () => {
    const main = await branch()
    await main.push(await headOf(main), [tick()], 'One\n')
    const second = await main.push(await headOf(main), [tick(PLAN, NEW, OLD)], 'Two\n')
    expect(second).toMatchObject({ kind: 'pushed' })
    expect(bytes(PLAN)).toBe(OLD)
  })

  it.each<[string, (request: GitRequest) => boolean]>([
    ['before it is announced', ({ query }) => query === 'service=git-receive-pack'],
    ['before it arrives', ({ method, path }) => method === 'POST' && path.endsWith('/git-receive-pack')],
  ])('is a lost race when somebody else comes %s, and theirs stays', async (_, moment) => {
    const main = await branch()
    const head = await headOf(main)
    let theirs = ''
    before = request => {
      if (theirs === '' && moment(request)) theirs = rival('src/a.js', 'export const a = 3\n')
    }
    expect(await main.push(head, [tick()], 'Update\n')).toEqual({ kind: 'raced' })
    expect(remote('rev-parse', 'main').trim()).toBe(theirs)
    expect(await headOf(main)).toBe(theirs)
  })

  it('is a lost race, too, when the branch was reset meanwhile', async () => {
    const main = await branch()
    const head = await headOf(main)
    remote('update-ref', 'refs/heads/main', `${head}^`)
    expect(await main.push(head, [tick()], 'Update\n')).toEqual({ kind: 'raced' })
    expect(remote('rev-parse', 'main').trim()).not.toBe(head)
  })

  it.each<[string, () => FileChange]>([
    ['another document stands there', () => tick(PLAN, 'something else\n')],
    ['the document is gone', () => tick('phases/gone.md')],
    ['a new one is there already', () => tick(PLAN, null)],
    ['it is a link', () => tick('phases/link.md', 'plan.md')],
    ['it is a folder', () => tick('phases', null)],
    ['a file stands where its folder belongs', () => tick('src/a.js/plan.md', null)],
    ['a link stands where its folder belongs', () => tick('phases/link.md/plan.md', null)],
  ])('is outdated when %s', async (_, change) => {
    symlinkSync('plan.md', join(author.root, 'phases/link.md'))
    const head = rival('src/a.js', 'export const a = 4\n')
    const main = await branch()
    expect(await headOf(main)).toBe(head)
    expect(await main.push(head, [change()], 'Update\n')).toMatchObject({ kind: 'outdated' })
    expect(remote('rev-parse', 'main').trim()).toBe(head)
  })

  it('is refused by a protected branch, in the server’s own words', async () => {
    const hook = join(bare, 'hooks/pre-receive')
    mkdirSync(join(bare, 'hooks'), { recursive: true })
    // What a hook prints must not pass for git's own "stale info".
    writeFileSync(
      hook,
      '#!/bin/sh\necho "error: GH006: Protected branch update failed; stale info" >&2\nexit 1\n',
    )
    chmodSync(hook, 0o755)
    const main = await branch()
    const pushed = await main.push(await headOf(main), [tick()], 'Update\n')
    expect(pushed).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('GH006'),
      remedy: expect.stringContaining('Rules protect main'),
    })
    expect(JSON.stringify(pushed)).not.toContain(TOKEN)
  })
})

describe('a branch that cannot be reached', () => {
  it.each<[string, Partial<RemotePlace>, RegExp]>([
    ['is missing', { branch: 'nowhere' }, /nowhere/],
    ['needs another token', { token: 'wrong' }, /Authentication|401|username/i],
    ['needs a token', { token: null }, /Authentication|401|username/i],
    ['has no server', { url: 'http://127.0.0.1:9/team/project.git' }, /127\.0\.0\.1/],
  ])('because it %s is one sentence and a remedy', async (_, place, words) => {
    const head = await (await branch(place)).head()
    expect(head).toEqual({ error: expect.stringMatching(words), remedy: expect.stringMatching(/./) })
    expect(JSON.stringify(head)).not.toContain('\\n')
  })
})

describe('the files of the branch', () => {
  it('come with their text', async () => {
    const main = await branch()
    const snapshot = await main.snapshot(await headOf(main))
    expect((await snapshot.list()).map(file => file.path)).toEqual([PLAN, 'src/a.js'])
    expect(Buffer.from((await snapshot.read(PLAN)) ?? []).toString()).toBe(OLD)
    expect(await snapshot.read('phases/none.md')).toBeNull()
  })

  it('throw for a commit that the server does not have', async () => {
    const main = await branch()
    await headOf(main)
    await expect(main.snapshot('f'.repeat(40))).rejects.toThrow('git fetch failed')
  })
})

describe('what others put into the way', () => {
  it('is never run: hooks and configuration of the checkout, of the user, and variables for git', async () => {
    const mark = join(home, 'ran')
    const program = join(home, 'program.sh')
    writeFileSync(program, `#!/bin/sh\necho "$0" >> "${mark}"\nexit 1\n`)
    chmodSync(program, 0o755)
    const checkout = join(home, 'checkout')
    const user = join(home, 'user')
    mkdirSync(user)
    execFileSync('git', ['clone', '--quiet', bare, checkout])
    for (const hook of [
      'pre-push',
      'pre-commit',
      'post-commit',
      'reference-transaction',
      'post-index-change',
    ]) {
      writeFileSync(join(checkout, '.git/hooks', hook), readFileSync(program))
      chmodSync(join(checkout, '.git/hooks', hook), 0o755)
    }
    const keys = { 'core.fsmonitor': program, 'credential.helper': program, 'core.sshCommand': program }
    for (const [key, value] of Object.entries(keys))
      execFileSync('git', ['config', key, value], { cwd: checkout })
    execFileSync('git', ['config', `url.${home}/elsewhere.insteadOf`, server.url], { cwd: checkout })
    writeFileSync(
      join(user, '.gitconfig'),
      `[core]\n\thooksPath = ${checkout}/.git/hooks\n[credential]\n\thelper = ${program}\n`,
    )
    Object.assign(process.env, {
      HOME: user,
      GIT_DIR: join(checkout, '.git'),
      GIT_CONFIG_GLOBAL: join(user, '.gitconfig'),
      GIT_ASKPASS: program,
      GIT_PROXY_COMMAND: program,
      GIT_EXTERNAL_DIFF: program,
    })
    const cwd = process.cwd()
    process.chdir(checkout)
    try {
      const main = await branch()
      expect(await main.push(await headOf(main), [tick()], 'Update\n')).toMatchObject({ kind: 'pushed' })
      const wrong = await branch({ token: 'wrong' })
      expect(await wrong.head()).toHaveProperty('error')
    } finally {
      process.chdir(cwd)
    }
    expect(existsSync(mark)).toBe(false)
  })
})

describe('the token', () => {
  it('is in no argument of any process, and in no file', async () => {
    const log = join(home, 'arguments')
    const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim()
    mkdirSync(join(home, 'bin'))
    writeFileSync(join(home, 'bin/git'), `#!/bin/sh\nprintf '%s\\n' "$@" >> "${log}"\nexec "${real}" "$@"\n`)
    chmodSync(join(home, 'bin/git'), 0o755)
    process.env.PATH = `${join(home, 'bin')}${delimiter}${process.env.PATH}`
    const main = await branch()
    const head = await headOf(main)
    await main.snapshot(head)
    await main.push(head, [tick()], 'Update\n')
    const secrets = [TOKEN, Buffer.from(`x-access-token:${TOKEN}`).toString('base64')]
    const written = [log, ...filesBelow(process.env.RUNNER_TEMP ?? '')].map(path =>
      readFileSync(path, 'latin1'),
    )
    expect(written.length).toBeGreaterThan(5)
    expect(readFileSync(log, 'utf8')).toContain('push')
    for (const text of written) for (const secret of secrets) expect(text.includes(secret)).toBe(false)
  })

  it('leaves no folder behind', async () => {
    const main = await branch()
    await headOf(main)
    await main.dispose()
    expect(readdirSync(process.env.RUNNER_TEMP ?? '')).toEqual([])
  })
})

it.each<[string, number, string]>([
  ['SHA-1', 40, 'ce013625030ba8dba906f756967f9e9ca394464a'],
  ['SHA-256', 64, '2cf8d83d9ee29543b34a87727421fdecb7e3f3a183d337639025de576db9ebb4'],
])('the id of a blob in %s is git’s', (_, length, id) => {
  expect(blobId(Buffer.from('hello\n'), length)).toBe(id)
  expect(blobId(null, length)).toBeNull()
})

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile())
}
