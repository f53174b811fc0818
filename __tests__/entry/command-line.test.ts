/** The command as it is shipped, in a pipe. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { capture, git } from '../../scripts/runner.mjs'
import { requireBundle } from '../e2e/runtime.ts'
import { type Files, PLAN, PLAN_LINES, SAMPLE } from '../e2e/sample.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
let home: string
let folder: string

beforeEach(async () => {
  requireBundle()
  home = mkdtempSync(join(tmpdir(), 'phaseproof-command-line-'))
  folder = join(home, 'project')
  write(SAMPLE)
  await git(folder, ['init', '--quiet', '--initial-branch', 'main'])
  await commit()
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

function write(files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

async function commit(): Promise<void> {
  await git(folder, ['add', '--all'])
  await git(folder, ['commit', '--quiet', '--allow-empty', '--message', 'Commit'])
}

function phaseproof(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return capture(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1', ...env },
  })
}

describe('the exit code', () => {
  it.each<[number, readonly string[]]>([
    [0, ['--help']],
    [0, ['--version']],
    [0, ['plan']],
    [0, ['audit', '--no-run']],
    [1, ['audit', '--no-run', '--fail-on', 'overclaim', '--baseline', 'none']],
    [2, ['audit', '--no-run', '--fail-on', 'everything']],
    [2, ['audit', 'none.md']],
    [2, ['audit', '../outside.md']],
  ])('is %i for %j, and nobody sees a stack', async (code, args) => {
    const { exitCode, stdout, stderr } = await phaseproof(args)
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: code, stdout, stderr })
    expect(stdout + stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m)
    expect(code === 2 ? stderr : stdout).toMatch(/\S/)
  })

  it('is 3 for a defect of ours, with its stack', async () => {
    // No blanks: the variable is split at them.
    const broken = "data:text/javascript,JSON.stringify=()=>{throw(Error('planted'))}"
    const { exitCode, stdout, stderr } = await phaseproof(['plan', '--format', 'json'], {
      NODE_OPTIONS: `--import=${broken}`,
    })
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' })
    expect(stderr).toMatch(/defect of phaseproof.*planted.*\n\s+at /s)
  })
})

describe('in a pipe', () => {
  it.each(['pretty', 'json', 'markdown'])('nothing but the result is said, as %s', async format => {
    const { stdout, stderr } = await phaseproof(['audit', '--format', format])
    expect(stderr).toBe('')
    expect(stdout).toContain('MUL-3')
    expect(stdout).not.toContain('\u001b')
    if (format === 'json') expect(JSON.parse(stdout)).toHaveProperty('schema', 'phaseproof.audit/1')
  })
})

describe('--out', () => {
  it.each(['pretty', 'json', 'markdown'])(
    'takes what standard output would have had, as %s',
    async format => {
      const args = ['plan', '--format', format]
      const printed = await phaseproof(args)
      const { exitCode, stdout } = await phaseproof([...args, '--out', join(home, 'result')])
      expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' })
      expect(readFileSync(join(home, 'result'), 'utf8')).toBe(printed.stdout)
    },
  )

  it('in a folder that is not there ends with 2', async () => {
    const { exitCode, stderr } = await phaseproof(['plan', '--out', join(home, 'none/result')])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('--out')
  })
})

describe('--base', () => {
  const audit = (base: string) => phaseproof(['audit', '--no-run', '--base', base, '--format', 'json'])
  const gateOf = (stdout: string): { conclusion: string; reasons: readonly { item: string }[] } =>
    JSON.parse(stdout).gate

  beforeEach(async () => {
    expect((await phaseproof(['audit', '--write', '--no-run', 'phases/current/*.md'])).exitCode).toBe(0)
    await commit()
    await git(folder, ['tag', 'before'])
  })

  it('fails for what is new since then, and for that alone', async () => {
    const plan = readFileSync(join(folder, PLAN), 'utf8')
    write({ [PLAN]: `${plan}\n- [x] NEW-5: Divide in \`src/divide.js\`\n` })
    await commit()
    const { exitCode, stdout } = await audit('before')
    expect(exitCode).toBe(1)
    expect(gateOf(stdout).reasons.map(({ item }) => item)).toEqual(['NEW-5'])
  })

  it('passes where nothing has changed since', async () => {
    const { exitCode, stdout } = await audit('HEAD')
    expect({ exitCode, gate: gateOf(stdout).conclusion }).toEqual({ exitCode: 0, gate: 'pass' })
  })

  it.each(['no-such-branch', '--upload-pack=x', 'HEAD:src'])(
    'that names no commit, %s, ends with 2',
    async base => {
      const { exitCode, stdout, stderr } = await phaseproof(['audit', `--base=${base}`])
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
      expect(stderr).toContain(base)
    },
  )
})

describe('--write', () => {
  it('edits the committed plan, and refuses the one with changes of its own', async () => {
    write({ 'phases/current/second.md': PLAN_LINES.join('\n').replace('# Phase 1', '# Phase 2') })
    await commit()
    const draft = `${PLAN_LINES.join('\n')}- [ ] NEW-5: A draft\n`
    write({ [PLAN]: draft })
    const { exitCode, stderr } = await phaseproof(['audit', '--write', '--format', 'json'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain(`${PLAN}: the plan has changes that are not committed`)
    expect(readFileSync(join(folder, PLAN), 'utf8')).toBe(draft)
    expect(existsSync(join(folder, `.phaseproof/${PLAN}.json`))).toBe(false)
    expect(readFileSync(join(folder, 'phases/current/second.md'), 'utf8')).toContain('- [x] ADD-1')
  })

  it('writes nothing when it is not asked', async () => {
    await phaseproof(['audit'])
    expect(await git(folder, ['status', '--porcelain'])).toBe('')
  })
})
