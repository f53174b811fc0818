/** What changed in a document, apart from managed blocks. Works on bytes, one `latin1` character each. */

/**
 * The document's lines without its managed blocks, nor the blank line on either side that sets a block apart.
 * Blank lines are taken out only as far as there are more lines than `original` has.
 */
export function withoutBlocks(document: Buffer, original: Buffer | string): readonly string[] {
  const kept = linesOf(document)
  const lines = linesOf(Buffer.from(original)).length
  for (;;) {
    const begin = kept.findIndex(line => line.includes('<!-- phaseproof:begin'))
    if (begin < 0) return kept
    const end = kept.findIndex((line, i) => i >= begin && line.includes('<!-- phaseproof:end'))
    if (end < 0) throw new Error('a managed block without an end')
    kept.splice(begin, end - begin + 1)
    for (const at of [begin, begin - 1]) {
      if (kept.length > lines && kept[at]?.trim() === '') kept.splice(at, 1)
    }
  }
}

/** Lines with their ends, so that joining them gives the document back. */
export function linesOf(document: Buffer): string[] {
  return document.toString('latin1').split(/(?<=\n)/)
}

/** Numbers of the lines that differ, with how many bytes of each differ; null when a line has another length. */
export function changedLines(
  before: readonly string[],
  after: readonly string[],
): readonly { line: number; bytes: number | null }[] {
  const changed: { line: number; bytes: number | null }[] = []
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    const [old = '', now = ''] = [before[i], after[i]]
    if (old === now) continue
    const bytes = old.length === now.length ? [...old].filter((byte, at) => byte !== now[at]).length : null
    changed.push({ line: i + 1, bytes })
  }
  return changed
}
