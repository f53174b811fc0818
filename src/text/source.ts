import type { SourceText } from '../model/plan.ts'

const BOM = Buffer.from([0xef, 0xbb, 0xbf])

/** The bytes of a document that now has this text, in the encoding it came in. */
export function encodeSource(source: SourceText, text: string): Buffer {
  const body = Buffer.from(text, source.encoding)
  return source.bom ? Buffer.concat([BOM, body]) : body
}
