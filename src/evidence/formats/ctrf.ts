import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { keptMessage, keptName, PROPERTIES, type ReportFormat, testCase } from './format.ts'
import { isObject, JSON_BYTES, jsonDocument, list, number, property, text } from './json-document.ts'

/** Common Test Report Format. https://ctrf.io/docs/specification/overview */
export const ctrf: ReportFormat = {
  name: 'ctrf-json',
  maxBytes: JSON_BYTES,

  recognises: head =>
    isObject(head) &&
    (/"reportFormat"\s{0,9}:\s{0,9}"CTRF"/.test(head) ||
      (/"results"\s{0,9}:\s{0,9}\{/.test(head) && /"(?:tool|summary)"\s{0,9}:\s{0,9}\{/.test(head))),

  async read(pieces, emit) {
    const tests = property(await jsonDocument(pieces), 'results', 'tests')
    if (!Array.isArray(tests)) return { error: 'it has no list "results.tests"', mishaps: [] }
    for (const test of tests) emit(finished(test))
    return { mishaps: [] }
  },
}

function finished(test: unknown): TestCase {
  const suite = property(test, 'suite')
  const outcome = outcomeOf(property(test, 'status'))
  const retried = property(test, 'flaky') === true || (number(property(test, 'retries')) ?? 0) > 0
  return testCase({
    name: text(property(test, 'name')),
    // A list in version 1, one text with " > " between the suites before it.
    suite:
      typeof suite === 'string'
        ? suite
        : list(suite)
            .filter(name => typeof name === 'string')
            .join(' '),
    file: text(property(test, 'filePath')),
    line: property(test, 'line'),
    outcome: outcome === 'passed' && retried ? 'flaky' : outcome,
    durationMs: number(property(test, 'duration')),
    message: keptMessage(text(property(test, 'message')), text(property(test, 'trace'))),
    properties: [
      ...list(property(test, 'tags')).flatMap(tag =>
        typeof tag === 'string' ? [{ name: 'tag', value: keptName(tag) }] : [],
      ),
      ...Object.entries(labelsOf(test)).flatMap(([name, value]) =>
        typeof value === 'string' || typeof value === 'number'
          ? [{ name: keptName(name), value: keptName(String(value)) }]
          : [],
      ),
    ].slice(0, PROPERTIES),
  })
}

function labelsOf(test: unknown): object {
  const labels = property(test, 'labels') ?? property(test, 'extra')
  return typeof labels === 'object' && labels !== null && !Array.isArray(labels) ? labels : {}
}

function outcomeOf(status: unknown): TestOutcome {
  switch (status) {
    case 'passed':
      return 'passed'
    case 'failed':
      return 'failed'
    case 'skipped':
    case 'pending':
    // It may be anything, so it proves nothing.
    case 'other':
      return 'skipped'
    default:
      return 'errored'
  }
}
