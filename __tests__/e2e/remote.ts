/** A repository on a git server, an author who pushes to it, and jobs that check it out and run the Action. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type GitRequest, type GitServer, serveGit } from '../../scripts/git-server.mjs'
import { checkout, git, runAction, type StepResult } from '../../scripts/runner.mjs'
import { actionNode, requireBundle } from './runtime.ts'
import type { Files } from './sample.ts'

const REPOSITORY = 'team/sums'
const TOKEN = 'ghs_tokenOfThisTest'
export const MAIN = 'refs/heads/main'

export interface JobOptions {
  readonly eventName?: string
  readonly event?: object
  readonly ref?: string
  /** The commit to check out; the one `ref` points at when left out. */
  readonly sha?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly node?: string
}

export interface Job extends StepResult {
  readonly workspace: string
  readonly temporary: string
}

export class Remote {
  /** Called ahead of every git request that a job makes. */
  before: (request: GitRequest) => void | Promise<void> = () => {}
  readonly folder: string
  readonly #bare: string
  readonly #author: string
  #server: GitServer | null = null
  #jobs = 0

  private constructor(folder: string) {
    this.folder = folder
    this.#bare = join(folder, 'remotes', `${REPOSITORY}.git`)
    this.#author = join(folder, 'author')
  }

  /** A repository with these files in its first commit on `main`. */
  static async open(files: Files): Promise<Remote> {
    requireBundle()
    const remote = new Remote(realpathSync(mkdtempSync(join(tmpdir(), 'phaseproof-e2e-'))))
    mkdirSync(remote.#bare, { recursive: true })
    mkdirSync(remote.#author)
    await git(remote.#bare, ['init', '--quiet', '--bare', '--initial-branch', 'main'])
    await git(remote.#author, ['init', '--quiet', '--initial-branch', 'main'])
    // The files are to be committed byte for byte.
    await git(remote.#author, ['config', 'core.autocrlf', 'false'])
    await remote.commit(files, 'First commit')
    remote.#server = await serveGit({
      root: join(remote.folder, 'remotes'),
      token: TOKEN,
      before: request => remote.before(request),
    })
    return remote
  }

  get requests(): readonly GitRequest[] {
    return this.#server?.requests ?? []
  }

  /** How often a job tried to push. */
  get pushes(): number {
    return this.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('git-receive-pack'))
      .length
  }

  /** The author commits on top of the newest commit of a branch and pushes; gives the commit. */
  async commit(files: Files, message: string, branch = 'main', from = branch): Promise<string> {
    const known = await git(this.#bare, ['for-each-ref', '--format=%(refname)', `refs/heads/${from}`])
    if (known !== '') {
      await git(this.#author, ['fetch', '--quiet', this.#bare, from])
      await git(this.#author, ['checkout', '--quiet', '--force', '-B', branch, 'FETCH_HEAD'])
    }
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.#author, path)), { recursive: true })
      writeFileSync(join(this.#author, path), content)
    }
    await git(this.#author, ['add', '--all', '--force'])
    await git(this.#author, ['commit', '--quiet', '--message', message])
    await git(this.#author, ['push', '--quiet', this.#bare, `HEAD:refs/heads/${branch}`])
    return git(this.#author, ['rev-parse', 'HEAD'])
  }

  /** Points a ref that is no branch (`refs/pull/1/merge`) at a commit. */
  async point(ref: string, commit: string): Promise<void> {
    await git(this.#bare, ['update-ref', ref, commit])
  }

  async head(ref = MAIN): Promise<string> {
    return git(this.#bare, ['rev-parse', ref])
  }

  /** Every ref and its commit. */
  async refs(): Promise<string> {
    return git(this.#bare, ['for-each-ref'])
  }

  /** The commits of `main`, newest first. */
  async history(): Promise<readonly string[]> {
    return (await git(this.#bare, ['rev-list', MAIN])).split('\n')
  }

  /** Paths that a commit changes against its parent. */
  async changed(commit: string): Promise<readonly string[]> {
    return (await git(this.#bare, ['diff-tree', '-r', '--name-only', '--no-commit-id', commit])).split('\n')
  }

  async list(commit: string): Promise<readonly string[]> {
    return (await git(this.#bare, ['ls-tree', '-r', '--name-only', commit])).split('\n')
  }

  /** A file's bytes at a commit. */
  async file(path: string, commit = MAIN): Promise<Buffer> {
    return execFileSync('git', ['cat-file', 'blob', `${commit}:${path}`], { cwd: this.#bare })
  }

  async text(path: string, commit = MAIN): Promise<string> {
    return (await this.file(path, commit)).toString('utf8')
  }

  /** Checks a commit out and runs the Action there: a push to `main` unless said otherwise. */
  async run(options: JobOptions = {}): Promise<Job> {
    const ref = options.ref ?? MAIN
    const sha = options.sha ?? (await this.head(ref))
    const temporary = join(this.folder, `job-${++this.#jobs}`)
    const workspace = join(temporary, 'work')
    const serverUrl = this.#server?.url ?? ''
    mkdirSync(join(temporary, 'temp'), { recursive: true })
    const place = { workspace, temporary: join(temporary, 'temp'), token: TOKEN, ref, sha }
    await checkout({ ...place, url: `${serverUrl}/${REPOSITORY}` })
    const result = await runAction({
      ...place,
      node: options.node ?? actionNode(),
      serverUrl,
      repository: REPOSITORY,
      eventName: options.eventName ?? 'push',
      event: options.event ?? { ref, after: sha, repository: repositoryFacts(REPOSITORY) },
      ...(options.inputs === undefined ? {} : { inputs: options.inputs }),
    })
    return { ...result, ...place }
  }

  async close(): Promise<void> {
    await this.#server?.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** The payload of a pull request from `head` (null: the fork was deleted) into `main`. */
export function pullRequestEvent(shas: { head: string; base: string }, head: string | null): object {
  return {
    action: 'synchronize',
    number: 1,
    repository: repositoryFacts(REPOSITORY),
    pull_request: {
      number: 1,
      state: 'open',
      head: { ref: 'feature', sha: shas.head, repo: head === null ? null : repositoryFacts(head) },
      base: { ref: 'main', sha: shas.base, repo: repositoryFacts(REPOSITORY) },
    },
  }
}

export const SAME_REPOSITORY = REPOSITORY

function repositoryFacts(name: string): object {
  return { full_name: name, fork: name !== REPOSITORY, default_branch: 'main', private: false }
}
