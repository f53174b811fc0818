import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { capture, git } from '../../scripts/runner.mjs'
import { withoutBlocks } from './edits.ts'
import { requireBundle } from './runtime.ts'
import { type Files, PLAN, SAMPLE, TICKED_LINES } from './sample.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
let home: string
let folder: string

beforeEach(() => {
  requireBundle()
  home = mkdtempSync(join(tmpdir(), 'phaseproof-command-'))
  folder = join(home, 'project')
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

async function open(files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  await git(folder, ['init', '--quiet'])
  await git(folder, ['add', '--all'])
  await git(folder, ['commit', '--quiet', '--message', 'First commit'])
}

function phaseproof(...args: readonly string[]) {
  return capture(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1' },
  })
}

const VERDICTS = { 'ADD-1': 'verified', 'SUB-2': 'verified', 'MUL-3': 'missing', 'TELL-4': 'unproven' }

function verdictsIn(json: string): object {
  const items: readonly { id: string; verdict: string }[] = JSON.parse(json).plans[0].items
  return Object.fromEntries(items.map(({ id, verdict }) => [id, verdict]))
}

describe('phaseproof plan', () => {
  it('prints what the plan says, as JSON on standard output alone', async () => {
    await open(SAMPLE)
    const { exitCode, stdout } = await phaseproof('plan', PLAN, '--format', 'json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'phaseproof.plan/1',
      plans: [
        {
          path: PLAN,
          title: 'Phase 1: Sums',
          items: [
            { id: 'ADD-1', line: 5, claim: 'todo' },
            { id: 'SUB-2', line: 6, claim: 'todo' },
            { id: 'MUL-3', line: 7, claim: 'done' },
            { id: 'TELL-4', line: 8, claim: 'todo' },
          ],
        },
      ],
    })
  })
})

describe('phaseproof audit', () => {
  it('judges and writes nothing', async () => {
    await open(SAMPLE)
    const { exitCode, stdout } = await phaseproof('audit', '--format', 'json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout).schema).toBe('phaseproof.audit/1')
    expect(verdictsIn(stdout)).toEqual(VERDICTS)
    expect(await git(folder, ['status', '--porcelain'])).toBe('')
  })

  it('verifies nothing that it did not see run', async () => {
    await open(SAMPLE)
    const { stdout } = await phaseproof('audit', '--no-run', '--format', 'json')
    expect(verdictsIn(stdout)).toEqual({ ...VERDICTS, 'ADD-1': 'not-run', 'SUB-2': 'not-run' })
  })

  it('ends with 1 when the gate fails', async () => {
    await open({ ...SAMPLE, 'src/add.js': 'export const add = () => 5\n' })
    const { exitCode, stdout } = await phaseproof('audit', '--format', 'json')
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout).gate.conclusion).toBe('fail')
    expect(verdictsIn(stdout)).toEqual({ ...VERDICTS, 'ADD-1': 'failing' })
  })

  it('edits the documents in place, and once only', async () => {
    await open(SAMPLE)
    expect((await phaseproof('audit', '--write')).exitCode).toBe(0)
    const plan = readFileSync(join(folder, PLAN))
    expect(withoutBlocks(plan, TICKED_LINES.join('\n')).join('')).toBe(TICKED_LINES.join('\n'))
    await git(folder, ['add', '--all'])
    await git(folder, ['commit', '--quiet', '--message', 'Validated status'])
    expect((await phaseproof('audit', '--write')).exitCode).toBe(0)
    expect(await git(folder, ['status', '--porcelain'])).toBe('')
  })

  it('leaves a document with uncommitted changes alone', async () => {
    await open(SAMPLE)
    const draft = `${readFileSync(join(folder, PLAN), 'utf8')}- [ ] NEW-5: A draft\n`
    writeFileSync(join(folder, PLAN), draft)
    await phaseproof('audit', '--write')
    expect(readFileSync(join(folder, PLAN), 'utf8')).toBe(draft)
  })
})

describe('bad usage', () => {
  it.each<readonly string[]>([
    ['nonsense'],
    ['audit', '--nonsense'],
    ['audit', 'none.md'],
    ['audit', '--fail-on', 'everything'],
    ['audit', '--format', 'pdf'],
    ['audit', '--config', 'none.yml'],
    ['audit', '--root', 'nowhere'],
    ['plan', 'none.md'],
  ])('%s %s %s ends with 2 and says what was expected', async (...args) => {
    await open(SAMPLE)
    const { exitCode, stdout, stderr } = await phaseproof(...args.filter(arg => typeof arg === 'string'))
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(/\S/),
    })
    expect(stderr).toContain(args.at(-1) ?? '')
    expect(stderr).not.toMatch(/^\s*at .+:\d+:\d+\)?$/m)
  })
})
