import type { Item } from '../model/plan.ts'
import type { Link } from '../model/trace.ts'
import type { Ladder, RungState } from '../model/verdict.ts'
import type { Statement } from './statement.ts'

/**
 * How far up the evidence reaches. Callers and the state before the change are not looked for yet, so
 * those two rungs are `unknown` and can neither tick nor hold back at `tick-at: verified`.
 */
export function ladderOf(item: Item, links: readonly Link[], statements: readonly Statement[]): Ladder {
  const symbols = links.filter(link => link.kind === 'symbol')
  const tests = links.filter(link => link.kind === 'test')
  const found = links.filter(
    link => (link.kind === 'path' || link.kind === 'symbol') && link.resolution.kind === 'found',
  )
  const behaviour = statements.filter(statement => statement.behaviour)
  return {
    claimed: item.claim === 'done' ? 'yes' : 'no',
    file: state(
      found.length > 0,
      links.some(link => link.kind === 'path' && link.resolution.kind === 'absent'),
    ),
    symbol: state(
      symbols.some(link => link.resolution.kind === 'found'),
      symbols.some(link => link.resolution.kind === 'absent'),
    ),
    caller: 'unknown',
    test: state(
      tests.some(link => link.resolution.kind === 'observed' || link.resolution.kind === 'declared'),
      tests.some(link => link.resolution.kind === 'absent'),
    ),
    passed: state(
      behaviour.length > 0 && behaviour.every(statement => statement.outcome === 'proves'),
      behaviour.some(statement => statement.outcome === 'contradicts'),
    ),
    'failed-before': 'unknown',
  }
}

function state(yes: boolean, no: boolean): RungState {
  if (no) return 'no'
  return yes ? 'yes' : 'unknown'
}
