import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A real repository in a temporary folder, untouched by the machine's own git set-up. */
export class Repository {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'phaseproof-')))

  static create(): Repository {
    const repository = new Repository()
    repository.git('init', '--quiet', '--initial-branch=main')
    return repository
  }

  git(...args: readonly string[]): string {
    const identity = [
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.com',
      '-c',
      'protocol.file.allow=always',
    ]
    return execFileSync('git', [...identity, ...args], {
      cwd: this.root,
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        HOME: this.root,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    }).toString()
  }

  write(path: string, content: string): void {
    const absolute = join(this.root, path)
    mkdirSync(dirname(absolute), { recursive: true })
    writeFileSync(absolute, content)
  }

  /** Commits everything and gives the commit's id. */
  commit(): string {
    this.git('add', '--all')
    this.git('commit', '--quiet', '--allow-empty', '--message=Test')
    return this.git('rev-parse', 'HEAD').trim()
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
