#!/usr/bin/env node
/**
 * `npm run demo`, with Node 20 or later and git, and nothing installed: the example project is pushed to a
 * git remote on loopback, checked out as a runner does it, and audited by `dist/index.js`; then the job
 * summary and the follow-up commit are shown.
 */
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveGit } from './git-server.mjs'
import { checkout, git, runAction } from './runner.mjs'

const example = fileURLToPath(new URL('../examples/csv-export', import.meta.url))
const repository = 'example/stocktake'
const token = 'a-token-of-this-demo'
const ref = 'refs/heads/main'

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'phaseproof-demo-')))
let server = null
try {
  const remote = join(temporary, 'remotes', `${repository}.git`)
  const sha = await publishExample(remote)
  server = await serveGit({ root: join(temporary, 'remotes'), token })
  const workspace = join(temporary, 'work')
  await checkout({ url: `${server.url}/${repository}`, token, sha, ref, workspace, temporary })

  title('The log of the step')
  const result = await runAction({
    workspace,
    temporary,
    serverUrl: server.url,
    repository,
    token,
    eventName: 'push',
    event: { ref, after: sha, repository: { full_name: repository, default_branch: 'main' } },
    ref,
    sha,
  })
  process.stdout.write(result.log)
  title('The job summary')
  console.log(result.summary)
  title('The outputs')
  for (const [name, value] of Object.entries(result.outputs)) console.log(`${name}: ${value}`)
  if (result.exitCode !== 0) throw new Error(`the step ended with exit code ${result.exitCode}`)
  const head = await git(remote, ['rev-parse', ref])
  if (head === sha || head !== result.outputs.commit) throw new Error('the step left no follow-up commit')
  title('The follow-up commit')
  console.log(await git(remote, ['show', '--stat', '--format=fuller', head]))
  console.log()
  console.log(await git(remote, ['show', '--format=', head]))
} finally {
  await server?.close()
  rmSync(temporary, { recursive: true, force: true })
}

async function publishExample(remote) {
  const work = join(temporary, 'author')
  cpSync(example, work, { recursive: true })
  await git(work, ['init', '--quiet', '--initial-branch', 'main'])
  await git(work, ['add', '--all'])
  await git(work, ['commit', '--quiet', '--message', 'Export the count as CSV'])
  mkdirSync(remote, { recursive: true })
  await git(remote, ['init', '--quiet', '--bare', '--initial-branch', 'main'])
  await git(work, ['push', '--quiet', remote, 'main'])
  return git(remote, ['rev-parse', ref])
}

function title(text) {
  console.log(`\n${text}\n${'─'.repeat(text.length)}`)
}
