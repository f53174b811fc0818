import type { Progress } from '../model/world.ts'
import { plainLine, shortLine } from '../text/inert.ts'

/**
 * Progress for a person at a terminal: the stage, and the last line of output on one line that is
 * overwritten. In a pipe nothing is said; the result says it all.
 */
export function terminalProgress(terminal: {
  readonly interactive: boolean
  readonly width: number
  err(text: string): void
}): Progress & { end(): void } {
  let open = false
  const clear = () => {
    if (open) terminal.err('\r\u001b[K')
    open = false
  }
  const flash = (text: string) => {
    if (!terminal.interactive) return
    terminal.err(`\r\u001b[K${shortLine(text, Math.max(10, terminal.width - 1))}`)
    open = true
  }
  let stage = ''
  return {
    stage(title) {
      stage = plainLine(title)
      flash(`${stage} …`)
    },
    output: line => flash(`${stage} … ${line}`),
    note(message) {
      if (!terminal.interactive) return
      clear()
      terminal.err(`${plainLine(message)}\n`)
    },
    end: clear,
  }
}
