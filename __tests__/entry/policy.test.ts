import { readEvent } from '../../src/entry/event.ts'
import { trustedPolicy } from '../../src/entry/policy.ts'
import { inputs, Project } from './project.ts'

const PLAN = 'phases/current/plan.md'
const CONFIG = '.github/phaseproof.yml'
const STRICT = 'policy: { fail-on: [overclaim, tests] }\nsuites:\n  unit: { run: npm test }\n'
const RELAXED =
  'policy: { fail-on: [] }\nsuites:\n  unit: { run: "true" }\nsignoffs:\n  A-1: { by: "@me", on: 2026-01-01 }\n'

let project: Project
afterEach(() => project.close())

function pullRequest(base: string | null) {
  const env = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REPOSITORY: 'team/project',
    GITHUB_REF: 'refs/pull/1/merge',
  }
  return readEvent(env, base === null ? {} : { pull_request: { base: { sha: base } } })
}

function push() {
  return readEvent({ GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' }, {})
}

/** A base commit with one configuration, and a checkout with another. */
async function judgedBy(
  base: Readonly<Record<string, string>>,
  head: Readonly<Record<string, string>>,
  name: 'pull_request' | 'push',
  given = {},
) {
  project = await Project.open({ [PLAN]: '# Plan\n\n- [ ] A-1: Do it\n', ...base })
  const commit = project.head()
  project.push(head)
  const world = await project.world()
  return await trustedPolicy(
    inputs(given),
    name === 'push' ? push() : pullRequest(commit),
    project.runner,
    world,
  )
}

describe('the policy of a pull request', () => {
  it('is that of its base, which the checkout does not even have', async () => {
    const policy = await judgedBy({ [CONFIG]: STRICT }, { [CONFIG]: RELAXED }, 'pull_request')
    if (!policy.ok) throw new Error(JSON.stringify(policy.problems))
    const { config } = policy.value
    expect(config.policy.failOn).toEqual(['overclaim', 'tests'])
    expect(config.suites?.map(suite => suite.run)).toEqual(['npm test'])
    expect(config.signOffs).toEqual({})
  })

  it('is the default where the base has none, though its plans are those that it brings', async () => {
    const policy = await judgedBy({}, { [CONFIG]: `plans: [docs/*.md]\n${RELAXED}` }, 'pull_request')
    if (!policy.ok) throw new Error(JSON.stringify(policy.problems))
    expect(policy.value.config.policy.failOn).toEqual(['overclaim', 'regression', 'tests'])
    expect(policy.value.config.suites).toBeNull()
    expect(policy.value.plans).toEqual(['docs/*.md'])
  })

  it('is unknown, and nothing is judged, without a base', async () => {
    project = await Project.open({ [PLAN]: '# Plan\n\n- [ ] A-1: Do it\n', [CONFIG]: RELAXED })
    const policy = await trustedPolicy(inputs(), pullRequest(null), project.runner, await project.world())
    expect(policy).toMatchObject({ ok: false, problems: [{ severity: 'error', place: 'pull request' }] })
  })

  it('is unknown when the base cannot be read', async () => {
    project = await Project.open({ [PLAN]: '# Plan\n\n- [ ] A-1: Do it\n' })
    const policy = await trustedPolicy(
      inputs(),
      pullRequest('f'.repeat(40)),
      project.runner,
      await project.world(),
    )
    expect(policy).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('fffffffff') }] })
  })

  it('counts as new what its base does not claim', async () => {
    const ledger = { claim: 'todo', verdict: 'unproven', text: 'x', proof: null, commit: null }
    const ledgers = {
      [`.phaseproof/${PLAN}.json`]: JSON.stringify({
        schema: 'phaseproof.ledger/1',
        plan: PLAN,
        items: { 'A-1': ledger },
      }),
    }
    const policy = await judgedBy(ledgers, { [PLAN]: '# Plan\n\n- [x] A-1: Do it\n' }, 'pull_request')
    if (!policy.ok || policy.value.baseline?.kind !== 'base') throw new Error('no base')
    expect(policy.value.baseline.claims.get(PLAN)?.get('A-1')).toBe('todo')
  })
})

describe('the policy of a push', () => {
  it('is its own', async () => {
    const policy = await judgedBy({ [CONFIG]: STRICT }, { [CONFIG]: RELAXED }, 'push')
    expect(policy).toMatchObject({ ok: true, value: { config: { policy: { failOn: [] } }, baseline: null } })
  })

  it('takes everything for new when told so', async () => {
    const policy = await judgedBy({}, {}, 'push', { baseline: 'none' })
    expect(policy).toMatchObject({ ok: true, value: { baseline: { kind: 'none' } } })
  })
})
