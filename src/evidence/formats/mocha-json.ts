import type { TestCase } from '../../model/evidence.ts'
import { keptMessage, type ReportFormat, testCase } from './format.ts'
import { isObject, JSON_BYTES, jsonDocument, list, number, property, text } from './json-document.ts'

/** What mocha's `json` reporter writes. https://mochajs.org/#json */
export const mochaJson: ReportFormat = {
  name: 'mocha-json',
  maxBytes: JSON_BYTES,

  recognises: head => isObject(head) && /"stats"\s{0,9}:\s{0,9}\{[^{}]{0,400}"passes"/.test(head),

  async read(pieces, emit) {
    const document = await jsonDocument(pieces)
    const tests = property(document, 'tests')
    if (!Array.isArray(tests)) return { error: 'it has no list "tests"', mishaps: [] }
    // The same case stands in `tests` and in the list of its outcome; errors alone tell failures.
    const skipped = new Set(list(property(document, 'pending')).map(keyOf))
    for (const test of tests) emit(finished(test, skipped.has(keyOf(test))))
    // A hook that failed is a failure without a test.
    const known = new Set(tests.map(keyOf))
    const mishaps = list(property(document, 'failures'))
      .filter(failure => !known.has(keyOf(failure)))
      .slice(0, 100)
      .map(failure => `${text(property(failure, 'fullTitle')) ?? 'a hook'} failed`.slice(0, 1_000))
    return { mishaps }
  },
}

function keyOf(test: unknown): string {
  return `${text(property(test, 'file')) ?? ''}\0${text(property(test, 'fullTitle')) ?? ''}`
}

function finished(test: unknown, pending: boolean): TestCase {
  const name = text(property(test, 'title')) ?? ''
  const full = text(property(test, 'fullTitle')) ?? name
  const failure = property(test, 'err')
  const failed = failure !== undefined && failure !== null && Object.keys(failure).length > 0
  const retries = number(property(test, 'currentRetry')) ?? 0
  return testCase({
    name,
    suite: full.endsWith(name) ? full.slice(0, full.length - name.length).trim() : '',
    file: text(property(test, 'file')),
    outcome: failed ? 'failed' : pending ? 'skipped' : retries > 0 ? 'flaky' : 'passed',
    durationMs: number(property(test, 'duration')),
    message: failed
      ? keptMessage(text(property(failure, 'stack')) ?? text(property(failure, 'message')))
      : undefined,
  })
}
