import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** Files through which a step talks to the runner (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands). */
const NAMES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const

/**
 * Keeps what the runner's command files hold before foreign code runs. Children never learn their paths,
 * yet any process of the same user can find them. `restore` puts the old content back and tells which
 * files had been changed.
 */
export function keepCommandFiles(env: Readonly<Record<string, string | undefined>>): {
  restore(): readonly string[]
} {
  const kept = NAMES.flatMap(name => {
    const path = env[name]
    return path ? [{ name, path, content: contentOf(path, Number.POSITIVE_INFINITY) }] : []
  })
  return {
    restore: () =>
      kept.flatMap(({ name, path, content }) => {
        if (isAsBefore(path, content)) return []
        // Whatever stands there now, a link included, goes; the runner reads the path again when the step ends.
        rmSync(path, { force: true, recursive: true })
        if (content !== null) {
          mkdirSync(dirname(path), { recursive: true })
          writeFileSync(path, content, { flag: 'wx' })
        }
        return [name]
      }),
  }
}

function isAsBefore(path: string, content: Buffer | null): boolean {
  if (content === null) return lstatSync(path, { throwIfNoEntry: false }) === undefined
  const now = contentOf(path, content.length)
  return now !== null && Buffer.compare(now, content) === 0
}

/** The bytes of a regular file of at most `limit` bytes; null for all else: a link, a pipe, a folder, nothing. */
function contentOf(path: string, limit: number): Buffer | null {
  try {
    // Without NONBLOCK a pipe that somebody put there would be waited for without end.
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const facts = fstatSync(file)
      return facts.isFile() && facts.size <= limit ? readFileSync(file) : null
    } finally {
      closeSync(file)
    }
  } catch {
    return null
  }
}
