import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileChange } from '../model/edit.ts'
import type { PushOutcome, RemoteBranch } from '../model/remote.ts'
import { commitTree } from './commit-tree.ts'
import { type Git, openGit } from './git.ts'

export interface RemotePlace {
  /** `https://github.com/owner/name`. */
  readonly url: string
  readonly branch: string
  /** Null pushes without credentials. */
  readonly token: string | null
  /** The project's root inside the repository; empty for the repository's own root. */
  readonly prefix: string
}

/** The bot that every workflow commits as (its id is part of the address that GitHub links to it). */
const AUTHOR = {
  GIT_AUTHOR_NAME: 'github-actions[bot]',
  GIT_AUTHOR_EMAIL: '41898282+github-actions[bot]@users.noreply.github.com',
  GIT_COMMITTER_NAME: 'github-actions[bot]',
  GIT_COMMITTER_EMAIL: '41898282+github-actions[bot]@users.noreply.github.com',
}

/**
 * A branch of the remote, reached through an empty repository of our own. The checkout's `.git` is not
 * used: tests may have put hooks, filters or other addresses into its configuration (see docs/decisions).
 * The token travels in the environment of these git processes alone.
 */
export async function openRemoteBranch(
  place: RemotePlace,
): Promise<RemoteBranch & { dispose(): Promise<void> }> {
  const folder = await mkdtemp(join(process.env.RUNNER_TEMP ?? tmpdir(), 'phaseproof-branch-'))
  // Contents come when they are asked for: a status update needs the trees and a handful of documents.
  const git = openGit(folder, { GIT_DIR: folder, GIT_NO_LAZY_FETCH: '0', ...authorization(place) })
  const ref = `refs/heads/${place.branch}`
  await must(git, ['init', '--quiet', '--bare', '.'])
  // Git would go on tidying up in the background, in a folder that is about to go.
  for (const key of ['gc.auto', 'maintenance.auto']) await must(git, ['config', key, '0'])
  await must(git, ['config', 'remote.origin.url', place.url])
  await must(git, ['config', 'remote.origin.promisor', 'true'])
  await must(git, ['config', 'remote.origin.partialclonefilter', 'blob:none'])

  return {
    name: place.branch,
    async head() {
      const fetched = await git.run([
        'fetch',
        '--quiet',
        '--no-tags',
        '--depth=1',
        'origin',
        `+${ref}:refs/heads/audited`,
      ])
      if (fetched.exitCode !== 0)
        return { error: lastLine(fetched.stderr), remedy: remedyFor(fetched.stderr, place.branch) }
      const commit = (await must(git, ['rev-parse', '--verify', 'refs/heads/audited'])).trim()
      return { commit }
    },
    async snapshot(commit) {
      // Judging reads every source file: one transfer instead of one for each file.
      await must(git, [
        'fetch',
        '--quiet',
        '--no-tags',
        '--depth=1',
        '--refetch',
        '--no-filter',
        'origin',
        commit,
      ])
      return commitTree(git, commit, place.prefix)
    },
    push: (head, changes, message) => push(git, place, head, changes, message),
    // Left-overs of a folder in the temporary place are no reason to fail.
    dispose: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined),
  }
}

const RACED =
  /\[rejected\]|stale info|fetch first|non-fast-forward|cannot lock ref|failed to update ref|incorrect old value/i

async function push(
  git: Git,
  place: RemotePlace,
  head: string,
  changes: readonly FileChange[],
  message: string,
): Promise<PushOutcome> {
  const ref = `refs/heads/${place.branch}`
  await must(git, ['read-tree', head])
  for (const change of changes) {
    const path = place.prefix === '' ? change.path : `${place.prefix}/${change.path}`
    const entry = await entryAt(git, head, path)
    if (entry?.mode === '120000' || (entry?.blob ?? null) !== blobId(change.before, head.length)) {
      return { kind: 'outdated', path: change.path }
    }
    const written = await git.run(['hash-object', '-w', '--no-filters', '--stdin'], { input: change.after })
    const blob = written.stdout.toString().trim()
    if (written.exitCode !== 0 || blob === '') throw new Error(`git hash-object failed: ${written.stderr}`)
    const cached = `${entry?.mode ?? '100644'},${blob},${path}`
    // A file or a link stands where its folder belongs.
    if ((await git.run(['update-index', '--add', '--cacheinfo', cached])).exitCode !== 0)
      return { kind: 'outdated', path: change.path }
  }
  const tree = (await must(git, ['write-tree', '--missing-ok'])).trim()
  const made = await git.run(['commit-tree', tree, '-p', head], { input: Buffer.from(message), env: AUTHOR })
  if (made.exitCode !== 0) throw new Error(`git commit-tree failed: ${made.stderr}`)
  const commit = made.stdout.toString().trim()
  // The lease makes the server compare with the head that was read; our commit's parent is that head, so
  // the update is a fast-forward or none at all.
  const pushed = await git.run([
    'push',
    '--porcelain',
    `--force-with-lease=${ref}:${head}`,
    'origin',
    `${commit}:${ref}`,
  ])
  if (pushed.exitCode === 0) return { kind: 'pushed', commit }
  const said = `${pushed.stdout.toString()}\n${pushed.stderr}`
  // Git's own line on the ref (git-push(1), OUTPUT); what a hook of the server prints must not pass for it.
  const status = pushed.stdout.toString().match(/^!\t.*$/m)?.[0] ?? ''
  if (RACED.test(status)) return { kind: 'raced' }
  return {
    kind: 'refused',
    message: `the push was refused: ${lastLine(said)}`,
    remedy: remedyFor(said, place.branch),
  }
}

async function entryAt(
  git: Git,
  commit: string,
  path: string,
): Promise<{ mode: string; blob: string } | null> {
  const listed = await must(git, ['ls-tree', '-z', '--full-tree', commit, '--', `:(literal)${path}`])
  const [mode, , blob] = listed.split('\0')[0]?.split('\t')[0]?.split(' ') ?? []
  return mode !== undefined && blob !== undefined ? { mode, blob } : null
}

/** Git's id of a blob with these bytes (gitformat: `blob <size>NUL<bytes>`), SHA-256 where commits are. */
export function blobId(bytes: Uint8Array | null, idLength: number): string | null {
  if (bytes === null) return null
  return createHash(idLength === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}

/** `http.<url>.extraheader`, handed over by environment so that no argument or file ever holds the token. */
function authorization({ url, token }: RemotePlace): Readonly<Record<string, string>> {
  if (token === null || token === '') return {}
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${new URL('/', url).href}.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
  }
}

async function must(git: Git, args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await git.run(args)
  if (exitCode !== 0) throw new Error(`git ${args[0]} failed: ${stderr}`)
  return stdout.toString()
}

function lastLine(text: string): string {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && line !== 'Done')
  return lines.find(line => /^(?:fatal|error|remote):/.test(line)) ?? lines.at(-1) ?? 'no reason given'
}

function remedyFor(said: string, branch: string): string {
  if (/GH006|GH013|protected branch|pre-receive hook declined|repository rule/i.test(said)) {
    return `Rules protect ${branch}; allow the workflow's token to push there, or set \`write-back: none\``
  }
  if (/403|denied|not accessible|Authentication failed|could not read Username/i.test(said)) {
    return 'Give the job the permission `contents: write`, or set `write-back: none`'
  }
  return 'Run the job again; if it goes on, set `write-back: none` and report it'
}
