import { isObject, JSON_BYTES, jsonDocument, list, number, property, text } from '../formats/json-document.ts'
import { type CoverageFormat, LineCounts } from './format.ts'

/** Lines between two segments: code between braces is shorter. */
const STRETCH = 100_000
const LINES = 50_000_000

/**
 * What `llvm-cov export` writes (C, C++, Rust, Swift): segments, each the count that holds from its place
 * on. Lines are made of them as LLVM does (`LineCoverageStats` in
 * https://github.com/llvm/llvm-project/blob/main/llvm/lib/ProfileData/Coverage/CoverageMapping.cpp).
 */
export const llvmJson: CoverageFormat = {
  name: 'llvm-json',
  maxBytes: JSON_BYTES,
  recognises: head => isObject(head) && /"data"\s{0,9}:\s{0,9}\[\s{0,99}\{\s{0,99}"files"/.test(head),

  async read(pieces, sink) {
    let room = LINES
    for (const part of list(property(await jsonDocument(pieces), 'data')))
      for (const file of list(property(part, 'files'))) {
        const segments = list(property(file, 'segments')).flatMap(segment => asSegment(segment) ?? [])
        const counts = new LineCounts()
        room -= countLines(segments, counts, room)
        sink.file({ source: text(property(file, 'filename')) ?? '', roots: [], lines: counts.lines })
      }
    return room > 0 ? undefined : `it has more than ${LINES} lines`
  },
}

interface Segment {
  readonly line: number
  readonly count: number
  readonly hasCount: boolean
  readonly isEntry: boolean
  readonly isGap: boolean
}

/** `[line, column, count, hasCount, isRegionEntry, isGapRegion]`; old versions leave the last one out. */
function asSegment(value: unknown): Segment | null {
  const [line, , count, hasCount, isEntry, isGap] = list(value)
  const at = number(line)
  if (at === undefined) return null
  return {
    line: at,
    count: number(count) ?? 0,
    hasCount: isTrue(hasCount),
    isEntry: isTrue(isEntry),
    isGap: isTrue(isGap),
  }
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1
}

/** @returns how many lines were looked at */
function countLines(segments: readonly Segment[], counts: LineCounts, room: number): number {
  let looked = 0
  let wrapped: Segment | undefined
  for (let i = 0; i < segments.length; ) {
    const first = segments[i]
    if (first === undefined) break
    const here: Segment[] = []
    for (let next = segments[i]; next !== undefined && next.line === first.line; next = segments[++i])
      here.push(next)
    countLine(first.line, wrapped, here, counts)
    wrapped = here.at(-1)
    // Lines without a segment of their own carry on what came before.
    const until = Math.min(segments[i]?.line ?? first.line, first.line + STRETCH)
    looked += Math.max(1, until - first.line)
    if (looked > room) break
    if (wrapped?.hasCount === true)
      for (let line = first.line + 1; line < until; line++) counts.atLeast(line, wrapped.count)
  }
  return looked
}

function countLine(
  line: number,
  wrapped: Segment | undefined,
  here: readonly Segment[],
  counts: LineCounts,
): void {
  const [first] = here
  if (first !== undefined && !first.hasCount && first.isEntry) return
  const starts = here.filter(segment => segment.hasCount && segment.isEntry && !segment.isGap)
  if (starts.length === 0 && wrapped?.hasCount !== true) return
  const around = wrapped?.hasCount === true ? wrapped.count : 0
  counts.atLeast(line, Math.max(around, ...starts.map(segment => segment.count)))
}
