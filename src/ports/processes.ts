import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { CommandRequest, CommandResult, Processes } from '../model/world.ts'
import { ChildOutput } from './child-output.ts'
import { killSurvivors, RUN_MARK } from './survivors.ts'

/** Time that a command has between the request to end and the end, in milliseconds. */
const GRACE = 5_000
/** Time that the pipes have to run dry once everybody who wrote to them is dead. */
const DRAIN = 2_000

/**
 * Runs commands with the platform's shell inside `root`. Each command leads a process group of its own:
 * when it ends, or when its time is up, the whole group is killed, and on Linux also what left the group.
 * Whatever goes wrong is a {@link CommandResult}; nothing throws.
 */
export function shellProcesses(root: string): Processes {
  return { run: request => run(root, request) }
}

async function run(root: string, request: CommandRequest): Promise<CommandResult> {
  const started = performance.now()
  const directory = await confined(root, request.directory)
  if (directory === null)
    return notStarted(started, `the folder ${request.directory} does not exist inside the project`)

  const mark = randomBytes(16).toString('hex')
  let child: ChildProcess
  try {
    child = spawn(request.command, {
      cwd: directory,
      env: { ...request.environment, [RUN_MARK]: lineage(mark) },
      shell: true,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
  } catch (error) {
    return notStarted(started, error instanceof Error ? error.message : String(error))
  }
  const output = new ChildOutput(request)
  const forget = dieTogether(child)
  const drained = output.attach(child)
  const ending = await untilEnd(child, request.timeoutMs)
  killGroup(child, 'SIGKILL')
  await killSurvivors(mark)
  await Promise.race([drained, delay(DRAIN, undefined, { ref: false })])
  child.stdout?.destroy()
  child.stderr?.destroy()
  await output.close()
  forget()
  if (ending.kind === 'not-started') return notStarted(started, ending.reason)
  return {
    kind: ending.kind,
    exitCode: ending.kind === 'exited' ? ending.code : null,
    durationMs: Math.round(performance.now() - started),
    tail: output.tail(),
    truncated: output.truncated,
  }
}

type Ending =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled' | 'timed-out' }
  | { readonly kind: 'not-started'; readonly reason: string }

/** Waits for the command, and asks it, then makes it, end when its time is up. */
async function untilEnd(child: ChildProcess, timeoutMs: number): Promise<Ending> {
  const ended = new Promise<Ending>(resolve => {
    child.once('error', error => resolve({ kind: 'not-started', reason: error.message }))
    // `close` would wait for grandchildren that hold the pipes open.
    child.once('exit', code => resolve(code === null ? { kind: 'signalled' } : { kind: 'exited', code }))
  })
  const timer = new AbortController()
  const first = await Promise.race([ended, delayed(timeoutMs, timer.signal)])
  timer.abort()
  if (first !== 'time is up') return first
  killGroup(child, 'SIGTERM')
  await Promise.race([ended, delay(GRACE, undefined, { ref: false })])
  killGroup(child, 'SIGKILL')
  return { kind: 'timed-out' }
}

// setTimeout counts in 32 bits; a longer limit would fire at once.
const LONGEST = 2 ** 31 - 1

async function delayed(ms: number, signal: AbortSignal): Promise<'time is up'> {
  await delay(Math.min(ms, LONGEST), undefined, { signal }).catch(() => undefined)
  return 'time is up'
}

function killGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    // Windows has no groups; taskkill ends the tree as far as it still hangs together.
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on(
      'error',
      () => child.kill(),
    )
    return
  }
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Nobody is left in the group.
  }
}

/**
 * A child in a group of its own does not hear the Ctrl-C that ends us, so it is told.
 *
 * @returns a function to call when the child has ended
 */
function dieTogether(child: ChildProcess): () => void {
  const onExit = () => killGroup(child, 'SIGKILL')
  const onSignal = (signal: NodeJS.Signals) => {
    forget()
    onExit()
    // Without our listener the signal does what it would have done.
    process.kill(process.pid, signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const forget = () => {
    process.removeListener('exit', onExit)
    for (const signal of signals) process.removeListener(signal, onSignal)
  }
  process.once('exit', onExit)
  for (const signal of signals) process.once(signal, onSignal)
  return forget
}

/** Marks nest, so that a run inside a run is swept by both. */
function lineage(mark: string): string {
  const outer = process.env[RUN_MARK]
  return outer === undefined ? mark : `${outer}:${mark}`
}

async function confined(root: string, directory: string): Promise<string | null> {
  try {
    const home = await realpath(root)
    const wanted = await realpath(path.resolve(home, directory))
    return wanted === home || wanted.startsWith(home + path.sep) ? wanted : null
  } catch {
    return null
  }
}

function notStarted(started: number, reason: string): CommandResult {
  return {
    kind: 'not-started',
    exitCode: null,
    durationMs: Math.round(performance.now() - started),
    tail: reason,
    truncated: false,
  }
}
