import type { FileChange } from '../../src/model/edit.ts'
import type { PushOutcome, RemoteBranch } from '../../src/model/remote.ts'
import type { Snapshot } from '../../src/model/world.ts'
import { type Again, followUp } from '../../src/publish/follow-up.ts'
import { snapshotOf } from '../inventory/facts.ts'

const AUDITED = 'a'.repeat(40)
const LATER = 'b'.repeat(40)
const REFUSED: PushOutcome = { kind: 'refused', message: 'protected', remedy: 'Allow it' }

function change(path: string, ...summary: readonly string[]): FileChange {
  return { path, before: Buffer.from('old'), after: Buffer.from('new'), summary }
}

interface Script {
  /** What the branch names at each try; the last goes on. */
  readonly heads?: readonly string[]
  readonly unreachable?: boolean
  readonly unreadable?: boolean
  readonly pushes?: readonly PushOutcome[]
  readonly again?: Again
  readonly changes?: readonly FileChange[]
}

/** Plays a branch, and remembers in order what was asked of it. */
async function play(script: Script) {
  const asked: string[] = []
  const pushed: { changes: readonly FileChange[]; message: string }[] = []
  const { heads = [AUDITED], pushes = [{ kind: 'pushed', commit: 'new' }] } = script
  let tries = 0
  const last = <T>(list: readonly T[], at: number): T => {
    const found = list[Math.min(at, list.length - 1)]
    if (found === undefined) throw new Error('the script is empty')
    return found
  }
  const branch: RemoteBranch = {
    name: 'main',
    async head() {
      asked.push('head')
      return script.unreachable ? { error: 'no route', remedy: 'Try again' } : { commit: last(heads, tries) }
    },
    async snapshot(commit): Promise<Snapshot> {
      asked.push(`snapshot ${commit.slice(0, 1)}`)
      if (script.unreadable) throw new Error('git fetch failed')
      return snapshotOf({})
    },
    async push(head, changes, message) {
      asked.push(`push ${head.slice(0, 1)}`)
      pushed.push({ changes, message })
      return last(pushes, tries++)
    },
  }
  const result = await followUp({
    branch,
    audited: AUDITED,
    changes: script.changes ?? [change('plan.md', 'ticked A-1 (verified)')],
    judgeAgain: async () => {
      asked.push('judge')
      return script.again ?? { kind: 'judged', changes: [change('plan.md', 'ticked A-2 (verified)')] }
    },
    pause: async attempt => {
      asked.push(`pause ${attempt}`)
    },
    note: () => {},
  })
  return { result, asked, pushed }
}

describe('the follow-up commit', () => {
  it('goes onto the audited head', async () => {
    const { result, asked } = await play({})
    expect(result).toMatchObject({ kind: 'committed', commit: 'new' })
    expect(asked).toEqual(['head', 'push a'])
  })

  it('is none when there is nothing to write: the branch is not even asked', async () => {
    const { result, asked } = await play({ changes: [] })
    expect(result).toEqual({ kind: 'nothing-to-write' })
    expect(asked).toEqual([])
  })

  it('is judged anew on a head that has moved', async () => {
    const { result, asked } = await play({ heads: [LATER] })
    expect(result).toMatchObject({ kind: 'committed', changes: [{ summary: ['ticked A-2 (verified)'] }] })
    expect(asked).toEqual(['head', 'snapshot b', 'judge', 'push b'])
  })

  it('is none when the moved head says it all already', async () => {
    const { result, asked } = await play({ heads: [LATER], again: { kind: 'judged', changes: [] } })
    expect(result).toEqual({ kind: 'nothing-to-write' })
    expect(asked).not.toContain('push b')
  })

  it('is left to the next run when code has changed', async () => {
    const { result, asked } = await play({
      heads: [LATER],
      again: { kind: 'beyond-reach', paths: ['src/a.ts', 'src/b.ts'] },
    })
    expect(result).toEqual({
      kind: 'left',
      reason: expect.stringMatching(/bbbbbbbbb and src\/a\.ts and 1 more/),
    })
    expect(asked).not.toContain('push b')
  })

  it('fails with the problems of a plan that can no longer be read', async () => {
    const problems = [
      { severity: 'error', place: 'plan.md', message: 'it is empty', remedy: 'Fill it' },
    ] as const
    const { result } = await play({ heads: [LATER], again: { kind: 'unreadable', problems } })
    expect(result).toEqual({ kind: 'failed', problems })
  })

  it.each([1, 2, 4])('survives %i lost races, each read and judged again', async races => {
    const raced = Array.from({ length: races }, (): PushOutcome => ({ kind: 'raced' }))
    const { result, asked } = await play({
      heads: [AUDITED, LATER],
      pushes: [...raced, { kind: 'pushed', commit: 'new' }],
    })
    expect(result).toMatchObject({ kind: 'committed', commit: 'new' })
    expect(asked.filter(step => step === 'judge')).toHaveLength(races)
    expect(asked.filter(step => step.startsWith('pause'))).toEqual(
      Array.from({ length: races }, (_, i) => `pause ${i + 1}`),
    )
  })

  it('gives up after five', async () => {
    const { result, pushed } = await play({ heads: [AUDITED, LATER], pushes: [{ kind: 'raced' }] })
    expect(result).toMatchObject({ kind: 'failed', problems: [{ place: 'main' }] })
    expect(pushed).toHaveLength(5)
  })

  it('does not go onto a head that raced only on the server', async () => {
    const { asked } = await play({ pushes: [{ kind: 'raced' }, { kind: 'pushed', commit: 'new' }] })
    expect(asked).toEqual(['head', 'push a', 'pause 1', 'head', 'push a'])
  })

  it('is judged anew when the document on the branch is not the one that was read', async () => {
    const { result, asked } = await play({
      pushes: [
        { kind: 'outdated', path: 'plan.md' },
        { kind: 'pushed', commit: 'new' },
      ],
    })
    expect(result).toMatchObject({ kind: 'committed', changes: [{ summary: ['ticked A-2 (verified)'] }] })
    expect(asked).toEqual(['head', 'push a', 'pause 1', 'head', 'snapshot a', 'judge', 'push a'])
  })

  it('fails at once when the branch has something there that is no document', async () => {
    const { result, pushed } = await play({ pushes: [{ kind: 'outdated', path: 'plan.md' }] })
    expect(result).toMatchObject({ kind: 'failed', problems: [{ place: 'plan.md' }] })
    expect(pushed).toHaveLength(2)
  })

  it('is not tried again when it was refused', async () => {
    const { result, pushed } = await play({ pushes: [REFUSED] })
    expect(result).toEqual({
      kind: 'failed',
      problems: [{ severity: 'error', place: 'main', message: 'protected', remedy: 'Allow it' }],
    })
    expect(pushed).toHaveLength(1)
  })

  it.each<[string, Script]>([
    ['cannot be reached', { unreachable: true }],
    ['moved and cannot be read', { heads: [LATER], unreadable: true }],
  ])('is a problem, not a crash, when the branch %s', async (_, script) => {
    const { result, pushed } = await play(script)
    expect(result).toMatchObject({ kind: 'failed', problems: [{ severity: 'error', place: 'main' }] })
    expect(pushed).toEqual([])
  })
})

describe('its message', () => {
  const messageOf = async (...summary: readonly string[]) =>
    (await play({ changes: [change('plan.md', ...summary)] })).pushed[0]?.message

  it('says what was ticked, and which commit was audited', async () => {
    expect(await messageOf('ticked A-1 (verified)', 'unticked A-2 (missing)', 'status block')).toBe(
      `Update the plan: 1 ticked, 1 unticked\n\n- ticked A-1 (verified)\n- unticked A-2 (missing)\n\nPhaseproof-Validated: ${AUDITED}\n`,
    )
  })

  it('is short when only the block changed', async () => {
    expect(await messageOf('status block')).toBe(
      `Update the validated plan status\n\nPhaseproof-Validated: ${AUDITED}\n`,
    )
  })

  it('lists fifty, and counts the rest', async () => {
    const message = await messageOf(...Array.from({ length: 70 }, (_, i) => `ticked A-${i} (verified)`))
    expect(message?.split('\n').filter(line => line.startsWith('- '))).toHaveLength(51)
    expect(message).toContain('\n- and 20 more\n')
    expect(message).toContain('70 ticked')
  })
})
