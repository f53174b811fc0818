import { isObject, JSON_BYTES, jsonDocument, list, number, property } from '../formats/json-document.ts'
import { type CoverageFormat, LineCounts } from './format.ts'

/**
 * What `coverage json` writes; with `--show-contexts`, and contexts switched on by test, it tells which test
 * ran a line. https://coverage.readthedocs.io/en/latest/commands/cmd_json.html
 */
export const coveragePyJson: CoverageFormat = {
  name: 'coverage-py-json',
  maxBytes: JSON_BYTES,
  recognises: head => isObject(head) && /"meta"\s{0,9}:\s{0,9}\{/.test(head) && /"show_contexts"/.test(head),

  async read(pieces, sink) {
    const files = property(await jsonDocument(pieces), 'files')
    if (typeof files !== 'object' || files === null) return 'it has no "files"'
    for (const [source, file] of Object.entries(files)) {
      const counts = new LineCounts()
      for (const line of list(property(file, 'executed_lines'))) counts.atLeast(number(line) ?? 0, 1)
      for (const line of list(property(file, 'missing_lines'))) counts.atLeast(number(line) ?? 0, 0)
      const tests = testsOf(property(file, 'contexts'))
      sink.file({ source, roots: [], lines: counts.lines, ...(tests.size === 0 ? {} : { tests }) })
    }
    return undefined
  },
}

/** `tests/test_a.py::test_x|run` is pytest-cov's name for a phase of a test; the empty context is no test. */
function testsOf(contexts: unknown): ReadonlyMap<number, readonly string[]> {
  const tests = new Map<number, readonly string[]>()
  if (typeof contexts !== 'object' || contexts === null) return tests
  for (const [line, names] of Object.entries(contexts)) {
    const found = list(names).flatMap(name => {
      if (typeof name !== 'string' || name === '' || /\|(?:setup|teardown)$/.test(name)) return []
      return [name.replace(/\|run$/, '')]
    })
    if (found.length > 0 && /^\d{1,8}$/.test(line)) tests.set(Number(line), found)
  }
  return tests
}
