import type { GitRequest } from '../../scripts/git-server.mjs'
import { withoutBlocks } from './edits.ts'
import { expectEnd } from './ending.ts'
import { Remote } from './remote.ts'
import { PLAN, PLAN_LINES, SAMPLE, TICKED_LINES } from './sample.ts'

let remote: Remote

afterEach(() => remote.close())

/** Points of the push at which somebody else's commit arrives. */
const MOMENTS: readonly (readonly [string, (request: GitRequest) => boolean])[] = [
  ['before the push is announced', ({ query }) => query === 'service=git-receive-pack'],
  ['before the push arrives', ({ method, path }) => method === 'POST' && path.endsWith('/git-receive-pack')],
]

/** Runs the Action on a push while `compete` makes its commit at that moment, once. */
async function race(moment: (request: GitRequest) => boolean, compete: () => Promise<string>) {
  let rival: string | null = null
  remote.before = async request => {
    if (rival !== null || !moment(request)) return
    rival = ''
    rival = await compete()
  }
  const job = await remote.run()
  if (rival === null) throw new Error(`nothing was pushed, so there was no race:\n${job.log}`)
  return { job, rival }
}

describe.each(MOMENTS)('another commit %s', (_, moment) => {
  it('that edits the plan is kept, and the edits are made anew on top of it', async () => {
    remote = await Remote.open(SAMPLE)
    const rewrite = (lines: readonly string[]) =>
      [
        lines[0],
        '',
        'Words that move everything down.',
        ...lines.slice(1, -1),
        '- [ ] NEW-5: A new item',
        '',
      ].join('\n')
    const { job, rival } = await race(moment, () => remote.commit({ [PLAN]: rewrite(PLAN_LINES) }, 'Rewrite'))

    const head = await remote.head()
    expectEnd(job, 0)
    expect(job.outputs.commit).toBe(head)
    expect((await remote.history()).slice(0, 2)).toEqual([head, rival])
    const expected = rewrite(TICKED_LINES)
    expect(withoutBlocks(await remote.file(PLAN), expected).join('')).toBe(expected)
  })

  it('that changes code gets no status from a run that did not test it', async () => {
    remote = await Remote.open(SAMPLE)
    const broken = 'export const subtract = (a, b) => b - a\n'
    const { job, rival } = await race(moment, () => remote.commit({ 'src/subtract.js': broken }, 'Break it'))

    expectEnd(job, 0)
    expect(job.outputs).toMatchObject({ verified: '2', commit: '' })
    expect(await remote.head()).toBe(rival)
    expect(job.log).toContain('src/subtract.js')

    // The run for that commit looks, and finds out.
    remote.before = () => {}
    const next = await remote.run()
    expect(next.outputs).toMatchObject({ verified: '1', conclusion: 'fail', commit: await remote.head() })
    expect(await remote.text(PLAN)).toContain('- [x] ADD-1')
    expect(await remote.text(PLAN)).toContain('- [ ] SUB-2')
  })
})

it('a race that is lost every time ends after a few tries, and never overwrites anybody', async () => {
  remote = await Remote.open(SAMPLE)
  const rivals: string[] = []
  remote.before = async ({ method, path }) => {
    if (method !== 'POST' || !path.endsWith('/git-receive-pack')) return
    rivals.push(await remote.commit({ 'notes.txt': `${rivals.length}\n` }, 'Faster'))
  }
  const job = await remote.run()
  expect(rivals.length).toBeGreaterThan(1)
  expect(rivals.length).toBeLessThan(20)
  expect(job.outputs.commit).toBe('')
  expect((await remote.history()).slice(0, rivals.length)).toEqual(rivals.reverse())
  expect(job.log).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m)
})
