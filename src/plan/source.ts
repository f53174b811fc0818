import type { SourceText } from '../model/plan.ts'
import type { Result } from '../model/problem.ts'

/** Plans are written by people; anything larger was not. */
const LARGEST = 16 * 1024 * 1024

/**
 * Decodes a document so that `encodeSource` (text/source.ts) gives the same bytes back. Refuses what is no text:
 * empty, binary, UTF-16/32 or oversized files come back as one problem each.
 */
export function decodeSource(path: string, bytes: Uint8Array): Result<SourceText> {
  const refused = refusal(bytes)
  if (refused) return { ok: false, problems: [{ severity: 'error', place: path, ...refused }] }
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const body = bom ? bytes.subarray(3) : bytes
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
    return { ok: true, value: { path, text, encoding: 'utf8', bom } }
  } catch {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1')
    return { ok: true, value: { path, text, encoding: 'latin1', bom } }
  }
}

function refusal(bytes: Uint8Array): { message: string; remedy: string } | null {
  if (bytes.length === 0) {
    return { message: 'the plan is empty', remedy: 'Write the items there, or leave the file out of `plans`' }
  }
  if (bytes.length > LARGEST) {
    return {
      message: `the plan has ${bytes.length} bytes`,
      remedy: `Expected at most ${LARGEST}; split it, or leave it out of \`plans\``,
    }
  }
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    return {
      message: 'the plan is UTF-16',
      remedy: 'Expected UTF-8; convert it, for example with `iconv -f UTF-16 -t UTF-8`',
    }
  }
  if (bytes.includes(0)) {
    return { message: 'the plan is binary', remedy: 'Expected Markdown in UTF-8; leave it out of `plans`' }
  }
  return null
}
