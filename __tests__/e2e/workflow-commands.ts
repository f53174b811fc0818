/**
 * The runner's reading of a step's log (actions/runner: ActionCommand.cs, ActionCommandManager.cs). Lines end
 * at CR, LF or both; a line is a command when it starts with `::name` after white space, or when `##[name`
 * stands anywhere in it. After `::stop-commands::TOKEN` nothing is a command until `::TOKEN::`.
 */
export interface WorkflowCommand {
  readonly name: string
  readonly properties: string
  readonly message: string
}

const NAMES = new Set(
  (
    'add-mask add-matcher add-path debug echo endgroup error group internal-set-repo-path notice remove-matcher ' +
    'save-state set-env set-output stop-commands warning'
  ).split(' '),
)

/** The commands that the runner would obey. */
export function workflowCommands(log: string): readonly WorkflowCommand[] {
  const commands: WorkflowCommand[] = []
  let stopped: string | null = null
  for (const line of log.split(/\r\n|\r|\n/)) {
    if (stopped !== null) {
      if (line.trim().toLowerCase() === `::${stopped}::`) stopped = null
      continue
    }
    const command = newStyle(line) ?? oldStyle(line)
    if (command === null || !NAMES.has(command.name)) continue
    if (command.name === 'stop-commands') stopped = command.message.toLowerCase()
    commands.push(command)
  }
  return commands
}

function newStyle(line: string): WorkflowCommand | null {
  const text = line.trimStart()
  const end = text.indexOf('::', 2)
  if (!text.startsWith('::') || end < 0) return null
  return split(text.slice(2, end), text.slice(end + 2))
}

function oldStyle(line: string): WorkflowCommand | null {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  if (start < 0 || end < 0) return null
  return split(line.slice(start + 3, end), line.slice(end + 1))
}

function split(head: string, message: string): WorkflowCommand {
  const space = head.indexOf(' ')
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase()
  return { name, properties: space < 0 ? '' : head.slice(space + 1).trim(), message: unescaped(message) }
}

function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

/** The lines of every error that the step reports. */
export function errorLines(log: string): readonly string[] {
  return workflowCommands(log)
    .filter(({ name }) => name === 'error')
    .flatMap(({ message }) => message.split('\n'))
}
