import { readFailOn } from '../config/fail-on.ts'
import type { SuiteWishes } from '../evidence/choose.ts'
import type { GateRule } from '../model/config.ts'
import type { Problem, Result } from '../model/problem.ts'
import { normalizePath } from '../text/paths.ts'

/** The Action's inputs, understood. */
export interface Inputs {
  /** Null: the configuration's. */
  readonly plans: readonly string[] | null
  readonly config: string | null
  readonly workingDirectory: string
  readonly suites: SuiteWishes
  readonly run: boolean
  /** Null: the configuration's. */
  readonly failOn: readonly GateRule[] | null
  readonly baseline: 'auto' | 'base' | 'ledger' | 'none'
  readonly writeBack: 'auto' | 'commit' | 'none'
  readonly reportFile: string | null
  readonly token: string | null
}

/** Inputs of modes and surfaces that this version does not have; naming one is refused, not ignored. */
const LATER: readonly (readonly [string, readonly string[], string])[] = [
  ['comment', ['', 'auto', 'false'], 'a comment on pull requests'],
  ['check', ['', 'auto', 'false'], 'a check run'],
  ['issue', ['', 'auto', 'false'], 'an issue for scheduled audits'],
  ['builder', [''], 'mode `execute`'],
  ['max-attempts', ['', '2'], 'mode `execute`'],
  ['items', [''], 'mode `execute`'],
  ['shard', [''], 'mode `verify`'],
  ['reports', [''], 'mode `publish`'],
]

/**
 * Reads all inputs; `get` gives an input's text, empty when it is not set. Every bad value is reported, all
 * of them at once.
 */
export function readInputs(get: (name: string) => string): Result<Inputs> {
  const problems: Problem[] = []
  const refuse = (input: string, message: string, remedy: string) => {
    problems.push({ severity: 'error', place: `input ${input}`, message, remedy })
  }
  const choice = <T extends string>(input: string, allowed: readonly [T, ...T[]], initial: T): T => {
    const text = get(input).trim()
    if (text === '') return initial
    const found = allowed.find(value => value === text)
    if (found === undefined)
      refuse(input, `\`${text}\` is not known`, `Expected one of ${allowed.join(', ')}`)
    return found ?? initial
  }
  const mode = choice('mode', ['audit', 'verify', 'publish', 'execute'], 'audit')
  if (mode !== 'audit') refuse('mode', `\`${mode}\` is not available in this version`, 'Use `audit`')
  for (const [input, allowed, what] of LATER) {
    if (!allowed.includes(get(input).trim())) {
      refuse(input, `it belongs to ${what}, which is not available in this version`, 'Leave it out')
    }
  }
  const writeBack = choice('write-back', ['auto', 'commit', 'pull-request', 'none'], 'auto')
  if (writeBack === 'pull-request') {
    refuse('write-back', '`pull-request` is not available in this version', 'Use `auto`, `commit` or `none`')
  }
  const minutes = readMinutes(get('timeout-minutes').trim(), refuse)
  const failOn = get('fail-on').trim() === '' ? null : readFailOn(get('fail-on'), 'input fail-on')
  if (failOn && !failOn.ok) problems.push(...failOn.problems)
  const folder = get('working-directory').trim() || '.'
  const workingDirectory = normalizePath(folder)
  if (workingDirectory === null) {
    refuse(
      'working-directory',
      `\`${folder}\` leaves the checkout`,
      'Expected a folder inside it, such as `packages/app`',
    )
  }
  const command = get('test-command').trim() || 'auto'
  const inputs: Inputs = {
    plans: linesOf(get('plan')),
    config: get('config').trim() || null,
    workingDirectory: workingDirectory ?? '',
    suites: {
      commands: command === 'auto' || command === 'none' ? null : (linesOf(command) ?? []),
      reports: linesOf(get('test-reports')) ?? [],
      coverage: linesOf(get('coverage-reports')) ?? [],
      timeoutMs: minutes * 60_000,
    },
    run: command !== 'none',
    failOn: failOn?.ok ? failOn.value : null,
    baseline: choice('baseline', ['auto', 'base', 'ledger', 'none'], 'auto'),
    writeBack: writeBack === 'pull-request' ? 'none' : writeBack,
    reportFile: get('report-file').trim() || null,
    token: get('token').trim() || null,
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: inputs }
}

function linesOf(text: string): readonly string[] | null {
  const lines = text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
  return lines.length > 0 ? lines : null
}

function readMinutes(text: string, refuse: (input: string, message: string, remedy: string) => void): number {
  const minutes = text === '' ? 30 : Number(text)
  if (Number.isFinite(minutes) && minutes > 0 && minutes <= 7200) return minutes
  refuse(
    'timeout-minutes',
    `\`${text}\` is no time limit`,
    'Expected a number of minutes above 0, at most 7200',
  )
  return 30
}
