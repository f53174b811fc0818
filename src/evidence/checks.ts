import type { Check, CheckMetric, CheckRun } from '../model/evidence.ts'
import type { CommandResult, Outputs, Processes, Progress } from '../model/world.ts'
import { plainLine } from '../text/inert.ts'
import { matchesWildcard } from '../text/wildcard.ts'
import { childEnvironment } from './environment.ts'
import { atPointer } from './json-pointer.ts'
import { absence, endOf, minutes } from './suite-outcome.ts'

/** A metric's file is a few figures. */
const METRIC_FILE = 16 * 1024 * 1024

/** What running commands needs from the outside. */
export interface RunWorld {
  readonly processes: Processes
  readonly outputs: Outputs
  readonly progress: Progress
  /** Our own environment; children see the allowed part of it. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * Runs one check: its exit code, what its output has to say, and its metric against the limits. One that
 * runs several times has to end well each time, and the median of its figures is judged.
 */
export async function runCheck(check: Check, world: RunWorld): Promise<CheckRun> {
  world.progress.stage(`Check ${check.name}: ${check.command}`)
  const figures: number[] = []
  let durationMs = 0
  let last = await runOnce(check, world)
  for (let runs = 1; ; runs++) {
    durationMs += last.result.durationMs
    if (last.metric?.kind === 'measured') figures.push(last.metric.value)
    if (runs >= (check.repeat ?? 1) || endedBadly(check, last)) break
    last = await runOnce(check, world)
  }
  const metric: Measurement | null =
    last.metric?.kind === 'measured' ? { kind: 'measured', value: median(figures) } : last.metric
  return {
    name: check.name,
    command: check.command,
    ...judgeCheck(check, last.result, metric, last.said),
    exitCode: last.result.exitCode,
    durationMs,
    ...(metric?.kind === 'measured' ? { measured: metric.value } : {}),
  }
}

interface OneRun {
  readonly result: CommandResult
  readonly metric: Measurement | null
  /** A line of the output said what it has to. */
  readonly said: boolean
}

async function runOnce(check: Check, world: RunWorld): Promise<OneRun> {
  const { metric, output } = check
  const before = metric === undefined ? undefined : await fingerprint(metric, world.outputs)
  let said = output === undefined
  const result = await world.processes.run({
    command: check.command,
    directory: '.',
    environment: childEnvironment(world.environment, check.passEnvironment, {}),
    timeoutMs: check.timeoutMs,
    onLine: line => {
      said ||= output !== undefined && matchesWildcard(output, plainLine(line).trim())
      world.progress.output(line)
    },
  })
  const measured =
    metric === undefined || result.kind !== 'exited' ? null : await measure(metric, before, world.outputs)
  return { result, metric: measured, said }
}

/** Another run could not mend it. */
function endedBadly(check: Check, { result, metric, said }: OneRun): boolean {
  return result.exitCode !== 0 || !said || (check.metric !== undefined && metric?.kind !== 'measured')
}

/** Of an even number the mean of the two in the middle; at least one figure is given. */
function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper
  return (lower + upper) / 2
}

type Measurement =
  | { readonly kind: 'measured'; readonly value: number }
  | { readonly kind: 'unreadable'; readonly reason: string }

/**
 * The outcome of a check from how its command ended and what was measured.
 *
 * @param said a line of the output said what it has to; true where nothing is asked for
 */
export function judgeCheck(
  check: Check,
  result: CommandResult,
  metric: Measurement | null,
  said = true,
): Pick<CheckRun, 'outcome' | 'reason'> {
  if (result.kind === 'timed-out')
    return { outcome: 'timed-out', reason: `it was stopped after ${minutes(check.timeoutMs)}` }
  const absent = absence(result)
  if (absent !== null) return { outcome: 'unavailable', reason: absent }
  if (result.exitCode !== 0) return { outcome: 'failed', reason: endOf(result) }
  if (!said) return { outcome: 'failed', reason: `no line of its output is like "${check.output}"` }
  if (metric?.kind === 'unreadable') return { outcome: 'failed', reason: metric.reason }
  const missed =
    metric === null || check.metric === undefined ? null : missedLimit(check.metric, metric.value)
  return missed === null ? { outcome: 'passed' } : { outcome: 'failed', reason: missed }
}

function missedLimit({ pointer, min, max }: CheckMetric, value: number): string | null {
  if (max !== undefined && value > max) return `${pointer} is ${value}, more than the allowed ${max}`
  if (min !== undefined && value < min) return `${pointer} is ${value}, less than the required ${min}`
  return null
}

async function measure(
  metric: CheckMetric,
  before: string | undefined,
  outputs: Outputs,
): Promise<Measurement> {
  const after = (await outputs.find([literal(metric.file)]))[0]
  if (after === undefined) return unreadable(metric, 'does not exist')
  if (after.fingerprint === before)
    return unreadable(metric, 'was there before and was not written by this run')
  if (after.size > METRIC_FILE) return unreadable(metric, 'is larger than 16 MB')
  let document: unknown
  try {
    const chunks: Uint8Array[] = []
    for await (const chunk of outputs.open(after.path)) chunks.push(chunk)
    document = JSON.parse(
      Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    )
  } catch {
    return unreadable(metric, 'is not valid JSON')
  }
  const value = atPointer(document, metric.pointer)
  return typeof value === 'number' && Number.isFinite(value)
    ? { kind: 'measured', value }
    : unreadable(metric, `has no number at ${metric.pointer}`)
}

async function fingerprint(metric: CheckMetric, outputs: Outputs): Promise<string | undefined> {
  return (await outputs.find([literal(metric.file)]))[0]?.fingerprint
}

function unreadable(metric: CheckMetric, what: string): Measurement {
  return { kind: 'unreadable', reason: `its metric's file ${metric.file} ${what}` }
}

/** A file's name is no glob. */
function literal(path: string): string {
  return path.replace(/[*?[\]{}()!+@|\\]/g, '\\$&')
}
