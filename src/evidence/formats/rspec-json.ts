import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { keptMessage, type ReportFormat, testCase } from './format.ts'
import { isObject, JSON_BYTES, jsonDocument, list, number, property, text } from './json-document.ts'

/** What `rspec --format json` writes. https://rspec.info/features/3-13/rspec-core/formatters/json-formatter/ */
export const rspecJson: ReportFormat = {
  name: 'rspec-json',
  maxBytes: JSON_BYTES,

  recognises: head =>
    isObject(head) &&
    /"examples"\s{0,9}:\s{0,9}\[/.test(head) &&
    /"(?:version|summary_line|seed)"\s{0,9}:/.test(head),

  async read(pieces, emit) {
    const document = await jsonDocument(pieces)
    const examples = property(document, 'examples')
    if (!Array.isArray(examples)) return { error: 'it has no list "examples"', mishaps: [] }
    for (const example of examples) emit(finished(example))
    const outside = number(property(document, 'summary', 'errors_outside_of_examples_count')) ?? 0
    const said = list(property(document, 'messages')).map(text)
    return {
      mishaps:
        outside > 0 ? [keptMessage(...said)?.slice(0, 1_000) ?? `${outside} errors outside of examples`] : [],
    }
  },
}

function finished(example: unknown): TestCase {
  const name = text(property(example, 'description')) ?? ''
  const full = text(property(example, 'full_description')) ?? name
  const seconds = number(property(example, 'run_time'))
  return testCase({
    name: name === '' ? full : name,
    suite: name !== '' && full.endsWith(name) ? full.slice(0, full.length - name.length).trim() : '',
    file: text(property(example, 'file_path'))?.replace(/^\.\//, ''),
    line: property(example, 'line_number'),
    outcome: OUTCOMES.get(property(example, 'status')) ?? 'errored',
    durationMs: seconds === undefined ? undefined : seconds * 1000,
    message: keptMessage(
      text(property(example, 'exception', 'message')),
      text(property(example, 'pending_message')),
    ),
  })
}

const OUTCOMES: ReadonlyMap<unknown, TestOutcome> = new Map([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['pending', 'skipped'],
])
