import type { TestDeclaration } from '../model/inventory.ts'
import type { AssertionProbe } from './asserts.ts'
import type { TestBlock } from './languages/language.ts'

/** Deeper suites are left out of the name. */
const MAX_SUITES = 20
const MAX_NAME = 1000

/** Nests suites and cases by their ranges and gives the cases as a report would name them. */
export function readTests(
  path: string,
  blocks: readonly TestBlock[],
  asserts: AssertionProbe,
): readonly TestDeclaration[] {
  const tests: TestDeclaration[] = []
  const around: { readonly block: TestBlock; readonly skipped: boolean }[] = []
  for (const block of [...blocks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    while (around.length > 0 && (around.at(-1)?.block.end ?? 0) <= block.start) around.pop()
    const skipped = block.skipped || around.at(-1)?.skipped === true
    const names = around.slice(0, MAX_SUITES).map(suite => suite.block.name)
    around.push({ block, skipped })
    if (block.kind === 'suite') continue
    tests.push({
      name: [...names, block.name].join(' ').slice(0, MAX_NAME),
      path,
      line: block.line,
      endLine: block.endLine,
      asserts: block.asserts ?? asserts(block.bodyStart, block.end, block.bodyName),
      skipped,
    })
  }
  return tests
}
