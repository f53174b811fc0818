import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectEnd } from './ending.ts'
import { pullRequestEvent, Remote, SAME_REPOSITORY } from './remote.ts'
import { PLAN, SAMPLE, sampleWithTest } from './sample.ts'
import { workflowCommands } from './workflow-commands.ts'

let remote: Remote

afterEach(() => remote.close())

const OUTPUT = [
  '::error::pwned',
  '::set-output name=conclusion::pwned',
  ' \t::warning file=pwned.js,line=1::pwned',
  'fine\r::notice::pwned',
  'fine ##[error]pwned',
  '::add-mask::pwned',
  '::stop-commands::pwned',
  '::group::pwned',
  '\u001b[31m::error::pwned',
  '\u2028::error::pwned',
]

describe('what the tests of a project print', () => {
  it.each(['stdout', 'stderr'])('to %s is never a workflow command', async stream => {
    const printed = JSON.stringify(`\n${OUTPUT.join('\n')}\n`)
    expect(workflowCommands(OUTPUT.join('\n').replace('::stop-commands::pwned', '')).length).toBeGreaterThan(
      5,
    )
    remote = await Remote.open(sampleWithTest(`  process.${stream}.write(${printed})\n  assert.ok(true)`))
    const job = await remote.run()
    expectEnd(job, 0)
    const obeyed = workflowCommands(job.log).filter(command => JSON.stringify(command).includes('pwned'))
    expect(obeyed).toEqual([])
  })

  it('in names and messages of failing tests is never a workflow command either', async () => {
    remote = await Remote.open({
      ...SAMPLE,
      'tests/more.test.js': [
        "import { test } from 'node:test'",
        `test(${JSON.stringify(`x\n${OUTPUT.join('\n')}`)}, () => {`,
        `  throw new Error(${JSON.stringify(OUTPUT.join('\n'))})`,
        '})',
        '',
      ].join('\n'),
    })
    const job = await remote.run()
    expectEnd(job, 1)
    // An error of ours may quote them; it must be ours, and the only command of its line.
    const obeyed = workflowCommands(job.log).filter(
      ({ name, message }) => name !== 'error' && name !== 'warning' && message.includes('pwned'),
    )
    expect(obeyed).toEqual([])
    expect(workflowCommands(job.log).filter(({ message }) => message === 'pwned')).toEqual([])
  })
})

describe('what the tests of a project write', () => {
  it('into the runner’s command files changes nothing', async () => {
    const words = 'conclusion=pass\\ncommit=pwned\\ninjected=pwned\\n'
    const body = [
      '  const folder = path.join(process.env.RUNNER_TEMP, "_runner_file_commands")',
      `  for (const name of fs.readdirSync(folder)) fs.appendFileSync(path.join(folder, name), '${words}')`,
      "  fs.writeFileSync(path.join(process.env.RUNNER_TEMP, 'it-ran'), '')",
      '  assert.fail("so that the gate fails")',
    ]
    remote = await Remote.open(sampleWithTest(body.join('\n')))
    const job = await remote.run()
    expect(existsSync(join(job.temporary, 'it-ran'))).toBe(true)
    expectEnd(job, 1)
    expect(job.outputs.conclusion).toBe('fail')
    expect(job.outputs.commit).toBe(await commitOf(job.outputs.commit))
    expect(job.outputs).not.toHaveProperty('injected')
    expect(job.exported).toEqual({ ENV: '', PATH: '', STATE: expect.not.stringContaining('pwned') })
    expect(job.summary).not.toContain('pwned')
  })

  it('into hooks and the configuration of git is never run', async () => {
    const body = [
      '  const marker = path.join(process.env.RUNNER_TEMP, "hook-ran")',
      '  const script = "#!/bin/sh\\necho ran >> " + marker + "\\n"',
      '  for (const hook of ["pre-commit", "pre-push", "post-commit", "reference-transaction", "post-index-change"]) {',
      '    fs.writeFileSync(path.join(".git/hooks", hook), script, { mode: 0o755 })',
      '  }',
      '  fs.writeFileSync(path.join(process.env.RUNNER_TEMP, "evil.sh"), script, { mode: 0o755 })',
      '  const evil = path.join(process.env.RUNNER_TEMP, "evil.sh")',
      '  fs.appendFileSync(".git/config", "[core]\\n\\tfsmonitor = " + evil + "\\n\\tsshCommand = " + evil + "\\n")',
      '  fs.appendFileSync(".git/config", "[credential]\\n\\thelper = !" + evil + "\\n")',
      '  fs.appendFileSync(".git/config", "[filter \\"x\\"]\\n\\tclean = " + evil + "\\n\\tsmudge = " + evil + "\\n")',
      '  fs.writeFileSync(".git/info/attributes", "* filter=x\\n")',
      '  assert.ok(true)',
    ]
    remote = await Remote.open(sampleWithTest(body.join('\n')))
    const job = await remote.run()
    expect(readFileSync(join(job.workspace, '.git/config'), 'utf8')).toContain('evil.sh')
    expect(job.outputs.commit).toBe(await remote.head())
    expect(existsSync(join(job.temporary, 'hook-ran'))).toBe(false)
  })

  it('in place of the plan, after it was read, is not what is committed', async () => {
    const body = `  fs.writeFileSync(${JSON.stringify(PLAN)}, '- [x] pwned')\n  assert.ok(true)`
    remote = await Remote.open(sampleWithTest(body))
    const job = await remote.run()
    expect(job.outputs.commit).toBe(await remote.head())
    expect(await remote.text(PLAN)).toContain('- [x] ADD-1')
    expect(await remote.text(PLAN)).not.toContain('pwned')
  })
})

describe('the tests of a project', () => {
  it('see neither the token nor the command files', async () => {
    const body = [
      '  fs.writeFileSync(path.join(process.env.RUNNER_TEMP, "env.json"), JSON.stringify(process.env))',
      '  assert.ok(true)',
    ]
    remote = await Remote.open(sampleWithTest(body.join('\n')))
    const job = await remote.run()
    const seen = readFileSync(join(job.temporary, 'env.json'), 'utf8')
    expect(Object.keys(JSON.parse(seen))).toContain('PATH')
    expect(seen).not.toContain('ghs_tokenOfThisTest')
    expect(Object.keys(JSON.parse(seen)).filter(name => /^(INPUT|ACTIONS)_|TOKEN/.test(name))).toEqual([])
    for (const name of [
      'GITHUB_OUTPUT',
      'GITHUB_ENV',
      'GITHUB_PATH',
      'GITHUB_STATE',
      'GITHUB_STEP_SUMMARY',
    ]) {
      expect(JSON.parse(seen)).not.toHaveProperty(name)
    }
  })

  it.each<[string, string | null]>([
    ['a fork', 'mallory/sums'],
    ['a fork that was deleted', null],
  ])('of %s do not run on pull_request_target', async (_, repository) => {
    const files = sampleWithTest(
      '  fs.writeFileSync(path.join(process.env.RUNNER_TEMP, "it-ran"), "")\n  assert.ok(true)',
    )
    remote = await Remote.open(files)
    const base = await remote.head()
    const head = await remote.commit(
      { 'src/add.js': 'export const add = () => 4\n' },
      'Innocent',
      'fork',
      'main',
    )
    await remote.point('refs/pull/1/head', head)
    const refs = await remote.refs()
    const job = await remote.run({
      eventName: 'pull_request_target',
      event: pullRequestEvent({ head, base }, repository),
      ref: 'refs/pull/1/head',
      sha: head,
    })
    expect(existsSync(join(job.temporary, 'it-ran'))).toBe(false)
    expect(job.log).toContain('pull_request_target')
    expect(job.outputs.commit ?? '').toBe('')
    expect(await remote.refs()).toBe(refs)
    expect(remote.pushes).toBe(0)
  })

  it('do run on a pull request of the same repository, by the same check', async () => {
    remote = await Remote.open(
      sampleWithTest(
        '  fs.writeFileSync(path.join(process.env.RUNNER_TEMP, "it-ran"), "")\n  assert.ok(true)',
      ),
    )
    const sha = await remote.head()
    await remote.point('refs/pull/1/merge', sha)
    const job = await remote.run({
      eventName: 'pull_request',
      event: pullRequestEvent({ head: sha, base: sha }, SAME_REPOSITORY),
      ref: 'refs/pull/1/merge',
    })
    expect(existsSync(join(job.temporary, 'it-ran'))).toBe(true)
  })
})

/** The commit itself where the remote has it or it is empty, else what the remote has. */
async function commitOf(output: string | undefined): Promise<string> {
  return output === '' ? '' : remote.head()
}
