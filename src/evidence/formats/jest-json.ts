import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { keptMessage, keptName, lineNumber, type Reading, type ReportFormat } from './format.ts'

/**
 * What `jest --json` and vitest's `json` reporter write.
 * https://github.com/jestjs/jest/blob/main/packages/jest-test-result/src/types.ts (`FormattedTestResults`)
 */
export const jestJson: ReportFormat = {
  name: 'jest-json',
  // One document, held in memory as a whole.
  maxBytes: 64 * 1024 * 1024,

  recognises: head =>
    /^\ufeff?\s{0,99}\{/.test(head) && /"(?:numTotalTestSuites|numFailedTestSuites|testResults)"/.test(head),

  async read(text, emit) {
    const pieces: string[] = []
    for await (const piece of text) pieces.push(piece)
    let document: unknown
    try {
      document = JSON.parse(pieces.join('').replace(/^\ufeff/, ''))
    } catch {
      return { error: 'it is not valid JSON, or it is cut off', mishaps: [] }
    }
    const files = property(document, 'testResults')
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
      const found = testCase(entry, path)
      if (found === null) return { error: 'a test case has no known "status"', mishaps }
      bad ||= found.outcome === 'failed'
      emit(found)
    }
    // The file itself threw, or a hook did: no case tells of it.
    if (property(file, 'status') === 'failed' && !bad && mishaps.length < 100)
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

function testCase(entry: unknown, file: string | undefined): TestCase | null {
  const outcome = OUTCOMES.get(property(entry, 'status'))
  if (outcome === undefined) return null
  const ancestors = property(entry, 'ancestorTitles')
  const suite = Array.isArray(ancestors) ? ancestors.filter(title => typeof title === 'string').join(' ') : ''
  const name = text(property(entry, 'title')) ?? text(property(entry, 'fullName')) ?? ''
  const line = lineNumber(property(property(entry, 'location'), 'line'))
  const duration = property(entry, 'duration')
  const failures = property(entry, 'failureMessages')
  const message = Array.isArray(failures) ? keptMessage(...failures.map(text)) : undefined
  return {
    name: keptName(name),
    suite: keptName(suite),
    ...(file === undefined ? {} : { file: keptName(file) }),
    ...(line === undefined ? {} : { line }),
    outcome: outcome === 'passed' && retried(entry) ? 'flaky' : outcome,
    ...(typeof duration === 'number' && duration >= 0 ? { durationMs: Math.round(duration) } : {}),
    ...(message === undefined || outcome === 'passed' ? {} : { message }),
    properties: [],
  }
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

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
