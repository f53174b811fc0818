import type { Observations } from '../model/evidence.ts'
import type { Declaration } from '../model/inventory.ts'
import type { Executed } from '../model/trace.ts'

/** Languages in which loading a file executes no line of it, so that any line that ran is behaviour. */
const NOTHING_AT_LOAD = /\.(?:go|rs|c|cc|cpp|h|hpp|java|kt|scala|swift|cs)$/

/**
 * Did passing tests execute this code? Only suites that passed as a whole are asked: without contexts per
 * test nobody can tell which test executed a line. Loading a file executes its top level and the first line of
 * every declaration, and a tool that counts by characters counts the last line too: only lines strictly inside
 * a body are behaviour. Every body that was measured must have run: a file is not proven by its best function.
 *
 * @param declarations all of the file's where the file is meant, else the one that is meant
 */
export function executedCode(
  path: string,
  declarations: readonly Declaration[],
  observations: Observations,
): Executed {
  const { suite, lines } = measuredBy(path, observations)
  if (suite === null) return { kind: 'unknown' }
  const bodies = declarations.filter(declaration => declaration.path === path && hasBody(declaration))
  if (bodies.length === 0)
    return NOTHING_AT_LOAD.test(path) ? anyLine(path, suite, lines) : { kind: 'unknown' }
  let first: number | null = null
  for (const body of bodies) {
    const inside = [...lines].filter(([line]) => body.line < line && line < body.endLine)
    if (inside.length === 0) continue
    const ran = inside.find(([, count]) => count > 0)
    if (ran === undefined) return { kind: 'no', suite }
    first ??= ran[0]
  }
  return first === null ? { kind: 'unknown' } : { kind: 'yes', suite, path, line: first }
}

function anyLine(path: string, suite: string, lines: ReadonlyMap<number, number>): Executed {
  const ran = [...lines].find(([, count]) => count > 0)
  return ran === undefined ? { kind: 'no', suite } : { kind: 'yes', suite, path, line: ran[0] }
}

function hasBody({ kind }: Declaration): boolean {
  return kind === 'function' || kind === 'method'
}

/** What all passing suites together executed of a file, and the first that says so. */
function measuredBy(
  path: string,
  observations: Observations,
): { suite: string | null; lines: ReadonlyMap<number, number> } {
  const lines = new Map<number, number>()
  let suite: string | null = null
  for (const run of observations.suites) {
    if (run.outcome !== 'passed') continue
    const coverage = run.coverage.find(file => file.path === path)
    if (!coverage) continue
    suite ??= run.name
    for (const [line, count] of coverage.lines) lines.set(line, (lines.get(line) ?? 0) + count)
  }
  return { suite, lines }
}
