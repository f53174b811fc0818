import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { exec } from '@actions/exec'

export interface GitResult {
  readonly exitCode: number
  readonly stdout: Buffer
  readonly stderr: string
}

export interface GitOptions {
  /** Bytes for standard input. */
  readonly input?: Uint8Array
  /** Variables for this call only; they win over everything else. */
  readonly env?: Readonly<Record<string, string>>
}

/** Git as this project uses it: plumbing only, nothing of the user's or the repository's own set-up is run. */
export interface Git {
  /** Runs git; a non-zero exit is a value. Throws only when git cannot be started at all. */
  run(args: readonly string[], options?: GitOptions): Promise<GitResult>
  /** Commit that HEAD names; null when there is none yet, no repository, or no git. */
  head(): Promise<string | null>
  /** History is cut off. False as well when there is no repository. */
  isShallow(): Promise<boolean>
  /** Top folder of the checkout; null for a bare repository, outside of one, or without git. */
  topLevel(): Promise<string | null>
}

/** What git needs of our environment. Everything else stays here: tokens, inputs, and foreign `GIT_*` variables. */
const INHERITED = new Set([
  'PATH',
  'HOME',
  'USERPROFILE',
  'SYSTEMROOT',
  'TEMP',
  'TMP',
  'TMPDIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
])

/** Keys through which a tampered `.git/config` would otherwise run programs. */
const HARDENED = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.quotePath=false',
  '-c',
  'protocol.ext.allow=never',
]

/**
 * Git in the folder `root` (absolute), on its checkout or, with `GIT_DIR` in `extraEnv`, on a repository
 * that lies elsewhere. Secrets belong into `extraEnv` (such as an extra header by `GIT_CONFIG_COUNT`), never
 * into arguments, which every process of the machine can read.
 */
export function openGit(root: string, extraEnv: Readonly<Record<string, string>> = {}): Git {
  const base = gitEnvironment(root, extraEnv)

  async function run(args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
    const env = { ...base, ...options.env }
    const hardened = [...HARDENED, ...args]
    const { input } = options
    return input === undefined ? runQuietly(hardened, root, env) : runWithInput(hardened, root, env, input)
  }

  /** The one line that a question to `rev-parse` gives; null when it has no answer. */
  async function ask(...args: readonly string[]): Promise<string | null> {
    try {
      const { exitCode, stdout } = await run(['rev-parse', ...args])
      return exitCode === 0 ? stdout.toString().replace(/\r?\n$/, '') : null
    } catch {
      return null // No git on this machine.
    }
  }

  return {
    run,
    head: () => ask('--verify', '--quiet', 'HEAD^{commit}'),
    isShallow: async () => (await ask('--is-shallow-repository')) === 'true',
    topLevel: async () => (await ask('--show-toplevel')) || null,
  }
}

async function runQuietly(args: string[], cwd: string, env: Record<string, string>): Promise<GitResult> {
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  const exitCode = await exec('git', args, {
    cwd,
    env,
    silent: true,
    ignoreReturnCode: true,
    listeners: { stdout: data => stdout.push(data), stderr: data => stderr.push(data) },
  })
  return { exitCode, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }
}

/**
 * Goes around @actions/exec, which listens for no error on standard input: a git that ends before it has
 * read everything would end our process too (EPIPE).
 */
function runWithInput(
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
  input: Uint8Array,
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd, env, windowsHide: true })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (data: Buffer) => stdout.push(data))
    child.stderr.on('data', (data: Buffer) => stderr.push(data))
    child.stdin.on('error', () => {}) // The exit code tells.
    child.on('error', reject)
    child.on('close', code => {
      resolve({
        exitCode: code ?? 1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString(),
      })
    })
    child.stdin.end(input)
  })
}

function gitEnvironment(root: string, extraEnv: Readonly<Record<string, string>>): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && INHERITED.has(name.toUpperCase())) env[name] = value
  }
  Object.assign(env, {
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // A partial clone must not go to the network for one file's text (git 2.45 and later).
    GIT_NO_LAZY_FETCH: '1',
    LC_ALL: 'C',
    ...extraEnv,
  })
  // The runner's checkout may belong to another user (containers): trusted by name, one folder at a time.
  const trusted = new Set([root, checkoutOf(root), env.GIT_DIR].filter(folder => folder !== undefined))
  let count = Number(env.GIT_CONFIG_COUNT ?? '0')
  for (const folder of trusted) {
    env[`GIT_CONFIG_KEY_${count}`] = 'safe.directory'
    env[`GIT_CONFIG_VALUE_${count}`] = folder.replaceAll('\\', '/')
    count++
  }
  env.GIT_CONFIG_COUNT = String(count)
  return env
}

/** The nearest folder at or above `root` that holds a `.git`. */
function checkoutOf(root: string): string | undefined {
  let folder = existsSync(root) ? realpathSync(root) : resolve(root)
  for (;;) {
    if (existsSync(join(folder, '.git'))) return folder
    const parent = dirname(folder)
    if (parent === folder) return undefined
    folder = parent
  }
}
