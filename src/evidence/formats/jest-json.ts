import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { keptMessage, keptName, MISHAPS, type Reading, type ReportFormat, testCase } from './format.ts'
import { isObject, JSON_BYTES, jsonDocument, list, number, property, text } from './json-document.ts'

/**
 * What `jest --json` and vitest's `json` reporter write.
 * https://github.com/jestjs/jest/blob/main/packages/jest-test-result/src/types.ts (`FormattedTestResults`)
 */
export const jestJson: ReportFormat = {
  name: 'jest-json',
  maxBytes: JSON_BYTES,

  recognises: head => isObject(head) && /"(?:numTotalTestSuites|numFailedTestSuites|testResults)"/.test(head),

  async read(pieces, emit) {
    const files = property(await jsonDocument(pieces), 'testResults')
    if (!Array.isArray(files)) return { error: 'it has no list "testResults"', mishaps: [] }
    return readFiles(files, emit)
  },
}

function readFiles(files: readonly unknown[], emit: (found: TestCase) => void): Reading {
  const mishaps: string[] = []
  for (const file of files) {
    const cases = property(file, 'assertionResults')
    const path = text(property(file, 'name')) ?? text(property(file, 'testFilePath'))
    if (!Array.isArray(cases)) return { error: 'a test file has no list "assertionResults"', mishaps }
    let bad = false
    for (const entry of cases) {
      const found = finished(entry, path)
      if (found === null) return { error: 'a test case has no known "status"', mishaps }
      bad ||= found.outcome === 'failed'
      emit(found)
    }
    // The file itself threw, or a hook did: no case tells of it.
    if (property(file, 'status') === 'failed' && !bad && mishaps.length < MISHAPS)
      mishaps.push(
        keptName(`${path ?? 'a test file'} failed to run: ${text(property(file, 'message')) ?? ''}`),
      )
  }
  return { mishaps }
}

const OUTCOMES: ReadonlyMap<unknown, TestOutcome> = new Map([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
  ['todo', 'skipped'],
  ['disabled', 'skipped'],
  // jest: the test was filtered out by `.only` elsewhere.
  ['focused', 'skipped'],
])

function finished(entry: unknown, file: string | undefined): TestCase | null {
  const outcome = OUTCOMES.get(property(entry, 'status'))
  if (outcome === undefined) return null
  const failures = list(property(entry, 'failureMessages')).map(text)
  return testCase({
    name: text(property(entry, 'title')) ?? text(property(entry, 'fullName')),
    suite: list(property(entry, 'ancestorTitles'))
      .filter(title => typeof title === 'string')
      .join(' '),
    file,
    line: property(entry, 'location', 'line'),
    outcome: outcome === 'passed' && retried(entry) ? 'flaky' : outcome,
    durationMs: number(property(entry, 'duration')),
    message: keptMessage(...failures),
  })
}

/** It failed before it passed: jest counts invocations, vitest keeps the failures of earlier tries. */
function retried(entry: unknown): boolean {
  const invocations = property(entry, 'invocations')
  if (typeof invocations === 'number' && invocations > 1) return true
  return ['retryReasons', 'failureMessages'].some(name => {
    const said = property(entry, name)
    return Array.isArray(said) && said.length > 0
  })
}
