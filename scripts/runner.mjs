/**
 * What a GitHub runner does around a JavaScript action: a checkout, the environment, the command files.
 * For the demo and the end-to-end tests; needs Node 20 and git, nothing else.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readActionMetadata } from './action-metadata.mjs'

const metadata = readActionMetadata(new URL('../action.yml', import.meta.url))
const bundle = fileURLToPath(new URL('../dist/index.js', import.meta.url))

/** Runs git away from the machine's own configuration; throws with git's words when it fails. */
export async function git(folder, args, options = {}) {
  const { exitCode, stdout, stderr } = await capture('git', args, {
    cwd: folder,
    env: gitEnvironment(),
    ...options,
  })
  if (exitCode !== 0) throw new Error(`git ${args.join(' ')} failed in ${folder}: ${stderr}${stdout}`)
  return stdout.trimEnd()
}

function gitEnvironment() {
  return {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Developer',
    GIT_AUTHOR_EMAIL: 'developer@example.com',
    GIT_COMMITTER_NAME: 'Developer',
    GIT_COMMITTER_EMAIL: 'developer@example.com',
  }
}

/** Runs a program to its end, with no input. */
export function capture(program, args, { cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const streams = { stdout: '', stderr: '', log: '' }
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', text => {
        streams[name] += text
        streams.log += text
      })
    }
    child.on('error', reject)
    child.on('close', exitCode => resolve({ exitCode, ...streams }))
  })
}

/**
 * Checks a commit out as actions/checkout does since v6: one commit deep, the token in a file of its own
 * that the repository's configuration includes.
 * @param {{ url: string, token: string, sha: string, ref: string, workspace: string, temporary: string, depth?: number }} request
 */
export async function checkout({ url, token, sha, ref, workspace, temporary, depth = 1 }) {
  mkdirSync(workspace, { recursive: true })
  const credentials = join(temporary, `git-credentials-${randomUUID()}.config`)
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  writeFileSync(
    credentials,
    `[http "${new URL(url).origin}/"]\n\textraheader = AUTHORIZATION: basic ${basic}\n`,
  )
  await git(workspace, ['init', '--quiet', '--initial-branch', 'unused'])
  await git(workspace, ['config', '--local', `includeIf.gitdir:${join(workspace, '.git')}.path`, credentials])
  await git(workspace, ['remote', 'add', 'origin', url])
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1]
  const pull = /^refs\/pull\/(.+)$/.exec(ref)?.[1]
  const target = branch === undefined ? `refs/remotes/pull/${pull}` : `refs/remotes/origin/${branch}`
  await git(workspace, ['fetch', '--quiet', '--no-tags', `--depth=${depth}`, 'origin', `+${sha}:${target}`])
  const where = branch === undefined ? ['--detach', target] : ['-B', branch, target]
  await git(workspace, ['checkout', '--quiet', '--force', ...where])
}

/**
 * Runs the bundled action as one step of a job.
 * @param {{
 *   node?: string, workspace: string, temporary: string, serverUrl: string, repository: string, token: string,
 *   eventName: string, event: object, ref: string, sha: string,
 *   inputs?: Record<string, string>, environment?: Record<string, string>,
 * }} step
 */
export async function runAction(step) {
  const commands = join(step.temporary, '_runner_file_commands')
  mkdirSync(commands, { recursive: true })
  mkdirSync(join(step.temporary, 'home'), { recursive: true })
  const files = {}
  for (const name of ['OUTPUT', 'ENV', 'PATH', 'STATE', 'STEP_SUMMARY']) {
    files[name] = join(commands, `${name.toLowerCase()}_${randomUUID()}`)
    writeFileSync(files[name], '')
    chmodSync(files[name], 0o666)
  }
  const eventPath = join(step.temporary, `event-${randomUUID()}.json`)
  writeFileSync(eventPath, JSON.stringify(step.event))
  const result = await capture(step.node ?? process.execPath, [bundle], {
    cwd: step.workspace,
    env: {
      ...environmentOf(step, eventPath),
      ...commandFiles(files),
      ...inputsOf(step),
      ...step.environment,
    },
  })
  const read = name => readFileSync(files[name], 'utf8')
  return {
    ...result,
    outputs: readKeyValues(read('OUTPUT')),
    summary: read('STEP_SUMMARY'),
    exported: { ENV: read('ENV'), PATH: read('PATH'), STATE: read('STATE') },
  }
}

function environmentOf(
  { temporary, workspace, serverUrl, repository, eventName, event, ref, sha },
  eventPath,
) {
  const [owner] = repository.split('/')
  return {
    PATH: process.env.PATH,
    HOME: join(temporary, 'home'),
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__phaseproof',
    GITHUB_ACTOR: owner,
    GITHUB_API_URL: `${serverUrl}/api/v3`,
    GITHUB_BASE_REF: event.pull_request?.base?.ref ?? '',
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_GRAPHQL_URL: `${serverUrl}/api/graphql`,
    GITHUB_HEAD_REF: event.pull_request?.head?.ref ?? '',
    GITHUB_JOB: 'audit',
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|pull|tags)\//, ''),
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: serverUrl,
    GITHUB_SHA: sha,
    GITHUB_WORKFLOW: 'plans',
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'runner',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temporary,
    RUNNER_TRACKING_ID: `github_${randomUUID()}`,
  }
}

function commandFiles(files) {
  return Object.fromEntries(Object.entries(files).map(([name, path]) => [`GITHUB_${name}`, path]))
}

/** Every input is set, an absent one to nothing; the name's spaces become `_` and its hyphens stay. */
function inputsOf({ inputs = {}, token }) {
  const values = { token, ...inputs }
  return Object.fromEntries(
    metadata.inputs.map(({ name, default: value }) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      values[name] ?? value ?? '',
    ]),
  )
}

/**
 * The runner's reading of a command file: `name=value` and `name<<MARK … MARK`; the last one of a name wins.
 * Throws where the runner would fail the step.
 */
export function readKeyValues(text) {
  const found = {}
  const lines = text.split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line === '') continue
    const heredoc = /^([^=<]+)<<(.+)$/.exec(line)
    if (heredoc === null) {
      const equals = line.indexOf('=')
      if (equals < 1) throw new Error(`the runner cannot read this line of a command file: ${line}`)
      found[line.slice(0, equals)] = line.slice(equals + 1)
      continue
    }
    const end = lines.indexOf(heredoc[2], i + 1)
    if (end < 0) throw new Error(`the runner finds no end of ${heredoc[1]} in a command file`)
    found[heredoc[1]] = lines.slice(i + 1, end).join('\n')
    i = end
  }
  return found
}
