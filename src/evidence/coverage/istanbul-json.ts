import { isObject, JSON_BYTES, jsonDocument, number, property, text } from '../formats/json-document.ts'
import { type CoverageFormat, LineCounts } from './format.ts'

/**
 * Istanbul's `coverage-final.json` (nyc, jest, vitest): statements by file. A line ran as often as the
 * statement on it that ran most.
 * https://github.com/istanbuljs/istanbuljs/blob/main/docs/raw-output.md
 */
export const istanbulJson: CoverageFormat = {
  name: 'istanbul-json',
  maxBytes: JSON_BYTES,
  recognises: head => isObject(head) && /"statementMap"\s{0,9}:/.test(head),

  async read(pieces, sink) {
    const document = await jsonDocument(pieces)
    if (typeof document !== 'object' || document === null) return 'it has no files'
    for (const [key, file] of Object.entries(document)) {
      const statements = property(file, 'statementMap')
      if (typeof statements !== 'object' || statements === null) continue
      const counts = new LineCounts()
      for (const [id, place] of Object.entries(statements)) {
        const line = number(property(place, 'start', 'line'))
        const hits = number(property(file, 's', id))
        if (line !== undefined && hits !== undefined) counts.atLeast(line, hits)
      }
      sink.file({ source: text(property(file, 'path')) ?? key, roots: [], lines: counts.lines })
    }
    return undefined
  },
}
