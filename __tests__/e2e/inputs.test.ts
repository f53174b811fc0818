import { expectEnd } from './ending.ts'
import { Remote } from './remote.ts'
import { SAMPLE } from './sample.ts'
import { errorLines } from './workflow-commands.ts'

let remote: Remote

beforeAll(async () => {
  remote = await Remote.open({ ...SAMPLE, 'broken.yml': 'plans: [unclosed\n' })
})
afterAll(() => remote.close())

type Row = readonly [input: string, value: string, names: string]

const BAD: readonly Row[] = [
  ['mode', 'nonsense', 'nonsense'],
  ['mode', 'execute', 'execute'],
  ['write-back', 'maybe', 'maybe'],
  ['write-back', 'pull-request', 'pull-request'],
  ['fail-on', 'everything', 'everything'],
  ['baseline', 'yesterday', 'yesterday'],
  ['timeout-minutes', 'soon', 'soon'],
  ['timeout-minutes', '0', 'timeout-minutes'],
  ['working-directory', '../..', 'working-directory'],
  ['working-directory', 'nowhere', 'working-directory'],
  ['config', 'none.yml', 'none.yml'],
  ['config', 'broken.yml', 'broken.yml'],
  ['plan', 'plans/none.md', 'plans/none.md'],
  ['plan', '../outside.md', '../outside.md'],
  ['shard', '2/8', 'shard'],
  ['builder', 'make', 'builder'],
  ['comment', 'true', 'comment'],
]

describe('a bad input', () => {
  it.each(BAD)('%s: %s gets one line', async (input, value, named) => {
    const refs = await remote.refs()
    const job = await remote.run({ inputs: { [input]: value } })
    expectEnd(job, 1)
    expect(errorLines(job.log).filter(line => line.includes(named))).toHaveLength(1)
    expectPlainWords(job.log)
    expect(await remote.refs()).toBe(refs)
  })

  it('does not hide another: all are named at once', async () => {
    const job = await remote.run({
      inputs: { mode: 'nonsense', 'timeout-minutes': 'soon', 'fail-on': 'everything' },
    })
    expectEnd(job, 1)
    for (const named of ['nonsense', 'soon', 'everything']) {
      expect(errorLines(job.log).filter(line => line.includes(named))).toHaveLength(1)
    }
    expectPlainWords(job.log)
  })
})

/** No stack trace. */
function expectPlainWords(log: string): void {
  expect(log).not.toMatch(/^\s*at .+:\d+:\d+\)?$/m)
  expect(log).not.toMatch(/\b(?:TypeError|ReferenceError|RangeError)\b/)
}
