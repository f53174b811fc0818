/** A repository on a git server and a checkout of it, for what the Action does around the pipeline. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GitServer, serveGit } from '../../scripts/git-server.mjs'
import { type Inputs, readInputs } from '../../src/entry/inputs.ts'
import { type OpenedWorld, openWorld } from '../../src/entry/prepare.ts'
import type { Runner } from '../../src/entry/runner.ts'
import { Repository } from '../ports/repository.ts'

const REPOSITORY = 'team/project'
const TOKEN = 'ghs_tokenOfThisTest'

export class Project {
  readonly author = Repository.create()
  readonly home = realpathSync(mkdtempSync(join(tmpdir(), 'phaseproof-entry-')))
  readonly bare = join(this.home, 'remotes', `${REPOSITORY}.git`)
  readonly checkout = join(this.home, 'checkout')
  readonly notes: string[] = []
  #server: GitServer | null = null
  #world: OpenedWorld | null = null

  static async open(files: Readonly<Record<string, string>>): Promise<Project> {
    const project = new Project()
    mkdirSync(project.bare, { recursive: true })
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main'], { cwd: project.bare })
    project.push(files)
    project.#server = await serveGit({ root: join(project.home, 'remotes'), token: TOKEN })
    return project
  }

  /** The author commits and pushes; gives the commit. */
  push(files: Readonly<Record<string, string>>): string {
    for (const [path, content] of Object.entries(files)) this.author.write(path, content)
    const commit = this.author.commit()
    this.author.git('push', '--quiet', this.bare, 'HEAD:refs/heads/main')
    return commit
  }

  /** A shallow checkout of what is on the branch now, opened. */
  async world(): Promise<OpenedWorld> {
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${this.bare}`, this.checkout])
    this.#world = await openWorld(this.checkout, {
      stage: () => {},
      output: () => {},
      note: message => this.notes.push(message),
    })
    return this.#world
  }

  get runner(): Runner {
    return {
      workspace: this.checkout,
      temporary: this.home,
      serverUrl: this.#server?.url ?? '',
      repository: REPOSITORY,
      today: '2026-06-01',
      environment: {},
      write: () => {},
    }
  }

  /** A file of the remote branch. */
  text(path: string): string {
    return execFileSync('git', ['cat-file', 'blob', `main:${path}`], { cwd: this.bare }).toString()
  }

  head(): string {
    return execFileSync('git', ['rev-parse', 'main'], { cwd: this.bare }).toString().trim()
  }

  async close(): Promise<void> {
    await this.#world?.outputs.dispose()
    await this.#server?.close()
    this.author.remove()
    rmSync(this.home, { recursive: true, force: true })
  }
}

export function inputs(given: Readonly<Record<string, string>> = {}): Inputs {
  const read = readInputs(name => ({ token: TOKEN, ...given })[name] ?? '')
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}
