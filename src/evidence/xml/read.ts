import type { TestCase } from '../../model/evidence.ts'
import type { Reading } from '../formats/format.ts'
import { XmlScanner, type XmlVisitor } from './scanner.ts'

/** A vocabulary of XML test reports, while one document goes by. */
export interface XmlReportReader extends XmlVisitor {
  /** Failures that belong to no test case. */
  readonly mishaps: readonly string[]
  /** The document has ended; what is still held is emitted now. */
  finish?(): void
}

/** Lets a reader refuse the document that it is given. */
export type Refuse = (error: string) => void

/**
 * Reads a whole XML report with the reader that `make` makes. An ill-formed document keeps the cases that
 * came before the fault.
 */
export async function readXmlReport(
  text: AsyncIterable<string>,
  emit: (found: TestCase) => void,
  make: (emit: (found: TestCase) => void, refuse: Refuse) => XmlReportReader,
): Promise<Reading> {
  const reader: XmlReportReader = make(emit, error => scanner.refuse(error))
  const scanner = new XmlScanner(reader)
  for await (const piece of text) if (!scanner.write(piece)) break
  scanner.end()
  reader.finish?.()
  const { mishaps } = reader
  return scanner.error === undefined ? { mishaps } : { error: scanner.error, mishaps }
}

/** Name of the root element at the beginning of a file; undefined when it is no XML. */
export function rootElement(head: string): string | undefined {
  return /^<([A-Za-z_][\w:.-]{0,60})[\s/>]/.exec(withoutProlog(head))?.[1]
}

/** From the first tag that is neither declaration, comment nor DOCTYPE. */
function withoutProlog(head: string): string {
  let at = head.indexOf('<')
  if (at < 0 || head.slice(0, at).replace('\ufeff', '').trim() !== '') return ''
  for (;;) {
    const end = head.startsWith('<!--', at)
      ? '-->'
      : head[at + 1] === '?' || head[at + 1] === '!'
        ? '>'
        : null
    if (end === null) return head.slice(at, at + 100)
    const after = head.indexOf(end, at)
    at = after < 0 ? -1 : head.indexOf('<', after)
    if (at < 0) return ''
  }
}
