import { rootElement } from '../xml/read.ts'
import type { Attributes, XmlVisitor } from '../xml/scanner.ts'
import { type CoverageFormat, type CoverageSink, LineCounts } from './format.ts'
import { readCoverageXml } from './xml-coverage.ts'

/**
 * JaCoCo's XML. It tells which instructions ran, not how often, and names a file by its package: the folder
 * above is found by what the checkout has. https://www.jacoco.org/jacoco/trunk/coverage/report.dtd
 */
export const jacoco: CoverageFormat = {
  name: 'jacoco',
  maxBytes: 512 * 1024 * 1024,
  recognises: head =>
    rootElement(head) === 'report' && /JACOCO|<sessioninfo\b|<package\b|<group\b|<counter\b/.test(head),
  read: (text, sink) => readCoverageXml(text, new JacocoReader(sink)),
}

class JacocoReader implements XmlVisitor {
  readonly #sink: CoverageSink
  #package = ''
  #open: { readonly source: string; readonly counts: LineCounts } | null = null

  constructor(sink: CoverageSink) {
    this.#sink = sink
  }

  open(name: string, attributes: Attributes): boolean {
    if (name === 'package') this.#package = attributes.name ?? ''
    else if (name === 'sourcefile') {
      const folder = this.#package === '' ? '' : `${this.#package}/`
      this.#open = { source: folder + (attributes.name ?? ''), counts: new LineCounts() }
    } else if (name === 'line')
      this.#open?.counts.atLeast(Number(attributes.nr), Number(attributes.ci) > 0 ? 1 : 0)
    return false
  }

  close(name: string): void {
    const open = this.#open
    if (name !== 'sourcefile' || open === null) return
    this.#open = null
    this.#sink.file({ source: open.source, roots: [], lines: open.counts.lines })
  }
}
