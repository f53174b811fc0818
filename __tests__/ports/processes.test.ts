import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CommandRequest, CommandResult } from '../../src/model/world.ts'
import { shellProcesses } from '../../src/ports/processes.ts'

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'processes-')))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const onLinux = process.platform === 'linux' ? it : it.skip
const hasSetsid = spawnSync('setsid', ['true']).status === 0
const withSetsid = process.platform === 'linux' && hasSetsid ? it : it.skip

function run(command: string, more: Partial<CommandRequest> = {}): Promise<CommandResult> {
  return shellProcesses(root).run({
    command,
    directory: '.',
    environment: { PATH: process.env.PATH ?? '' },
    timeoutMs: 30_000,
    ...more,
  })
}

async function linesOf(command: string, more: Partial<CommandRequest> = {}): Promise<readonly string[]> {
  const lines: string[] = []
  await run(command, { ...more, onLine: line => lines.push(line) })
  return lines
}

/** Not even waiting to be collected. */
function isAlive(id: number): boolean {
  try {
    return !/\nState:\s+Z/.test(readFileSync(`/proc/${id}/status`, 'utf8'))
  } catch {
    return false
  }
}

const node = (script: string) => `"${process.execPath}" -e "${script}"`

describe('how a command ends', () => {
  it('by itself, with its exit code', async () => {
    const result = await run('exit 3')
    expect(result).toMatchObject({ kind: 'exited', exitCode: 3, truncated: false })
  })

  it('by a signal', async () => {
    expect(await run('kill -KILL $$')).toMatchObject({ kind: 'signalled', exitCode: null })
  })

  it('with 127 when the shell knows no such program', async () => {
    const result = await run('no-such-program-here --flag')
    expect(result).toMatchObject({ kind: 'exited', exitCode: 127 })
    expect(result.tail).toContain('no-such-program-here')
  })

  it.each([
    ['does not exist', 'nowhere'],
    ['lies above the root', '..'],
    ['is absolute', tmpdir()],
  ])('not at all in a folder that %s', async (_, directory) => {
    const marker = path.join(root, 'ran')
    const result = await run(`touch "${marker}"`, { directory })
    expect(result).toMatchObject({ kind: 'not-started', exitCode: null })
    expect(() => statSync(marker)).toThrow()
  })

  it('not at all in a folder that a link leads out of the root', async () => {
    symlinkSync(tmpdir(), path.join(root, 'out'))
    expect(await run('true', { directory: 'out' })).toMatchObject({ kind: 'not-started' })
  })

  it('not at all with more environment than the system takes', async () => {
    const result = await run('true', { environment: { BIG: 'x'.repeat(8 * 1024 * 1024) } })
    expect(result.kind).toBe('not-started')
    expect(result.tail).not.toBe('')
  })
})

describe('what a command sees', () => {
  it('is its folder, its environment and no input', async () => {
    mkdirSync(path.join(root, 'sub'))
    const lines = await linesOf('pwd; echo "$GIVEN-$HIDDEN_FROM_CHILD"; cat', {
      directory: 'sub',
      environment: { PATH: process.env.PATH ?? '', GIVEN: 'yes' },
    })
    expect(lines).toEqual([path.join(root, 'sub'), 'yes-'])
  })
})

describe('what a command prints', () => {
  it('arrives in whole lines from both streams, whatever ends them', async () => {
    const lines = await linesOf(
      node("process.stdout.write('a\\rb\\r\\nc\\n\\nd'); process.stderr.write('e\\n')"),
    )
    expect([...lines].sort()).toEqual(['', 'a', 'b', 'c', 'd', 'e'])
  })

  it('is cut where a line never ends', async () => {
    const lines = await linesOf(node("process.stdout.write('x'.repeat(1000000) + '\\nnext\\n')"))
    expect(lines.map(line => line.length)).toEqual([4096, 4])
  })

  it('keeps characters whole that chunks tear apart', async () => {
    const lines = await linesOf(
      node(
        "const b = Buffer.from('ü€\\n'); let i = 0; const t = setInterval(() => { process.stdout.write(b.subarray(i, ++i)); if (i === b.length) clearInterval(t) }, 5)",
      ),
    )
    expect(lines).toEqual(['ü€'])
  })

  it('is shown up to 10 MB of 100 MB, remembered at its end, and filed whole', async () => {
    const file = path.join(root, 'output.log')
    let shown = 0
    const result = await run(
      node(
        "const l = 'y'.repeat(99) + '\\n'; const b = Buffer.from(l.repeat(10000)); for (let i = 0; i < 100; i++) require('fs').writeSync(1, b); require('fs').writeSync(1, 'the end\\n')",
      ),
      {
        outputFile: file,
        onLine: line => {
          shown += line.length + 1
        },
      },
    )
    expect(result).toMatchObject({ kind: 'exited', exitCode: 0, truncated: true })
    expect(shown).toBeLessThanOrEqual(10 * 1024 * 1024 + 4096)
    expect(shown).toBeGreaterThan(9 * 1024 * 1024)
    expect(result.tail.length).toBeLessThanOrEqual(64 * 1024)
    expect(result.tail.endsWith('y\nthe end\n')).toBe(true)
    expect(statSync(file).size).toBe(100_000_008)
  })

  it('survives a file that cannot be written', async () => {
    const result = await run('echo hello', { outputFile: path.join(root, 'no', 'such', 'folder') })
    expect(result).toMatchObject({ kind: 'exited', exitCode: 0, truncated: true, tail: 'hello\n' })
  })
})

describe('what a command leaves behind', () => {
  onLinux('a child in the background is killed with its group', async () => {
    const lines = await linesOf('sleep 60 & echo $!')
    expect(lines).toHaveLength(1)
    expect(isAlive(Number(lines[0]))).toBe(false)
  })

  withSetsid('a daemon that left the group is killed too (needs Linux and setsid)', async () => {
    const lines = await linesOf("setsid sh -c 'echo $$; exec sleep 60' & sleep 0.5")
    expect(lines).toHaveLength(1)
    expect(isAlive(Number(lines[0]))).toBe(false)
  })

  withSetsid('when time is up nobody stays, deaf to SIGTERM or not (needs Linux and setsid)', async () => {
    const lines: string[] = []
    const result = await run(
      "trap '' TERM; setsid sh -c 'trap \"\" TERM; echo $$; while :; do sleep 1; done' & echo $$; while :; do sleep 1; done",
      { timeoutMs: 700, onLine: line => lines.push(line) },
    )
    expect(result).toMatchObject({ kind: 'timed-out', exitCode: null })
    expect(lines).toHaveLength(2)
    expect(lines.map(Number).filter(isAlive)).toEqual([])
  })

  onLinux('a process of somebody else is left alone', async () => {
    const [mine] = await Promise.all([run('sleep 1; echo still here'), run('true')])
    expect(mine).toMatchObject({ kind: 'exited', exitCode: 0, tail: 'still here\n' })
  })
})
