import { XmlScanner, type XmlVisitor } from '../xml/scanner.ts'

/** Reads a whole XML report; gives why it is unsound. These reports name their DTD, which nobody fetches. */
export async function readCoverageXml(
  text: AsyncIterable<string>,
  visitor: XmlVisitor,
): Promise<string | undefined> {
  const scanner = new XmlScanner(visitor, { doctype: 'external' })
  for await (const piece of text) if (!scanner.write(piece)) break
  scanner.end()
  return scanner.error
}
