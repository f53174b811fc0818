import { type Event, readEvent } from '../../src/entry/event.ts'

const REPOSITORY = 'team/project'
const BASE = 'b'.repeat(40)

function repo(name: string): object {
  return { full_name: name }
}

/** `head`: the repository that the change comes from; null: it was deleted. */
function request(head: string | null): object {
  return {
    pull_request: {
      head: { repo: head === null ? null : repo(head) },
      base: { sha: BASE, repo: repo(REPOSITORY) },
    },
  }
}

function event(name: string, payload: unknown, ref = 'refs/heads/main'): Event {
  const env = { GITHUB_EVENT_NAME: name, GITHUB_REPOSITORY: REPOSITORY, GITHUB_REF: ref }
  return readEvent(env, payload)
}

type Row = readonly [string, string, unknown, string, { runs: boolean; writes: string | null; base: boolean }]

const MAIN = 'refs/heads/main'
const MERGE = 'refs/pull/7/merge'
const ROWS: readonly Row[] = [
  ['to a branch', 'push', {}, MAIN, { runs: true, writes: 'main', base: false }],
  ['to a branch with slashes', 'push', {}, 'refs/heads/a/b', { runs: true, writes: 'a/b', base: false }],
  ['of a tag', 'push', {}, 'refs/tags/v1', { runs: true, writes: null, base: false }],
  [
    'of a tag called like a branch',
    'push',
    {},
    'refs/tags/refs/heads/main',
    { runs: true, writes: null, base: false },
  ],
  ['by the clock', 'schedule', {}, MAIN, { runs: true, writes: 'main', base: false }],
  ['by hand', 'workflow_dispatch', {}, MAIN, { runs: true, writes: 'main', base: false }],
  ['by hand, on a tag', 'workflow_dispatch', {}, 'refs/tags/v1', { runs: true, writes: null, base: false }],
  ['by the API', 'repository_dispatch', {}, MAIN, { runs: true, writes: 'main', base: false }],
  [
    'of this repository',
    'pull_request',
    request(REPOSITORY),
    MERGE,
    { runs: true, writes: null, base: true },
  ],
  ['of a fork', 'pull_request', request('stranger/project'), MERGE, { runs: true, writes: null, base: true }],
  ['of a deleted fork', 'pull_request', request(null), MERGE, { runs: true, writes: null, base: true }],
  ['that was merged', 'pull_request', request(REPOSITORY), MAIN, { runs: true, writes: null, base: true }],
  [
    'of this repository',
    'pull_request_target',
    request(REPOSITORY),
    MAIN,
    { runs: true, writes: null, base: true },
  ],
  [
    'of a fork',
    'pull_request_target',
    request('stranger/project'),
    MAIN,
    { runs: false, writes: null, base: true },
  ],
  [
    'of a deleted fork',
    'pull_request_target',
    request(null),
    MAIN,
    { runs: false, writes: null, base: true },
  ],
  ['without facts', 'pull_request_target', {}, MAIN, { runs: false, writes: null, base: false }],
  [
    'of a fork',
    'pull_request_review_comment',
    request('stranger/project'),
    MERGE,
    { runs: false, writes: null, base: true },
  ],
  [
    'of this repository',
    'workflow_run',
    { workflow_run: { head_repository: repo(REPOSITORY) } },
    MAIN,
    { runs: true, writes: null, base: false },
  ],
  [
    'of a fork',
    'workflow_run',
    { workflow_run: { head_repository: repo('stranger/project') } },
    MAIN,
    { runs: false, writes: null, base: false },
  ],
  [
    'of a deleted fork',
    'workflow_run',
    { workflow_run: { head_repository: null } },
    MAIN,
    { runs: false, writes: null, base: false },
  ],
  ['without facts', 'workflow_run', {}, MAIN, { runs: false, writes: null, base: false }],
  [
    'on a pull request',
    'issue_comment',
    { issue: { pull_request: { url: 'x' } } },
    MAIN,
    { runs: false, writes: null, base: false },
  ],
  ['on an issue', 'issue_comment', { issue: { number: 1 } }, MAIN, { runs: true, writes: null, base: false }],
  ['without facts', 'issue_comment', {}, MAIN, { runs: false, writes: null, base: false }],
  [
    'of the queue',
    'merge_group',
    { merge_group: { base_sha: BASE } },
    'refs/heads/gh-readonly-queue/main/pr-7',
    { runs: true, writes: null, base: true },
  ],
  ['of a name that nobody knows', 'comet', {}, MAIN, { runs: true, writes: null, base: false }],
]

describe('an event', () => {
  it.each(ROWS)('%s: %s', (_, name, payload, ref, expected) => {
    const read = event(name, payload, ref)
    expect({
      runs: read.refusesToRun === null,
      writes: read.refusesToWrite === null ? read.branch : null,
      base: read.base === BASE,
    }).toEqual(expected)
    // Whoever refuses says why.
    if (!expected.runs) expect(read.refusesToRun).toContain(name)
    if (expected.writes === null) expect(read.refusesToWrite).toMatch(/\w/)
  })

  it('is a request where its base is to judge it', () => {
    const requests = ROWS.map(([, name]) => name).filter(name => event(name, {}).pullRequest)
    expect([...new Set(requests)]).toEqual([
      'pull_request',
      'pull_request_target',
      'pull_request_review_comment',
      'merge_group',
    ])
  })

  it.each([null, undefined, 5, 'text', [], { pull_request: null }, { pull_request: { head: 5, base: [] } }])(
    'with the payload %j has the careful answer',
    payload => {
      expect(event('pull_request_target', payload)).toMatchObject({ base: null, branch: null })
      expect(event('pull_request_target', payload).refusesToRun).not.toBeNull()
    },
  )

  it('of a runner that says nothing writes nothing', () => {
    expect(readEvent({}, {})).toMatchObject({
      name: '',
      branch: null,
      refusesToWrite: expect.stringMatching(/\w/),
    })
  })

  it('is not fooled by what objects inherit', () => {
    const payload = JSON.parse(
      '{"__proto__": {"pull_request": {"head": {"repo": {"full_name": "team/project"}}}}}',
    )
    expect(event('pull_request_target', payload).refusesToRun).not.toBeNull()
  })
})
