import { rootElement } from '../xml/read.ts'
import type { Attributes, XmlVisitor } from '../xml/scanner.ts'
import { type CoverageFormat, type CoverageSink, LineCounts } from './format.ts'
import { readCoverageXml } from './xml-coverage.ts'

/** Clover's XML, which PHPUnit and istanbul write too. https://bitbucket.org/atlassian/clover (`etc/schema/clover.xsd`) */
export const clover: CoverageFormat = {
  name: 'clover',
  maxBytes: 512 * 1024 * 1024,
  recognises: head => rootElement(head) === 'coverage' && /<project\b|\sclover=/.test(head),
  read: (text, sink) => readCoverageXml(text, new CloverReader(sink)),
}

class CloverReader implements XmlVisitor {
  readonly #sink: CoverageSink
  #open: { readonly source: string; readonly counts: LineCounts } | null = null

  constructor(sink: CoverageSink) {
    this.#sink = sink
  }

  open(name: string, attributes: Attributes): boolean {
    if (name === 'file')
      this.#open = { source: attributes.path ?? attributes.name ?? '', counts: new LineCounts() }
    else if (name === 'line') {
      // A condition has two counters in place of one.
      const hits = attributes.count ?? Number(attributes.truecount ?? 0) + Number(attributes.falsecount ?? 0)
      this.#open?.counts.atLeast(Number(attributes.num), Number(hits))
    }
    return false
  }

  close(name: string): void {
    const open = this.#open
    if (name !== 'file' || open === null) return
    this.#open = null
    if (open.source !== '') this.#sink.file({ source: open.source, roots: [], lines: open.counts.lines })
  }
}
