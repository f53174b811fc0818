import { LineSplitter } from '../../text/lines.ts'
import { type CoverageFormat, type CoverageSink, LineCounts } from './format.ts'

/** A long path fits; anything longer is no record of ours. */
const LINE = 8_192

/**
 * Line coverage in the format of lcov (geninfo(1), "FILES"): `TN:` names a test, `SF:` opens the record of a
 * file, `DA:<line>,<count>[,<checksum>]` is a line, `end_of_record` closes it. Everything else is passed
 * over. A record that is not closed was cut off and counts for nothing.
 */
export const lcov: CoverageFormat = {
  name: 'lcov',
  maxBytes: 512 * 1024 * 1024,

  recognises: head => /(?:^|[\r\n])\ufeff?SF:/.test(head),

  async read(text, sink) {
    const reader = new LcovReader(sink)
    const lines = new LineSplitter(line => reader.line(line), LINE)
    for await (const piece of text) lines.push(piece)
    lines.end()
    reader.finish()
    return undefined
  },
}

class LcovReader {
  readonly #sink: CoverageSink
  #test = ''
  #open: { readonly source: string; readonly counts: LineCounts } | null = null

  constructor(sink: CoverageSink) {
    this.#sink = sink
  }

  line(line: string): void {
    if (line.startsWith('SF:')) {
      this.finish()
      this.#open = { source: line.slice(3).trim(), counts: new LineCounts() }
    } else if (line.startsWith('DA:')) this.#count(line)
    else if (line.startsWith('TN:')) this.#test = line.slice(3).trim()
    else if (line.trim() === 'end_of_record') this.#close()
  }

  finish(): void {
    if (this.#open !== null) this.#sink.note(`the record of ${this.#open.source} is cut off and was left out`)
    this.#open = null
  }

  #count(line: string): void {
    const [, number = '', hits = ''] = /^DA:(\d{1,9}),(-?\d{1,15})(?:,|$)/.exec(line) ?? []
    if (number !== '') this.#open?.counts.add(Number(number), Number(hits))
  }

  #close(): void {
    const record = this.#open
    this.#open = null
    if (record === null) return
    const { lines } = record.counts
    const tests = this.#test === '' ? undefined : [this.#test]
    this.#sink.file({
      source: record.source,
      roots: [],
      lines,
      ...(tests === undefined
        ? {}
        : { tests: new Map([...lines].filter(([, hits]) => hits > 0).map(([line]) => [line, tests])) }),
    })
  }
}
