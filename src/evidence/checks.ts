import type { Check, CheckMetric, CheckRun } from '../model/evidence.ts'
import type { CommandResult, Outputs, Processes, Progress } from '../model/world.ts'
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

/** Runs one check: its exit code, and its metric against the limits, if it has one. */
export async function runCheck(check: Check, world: RunWorld): Promise<CheckRun> {
  world.progress.stage(`Check ${check.name}: ${check.command}`)
  const before = check.metric === undefined ? undefined : await fingerprint(check.metric, world.outputs)
  const result = await world.processes.run({
    command: check.command,
    directory: '.',
    environment: childEnvironment(world.environment, check.passEnvironment, {}),
    timeoutMs: check.timeoutMs,
    onLine: line => world.progress.output(line),
  })
  const metric =
    check.metric === undefined || result.kind !== 'exited'
      ? null
      : await measure(check.metric, before, world.outputs)
  return {
    name: check.name,
    command: check.command,
    ...judgeCheck(check, result, metric),
    exitCode: result.exitCode,
    durationMs: result.durationMs,
    ...(metric?.kind === 'measured' ? { measured: metric.value } : {}),
  }
}

type Measurement =
  | { readonly kind: 'measured'; readonly value: number }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** The outcome of a check from how its command ended and what was measured. */
export function judgeCheck(
  check: Check,
  result: CommandResult,
  metric: Measurement | null,
): Pick<CheckRun, 'outcome' | 'reason'> {
  if (result.kind === 'timed-out')
    return { outcome: 'timed-out', reason: `it was stopped after ${minutes(check.timeoutMs)}` }
  const absent = absence(result)
  if (absent !== null) return { outcome: 'unavailable', reason: absent }
  if (result.exitCode !== 0) return { outcome: 'failed', reason: endOf(result) }
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
