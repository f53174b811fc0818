import { rootElement } from '../xml/read.ts'
import type { Attributes, XmlVisitor } from '../xml/scanner.ts'
import { type CoverageFormat, type CoverageSink, LineCounts } from './format.ts'
import { readCoverageXml } from './xml-coverage.ts'

/**
 * Cobertura's XML, which coverage.py, coverlet, gcovr, istanbul, PHPUnit and many others write.
 * https://github.com/cobertura/web/blob/master/htdocs/xml/coverage-04.dtd
 */
export const cobertura: CoverageFormat = {
  name: 'cobertura',
  maxBytes: 512 * 1024 * 1024,
  recognises: head => rootElement(head) === 'coverage' && /<packages\b|<sources\b|\sline-rate=/.test(head),
  read: (text, sink) => readCoverageXml(text, new CoberturaReader(sink)),
}

class CoberturaReader implements XmlVisitor {
  readonly #sink: CoverageSink
  readonly #roots: string[] = []
  #open: { readonly source: string; readonly counts: LineCounts } | null = null

  constructor(sink: CoverageSink) {
    this.#sink = sink
  }

  open(name: string, attributes: Attributes): boolean {
    if (name === 'class') this.#open = { source: attributes.filename ?? '', counts: new LineCounts() }
    // The lines of a method stand in its class once more.
    else if (name === 'line') this.#open?.counts.atLeast(Number(attributes.number), Number(attributes.hits))
    return name === 'source'
  }

  close(name: string, said: string): void {
    if (name === 'source' && said.trim() !== '' && this.#roots.length < 100) this.#roots.push(said.trim())
    const open = this.#open
    if (name !== 'class' || open === null) return
    this.#open = null
    if (open.source !== '')
      this.#sink.file({ source: open.source, roots: this.#roots, lines: open.counts.lines })
  }
}
