import type { Observations } from '../model/evidence.ts'
import type { Declaration } from '../model/inventory.ts'
import type { Executed } from '../model/trace.ts'

/**
 * Did passing tests execute this code? Only suites that passed as a whole are asked: without contexts per
 * test nobody can tell which test executed a line. The first line of a declaration runs when its file is
 * loaded, so only lines inside a body count; a file without bodies counts when any line ran.
 */
export function executedCode(
  path: string,
  declarations: readonly Declaration[],
  observations: Observations,
): Executed {
  let measured: string | null = null
  for (const suite of observations.suites) {
    if (suite.outcome !== 'passed') continue
    const coverage = suite.coverage.find(file => file.path === path)
    if (!coverage) continue
    measured = suite.name
    const line = executedLine(coverage.lines, bodiesOf(declarations, path))
    if (line !== null) return { kind: 'yes', suite: suite.name, path, line }
  }
  return measured === null ? { kind: 'unknown' } : { kind: 'no', suite: measured }
}

function bodiesOf(declarations: readonly Declaration[], path: string): readonly Declaration[] {
  return declarations.filter(
    declaration =>
      declaration.path === path && (declaration.kind === 'function' || declaration.kind === 'method'),
  )
}

function executedLine(lines: ReadonlyMap<number, number>, bodies: readonly Declaration[]): number | null {
  for (const [line, count] of lines) {
    if (count <= 0) continue
    if (bodies.length === 0) return line
    if (bodies.some(body => line > body.line && line <= body.endLine)) return line
  }
  // A body on one line cannot be told from its declaration; it does not count.
  return null
}
