import { LineSplitter } from '../../text/lines.ts'
import { type CoverageFormat, LineCounts } from './format.ts'

const LINE = 8_192
/** Lines of one block: a function is shorter. */
const BLOCK = 100_000
/** Lines of all blocks together; a profile of a large module has fewer than a million. */
const LINES = 50_000_000

/**
 * Go's cover profile: `mode: count`, then a block of statements a line,
 * `example.com/module/file.go:10.13,12.2 1 5` (https://go.dev/blog/cover,
 * https://cs.opensource.google/go/x/tools/+/master:cover/profile.go).
 */
export const goProfile: CoverageFormat = {
  name: 'go-cover-profile',
  maxBytes: 512 * 1024 * 1024,
  recognises: head => /^\ufeff?mode: (?:set|count|atomic)\s/.test(head),

  async read(text, sink) {
    const files = new Map<string, LineCounts>()
    let lines = 0
    let broken = 0
    const block = (line: string) => {
      if (line.trim() === '' || line.startsWith('mode:')) return
      const parts = /^(.{1,4000}):(\d{1,8})\.\d{1,8},(\d{1,8})\.\d{1,8} \d{1,8} (\d{1,15})\r?$/.exec(line)
      const [from, to] = [Number(parts?.[2]), Number(parts?.[3])]
      if (parts?.[1] === undefined || to < from || to - from > BLOCK || lines > LINES) {
        broken++
        return
      }
      lines += to - from + 1
      const counts = files.get(parts[1]) ?? new LineCounts()
      files.set(parts[1], counts)
      for (let at = from; at <= to; at++) counts.atLeast(at, Number(parts[4]))
    }
    const splitter = new LineSplitter(block, LINE)
    for await (const piece of text) splitter.push(piece)
    splitter.end()
    for (const [source, counts] of files) sink.file({ source, roots: [], lines: counts.lines })
    if (broken > 0) sink.note(`${broken} of its lines are no blocks and were left out`)
    return undefined
  },
}
