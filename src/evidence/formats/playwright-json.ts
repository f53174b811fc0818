import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { keptMessage, keptName, MISHAPS, PROPERTIES, type ReportFormat, testCase } from './format.ts'
import { isObject, JSON_BYTES, jsonDocument, list, number, property, text } from './json-document.ts'

/** Suites in one another; real ones stay below ten. */
const DEPTH = 100

/**
 * Playwright's JSON report, the one that tells what passed on a retry.
 * https://playwright.dev/docs/api/class-testcase#test-case-outcome, `packages/playwright/types/testReporter.d.ts`
 */
export const playwrightJson: ReportFormat = {
  name: 'playwright-json',
  maxBytes: JSON_BYTES,

  recognises: head =>
    isObject(head) &&
    /"config"\s{0,9}:\s{0,9}\{/.test(head) &&
    /"(?:rootDir|fullyParallel|forbidOnly)"/.test(head),

  async read(pieces, emit) {
    const document = await jsonDocument(pieces)
    const suites = property(document, 'suites')
    if (!Array.isArray(suites)) return { error: 'it has no list "suites"', mishaps: [] }
    for (const suite of suites) emitSuite(suite, [], emit)
    const mishaps = list(property(document, 'errors')).map(error =>
      keptName(text(property(error, 'message')) ?? 'an error outside every test'),
    )
    return { mishaps: mishaps.slice(0, MISHAPS) }
  },
}

function emitSuite(suite: unknown, above: readonly string[], emit: (found: TestCase) => void): void {
  if (above.length > DEPTH) return
  // The outermost suite is the file.
  const title = text(property(suite, 'title')) ?? ''
  const names = title === '' || title === text(property(suite, 'file')) ? above : [...above, title]
  for (const spec of list(property(suite, 'specs')))
    for (const test of list(property(spec, 'tests'))) emit(finished(spec, test, names))
  for (const inner of list(property(suite, 'suites'))) emitSuite(inner, names, emit)
}

function finished(spec: unknown, test: unknown, names: readonly string[]): TestCase {
  const results = list(property(test, 'results'))
  const last = results.at(-1)
  const project = text(property(test, 'projectName')) ?? ''
  return testCase({
    name: text(property(spec, 'title')),
    suite: [...names, ...(project === '' ? [] : [`[${project}]`])].join(' '),
    file: text(property(spec, 'file')),
    line: property(spec, 'line'),
    outcome: outcomeOf(property(test, 'status'), property(last, 'status')),
    durationMs: results.reduce<number>((sum, result) => sum + (number(property(result, 'duration')) ?? 0), 0),
    message: keptMessage(...results.map(result => text(property(result, 'error', 'message')))),
    properties: list(property(spec, 'tags'))
      .flatMap(tag => (typeof tag === 'string' ? [{ name: 'tag', value: keptName(tag) }] : []))
      .slice(0, PROPERTIES),
  })
}

/** `expected` is a failure, too, for a test that says it should fail: that proves nothing. */
function outcomeOf(status: unknown, last: unknown): TestOutcome {
  switch (status) {
    case 'expected':
      return last === 'passed' ? 'passed' : 'skipped'
    case 'unexpected':
      return 'failed'
    case 'flaky':
      return 'flaky'
    case 'skipped':
      return 'skipped'
    default:
      return 'errored'
  }
}
