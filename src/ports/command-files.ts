import { closeSync, constants, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

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
    const content = path ? contentOf(path) : null
    return path && content ? [{ name, path, content }] : []
  })
  return {
    restore: () =>
      kept.flatMap(({ name, path, content }) => {
        const now = contentOf(path)
        if (now && Buffer.compare(now, content) === 0) return []
        // Whatever stands there now, a link included, goes; the runner reads the path again when the step ends.
        rmSync(path, { force: true, recursive: true })
        writeFileSync(path, content, { flag: 'wx' })
        return [name]
      }),
  }
}

function contentOf(path: string): Buffer | null {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW)
    try {
      return readFileSync(file)
    } finally {
      closeSync(file)
    }
  } catch {
    return null
  }
}
