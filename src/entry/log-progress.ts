import { randomUUID } from 'node:crypto'
import type { Progress } from '../model/world.ts'
import { logLines, plainLine } from '../text/inert.ts'

export interface LogProgress extends Progress {
  /** Closes the open group. */
  end(): void
}

/**
 * Progress in the runner's log: a folded group for each stage. All text is made inert, and while a group
 * is open the runner reads no workflow commands at all: only whoever knows the token can end that, and the
 * token never leaves this process before it is used.
 */
export function logProgress(write: (text: string) => void): LogProgress {
  let token: string | null = null
  const end = () => {
    if (token !== null) write(`::${token}::\n::endgroup::\n`)
    token = null
  }
  const lines = (text: string) => write(`${logLines(text).join('\n')}\n`)
  return {
    stage(title) {
      end()
      token = randomUUID()
      write(`::group::${plainLine(title).replaceAll('%', '%25')}\n::stop-commands::${token}\n`)
    },
    output: lines,
    note: lines,
    end,
  }
}
