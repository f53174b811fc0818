import type { FileCoverage } from '../../model/evidence.ts'

/** Coverage of several reports as one: counts of a line add up, and so do the tests that ran it. */
export function mergeCoverage(reports: readonly (readonly FileCoverage[])[]): readonly FileCoverage[] {
  const [only, ...more] = reports
  if (more.length === 0) return only ?? []
  const all = new Map<
    string,
    { readonly lines: Map<number, number>; readonly tests: Map<number, Set<string>> }
  >()
  for (const { path, lines, tests } of reports.flat()) {
    const known = all.get(path) ?? { lines: new Map(), tests: new Map() }
    all.set(path, known)
    for (const [line, hits] of lines) known.lines.set(line, (known.lines.get(line) ?? 0) + hits)
    for (const [line, names] of tests ?? [])
      known.tests.set(line, new Set([...(known.tests.get(line) ?? []), ...names]))
  }
  return [...all].map(([path, { lines, tests }]) => ({
    path,
    lines,
    ...(tests.size === 0 ? {} : { tests: new Map([...tests].map(([line, names]) => [line, [...names]])) }),
  }))
}
