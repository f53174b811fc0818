import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { keptMessage, keptName, PROPERTIES, type ReportFormat, testCase } from './format.ts'
import { JSON_BYTES, jsonDocument, list, number, property, text } from './json-document.ts'

/**
 * What Cucumber's `json` formatters write: features with elements with steps. A background is an element of
 * its own in front of its scenario, and fails it. https://github.com/cucumber/cucumber-json-schema
 */
export const cucumberJson: ReportFormat = {
  name: 'cucumber-json',
  maxBytes: JSON_BYTES,

  recognises: head =>
    /^\ufeff?\s{0,99}\[\s{0,99}\{/.test(head) && /"elements"/.test(head) && /"keyword"/.test(head),

  async read(pieces, emit) {
    const features = await jsonDocument(pieces)
    if (!Array.isArray(features)) return { error: 'it is no list of features', mishaps: [] }
    for (const feature of features) {
      let background: readonly unknown[] = []
      for (const element of list(property(feature, 'elements'))) {
        if (property(element, 'type') === 'background') background = stepsOf(element)
        else {
          emit(finished(feature, element, [...background, ...stepsOf(element)]))
          background = []
        }
      }
    }
    return { mishaps: [] }
  },
}

/** With hooks: one that fails, fails the scenario. */
function stepsOf(element: unknown): readonly unknown[] {
  return [
    ...list(property(element, 'before')),
    ...list(property(element, 'steps')).flatMap(step => [
      ...list(property(step, 'before')),
      step,
      ...list(property(step, 'after')),
    ]),
    ...list(property(element, 'after')),
  ]
}

function finished(feature: unknown, element: unknown, steps: readonly unknown[]): TestCase {
  const results = steps.map(step => property(step, 'result'))
  const tags = [...list(property(feature, 'tags')), ...list(property(element, 'tags'))]
  return testCase({
    name: text(property(element, 'name')),
    suite: text(property(feature, 'name')) ?? '',
    file: text(property(feature, 'uri')),
    line: property(element, 'line'),
    outcome: outcomeOf(
      results.map(result => property(result, 'status')),
      list(property(element, 'steps')).length,
    ),
    durationMs:
      results.reduce<number>((sum, result) => sum + (number(property(result, 'duration')) ?? 0), 0) / 1e6,
    message: keptMessage(...results.map(result => text(property(result, 'error_message')))),
    properties: tags
      .flatMap(tag => text(property(tag, 'name')) ?? [])
      .slice(0, PROPERTIES)
      .map(value => ({ name: 'tag', value: keptName(value) })),
  })
}

/** A scenario without steps, or with one that nobody has written yet, shows nothing. */
function outcomeOf(statuses: readonly unknown[], steps: number): TestOutcome {
  if (statuses.includes('failed')) return 'failed'
  if (statuses.includes('ambiguous') || statuses.includes('undefined')) return 'errored'
  return steps > 0 && statuses.every(status => status === 'passed') ? 'passed' : 'skipped'
}
