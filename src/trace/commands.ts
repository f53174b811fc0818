import type { CheckRun, SuiteRun } from '../model/evidence.ts'
import type { Item } from '../model/plan.ts'
import type { CheckLink, Link } from '../model/trace.ts'
import type { Base, World } from './world.ts'

/** A check that an item names. */
export function linkCheck(value: string, world: World, base: Base): CheckLink {
  const run = world.observations.checks.find(check => check.name === value)
  return { kind: 'check', ...base, resolution: run ? { kind: 'observed', run } : { kind: 'absent' } }
}

/**
 * A command in an item's words never runs because of them. When it is the very command of checks or suites of
 * this job, those runs are the item's evidence. A whole suite that passes tells that nothing is broken, not that
 * "Export to Excel, see `npm test`" was built: it proves an item only if that speaks of nothing else.
 */
export function linkCommand(value: string, item: Item, world: World, base: Base): readonly Link[] {
  const checks = world.observations.checks.filter(run => run.command === value)
  const suites = world.observations.suites.filter(run => run.command === value).map(asCheck)
  const whole = speaksOnlyOf(value, item) ? suites : suites.filter(run => run.outcome === 'failed')
  return [...checks, ...whole].map(run => ({ kind: 'check', ...base, resolution: { kind: 'observed', run } }))
}

const RUNNING = new Set(
  (
    'a all and are be by ci clean command complete completes completely continuous ensure ensures every exit exits ' +
    'for full fully green in integration is it locally make must of ok on our pass passed passes passing project run ' +
    'runs s should still succeed succeeds successful successfully suite suites sure test tests that the this to unit ' +
    'verify via with without any errors error failures failure warnings code zero'
  ).split(' '),
)

/** "All unit tests pass (`npm test`)": besides the command there are only words about running it. */
function speaksOnlyOf(command: string, item: Item): boolean {
  const rest = item.title.replaceAll(command, ' ').toLowerCase()
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.every(word => RUNNING.has(word) || word === '0' || word === '100')
}

function asCheck(suite: SuiteRun): CheckRun {
  const { name, command, exitCode, durationMs } = suite
  const reason =
    suite.reason ?? (suite.outcome === 'passed' ? undefined : `the suite ended as ${suite.outcome}`)
  return {
    name,
    command,
    exitCode,
    durationMs,
    outcome: outcomeOf(suite),
    ...(reason === undefined ? {} : { reason }),
  }
}

function outcomeOf(suite: SuiteRun): CheckRun['outcome'] {
  switch (suite.outcome) {
    case 'passed':
      return 'passed'
    case 'failed':
    case 'contradictory':
      return 'failed'
    case 'timed-out':
      return 'timed-out'
    case 'unavailable':
      return 'unavailable'
    // It ended well, yet nobody can say what it tested.
    case 'empty':
    case 'no-report':
    case 'not-run':
      return 'not-run'
  }
}
