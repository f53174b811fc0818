import { readFileSync } from 'node:fs'
import { changedLines, linesOf, withoutBlocks } from './edits.ts'
import { expectEnd } from './ending.ts'
import { pullRequestEvent, Remote, SAME_REPOSITORY } from './remote.ts'
import { node24 } from './runtime.ts'
import { LEDGERS, PLAN, SAMPLE, TICKED_LINES } from './sample.ts'

const TICKED = TICKED_LINES.join('\n')

let remote: Remote

afterEach(() => remote.close())

describe('a push', () => {
  it('ticks what is proven, unticks what is contradicted, and commits that alone', async () => {
    remote = await Remote.open(SAMPLE)
    const before = await remote.head()
    const job = await remote.run()
    expectEnd(job, 0)

    const after = await remote.head()
    expect(job.outputs).toMatchObject({
      conclusion: 'pass',
      total: '4',
      verified: '2',
      overclaims: '1',
      regressions: '0',
      commit: after,
      'pull-request': '',
    })
    expect(await remote.history()).toEqual([after, before])
    const [ledger, ...others] = (await remote.changed(after)).filter(path => path !== PLAN)
    expect(ledger).toMatch(new RegExp(`^${LEDGERS}/.+\\.json$`))
    expect(others).toEqual([])
    expect(withoutBlocks(await remote.file(PLAN), TICKED).join('')).toBe(TICKED)
  })

  it('reports what it found in the file, the outputs and the summary', async () => {
    remote = await Remote.open(SAMPLE)
    const sha = await remote.head()
    const job = await remote.run()
    const report = JSON.parse(readFileSync(job.outputs.report ?? '', 'utf8'))
    expect(report).toMatchObject({
      schema: 'phaseproof.audit/1',
      commit: sha,
      plans: [
        {
          path: PLAN,
          items: [
            { id: 'ADD-1', claim: 'todo', verdict: 'verified' },
            { id: 'SUB-2', claim: 'todo', verdict: 'verified' },
            { id: 'MUL-3', claim: 'done', verdict: 'missing' },
            { id: 'TELL-4', claim: 'todo', verdict: 'unproven' },
          ],
        },
      ],
      suites: [{ outcome: 'passed', totals: { total: 2, passed: 2, failed: 0 } }],
      gate: { conclusion: 'pass' },
    })
    // The summary may escape the hyphen.
    for (const id of ['ADD-1', 'SUB-2', 'MUL-3', 'TELL-4']) {
      expect(job.summary.replaceAll('\\-', '-')).toContain(id)
    }
  })

  it('leaves every other byte as it was', async () => {
    const plan = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.from(
        [
          '# Phase 1: Sums  ',
          '',
          '## Tasks\t',
          '',
          '*\t[ ]\tADD-1: Add numbers in `src/add.js` <!-- proof: test="adds numbers" -->   ',
          '',
          '',
          '\tsecond paragraph, with\ttabs\t',
          '+ [ ] SUB-2: Überträge in `src/subtract.js` <!-- proof: test="subtracts numbers" --> \t',
          '1) [X] MUL-3: Multiply numbers in `src/multiply.js`',
          '- [ ] TELL-4: Tell the team  ',
          '***',
          'no line end after this',
        ].join('\r\n'),
      ),
    ])
    remote = await Remote.open({ ...SAMPLE, [PLAN]: plan })
    expectEnd(await remote.run(), 0)

    const after = await remote.file(PLAN)
    expect(after.subarray(0, 3)).toEqual(plan.subarray(0, 3))
    const lines = linesOf(plan)
    const kept = withoutBlocks(after, plan)
    const last = lines.length - 1
    // A block at the end needs the last line to end first.
    const ended = kept[last]?.trimEnd() === lines[last] ? [...kept.slice(0, last), lines[last] ?? ''] : kept
    expect(changedLines(lines, ended)).toEqual([
      { line: 5, bytes: 1 },
      { line: 9, bytes: 1 },
      { line: 10, bytes: 1 },
    ])
    expect(
      linesOf(after)
        .slice(0, -1)
        .filter(line => !line.endsWith('\r\n')),
    ).toEqual([])
  })

  it('writes nothing the second time', async () => {
    remote = await Remote.open(SAMPLE)
    const first = await remote.run()
    const pushes = remote.pushes
    expect(pushes).toBe(1)
    const refs = await remote.refs()

    const second = await remote.run()
    expectEnd(second, 0)
    expect(second.outputs).toMatchObject({
      conclusion: 'pass',
      verified: '2',
      commit: '',
      'pull-request': '',
    })
    expect(await remote.refs()).toBe(refs)
    expect(await remote.head()).toBe(first.outputs.commit)
    expect(remote.pushes).toBe(pushes)
  })

  it('writes nothing when told so', async () => {
    remote = await Remote.open(SAMPLE)
    const refs = await remote.refs()
    const job = await remote.run({ inputs: { 'write-back': 'none' } })
    expectEnd(job, 0)
    expect(job.outputs).toMatchObject({ verified: '2', commit: '' })
    expect(await remote.refs()).toBe(refs)
    expect(remote.pushes).toBe(0)
  })

  it('fails for failing tests, and never ticks what they contradict', async () => {
    remote = await Remote.open({ ...SAMPLE, 'src/subtract.js': 'export const subtract = (a, b) => b - a\n' })
    const job = await remote.run()
    expectEnd(job, 1)
    expect(job.outputs).toMatchObject({ conclusion: 'fail', verified: '1' })
    const plan = await remote.text(PLAN)
    expect(plan).toContain('- [ ] SUB-2')
  })

  it('calls a proven item that breaks later a regression', async () => {
    remote = await Remote.open(SAMPLE)
    expectEnd(await remote.run(), 0)
    await remote.commit({ 'src/subtract.js': 'export const subtract = (a, b) => b - a\n' }, 'Break it')
    const job = await remote.run()
    expectEnd(job, 1)
    expect(job.outputs).toMatchObject({
      conclusion: 'fail',
      verified: '1',
      overclaims: '1',
      regressions: '1',
    })
    const plan = await remote.text(PLAN)
    expect(plan).toContain('- [x] ADD-1')
    expect(plan).toContain('- [ ] SUB-2')
  })

  const runtime = node24()
  const onNode24 = runtime === null ? it.skip : it
  onNode24('runs under Node 24, its runtime (needs one: npm run node24)', async () => {
    remote = await Remote.open(SAMPLE)
    const job = await remote.run({ node: runtime ?? '' })
    expectEnd(job, 0)
    expect(job.outputs.commit).toBe(await remote.head())
  })
})

describe('a pull request', () => {
  it('writes nothing', async () => {
    remote = await Remote.open(SAMPLE)
    const base = await remote.head()
    const head = await remote.commit(
      { 'src/add.js': `${SAMPLE['src/add.js']}// new\n` },
      'New',
      'feature',
      'main',
    )
    await remote.point('refs/pull/1/merge', head)
    const refs = await remote.refs()
    const job = await remote.run({
      eventName: 'pull_request',
      event: pullRequestEvent({ head, base }, SAME_REPOSITORY),
      ref: 'refs/pull/1/merge',
    })
    expectEnd(job, 0)
    expect(job.outputs).toMatchObject({ conclusion: 'pass', verified: '2', commit: '', 'pull-request': '' })
    expect(await remote.refs()).toBe(refs)
    expect(remote.pushes).toBe(0)
    expect(readFileSync(`${job.workspace}/${PLAN}`)).toEqual(await remote.file(PLAN))
  })
})
