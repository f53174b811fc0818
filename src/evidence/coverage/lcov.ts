import { StringDecoder } from 'node:string_decoder'
import type { FileCoverage } from '../../model/evidence.ts'
import { LineSplitter } from '../../text/lines.ts'
import type { CheckoutPaths } from './checkout-paths.ts'

/** A long path fits; anything longer is no record of ours. */
const LINE = 8_192
const BYTES = 512 * 1024 * 1024
/** Lines of code in one file, and covered lines in all: beyond these it is no report. */
const LINE_NUMBER = 10_000_000
const LINES = 20_000_000
const NOTES = 20

export interface CoverageReading {
  readonly files: readonly FileCoverage[]
  /** Sentences for people: what could not be used, and why. */
  readonly notes: readonly string[]
}

/**
 * Reads line coverage in the format of lcov (geninfo(1), "FILES"): `SF:` opens the record of a file,
 * `DA:<line>,<count>[,<checksum>]` is a line, `end_of_record` closes it. Everything else is passed over.
 * A record that is not closed was cut off and counts for nothing.
 *
 * @param name as the report is to be called in notes
 * @param paths tells which file of the checkout a path is
 */
export async function readLcov(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  paths: CheckoutPaths,
): Promise<CoverageReading> {
  const reader = new LcovReader(name, paths)
  const decoder = new StringDecoder('utf8')
  const lines = new LineSplitter(line => reader.line(line), LINE)
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > BYTES) {
      reader.note(`it is larger than ${BYTES / 1024 / 1024} MB; the rest was not read`)
      break
    }
    lines.push(decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)))
  }
  lines.end()
  return reader.finish()
}

class LcovReader {
  readonly #name: string
  readonly #paths: CheckoutPaths
  readonly #files = new Map<string, Map<number, number>>()
  /** Which path of the report a file was found by. */
  readonly #sources = new Map<string, string>()
  readonly #clashes = new Set<string>()
  readonly #notes: string[] = []
  #open: { readonly source: string; readonly lines: Map<number, number> } | null = null
  #records = 0
  #kept = 0
  #dropped = 0

  constructor(name: string, paths: CheckoutPaths) {
    this.#name = name
    this.#paths = paths
  }

  line(line: string): void {
    if (line.startsWith('SF:')) {
      this.#records++
      this.#cutOff()
      this.#open = { source: line.slice(3).trim(), lines: new Map() }
    } else if (line.startsWith('DA:')) this.#count(line)
    else if (line.trim() === 'end_of_record') this.#close()
  }

  note(note: string): void {
    if (this.#notes.length < NOTES) this.#notes.push(`${this.#name}: ${note}`)
  }

  finish(): CoverageReading {
    this.#cutOff()
    if (this.#records === 0) this.note('it has no record of lcov')
    if (this.#dropped > 0) this.note(`more than ${LINES} lines; ${this.#dropped} were not kept`)
    for (const path of this.#clashes) this.#files.delete(path)
    return {
      files: [...this.#files].map(([path, lines]) => ({ path, lines })),
      notes: this.#notes,
    }
  }

  #count(line: string): void {
    const [, number = '', hits = ''] = /^DA:(\d{1,9}),(-?\d{1,15})(?:,|$)/.exec(line) ?? []
    const at = Number(number)
    if (this.#open === null || number === '' || at < 1 || at > LINE_NUMBER) return
    if (this.#kept >= LINES) {
      this.#dropped++
      return
    }
    const before = this.#open.lines.get(at)
    if (before === undefined) this.#kept++
    // Counters overflow into the negative in some tools: that is no proof that the line ran.
    this.#open.lines.set(at, (before ?? 0) + Math.max(0, Number(hits)))
  }

  #close(): void {
    const record = this.#open
    this.#open = null
    if (record === null) return
    const mapped = this.#paths.find(record.source)
    if (mapped.kind === 'ambiguous')
      this.note(`${record.source} could be ${mapped.candidates.join(' or ')}, so its coverage was left out`)
    if (mapped.kind !== 'found') return
    const source = this.#sources.get(mapped.path)
    if (source !== undefined && source !== record.source && !this.#clashes.has(mapped.path)) {
      this.#clashes.add(mapped.path)
      this.note(`${source} and ${record.source} both could be ${mapped.path}, so its coverage was left out`)
    }
    this.#sources.set(mapped.path, record.source)
    const lines = this.#files.get(mapped.path)
    if (lines === undefined) this.#files.set(mapped.path, record.lines)
    else for (const [at, hits] of record.lines) lines.set(at, (lines.get(at) ?? 0) + hits)
  }

  #cutOff(): void {
    if (this.#open !== null) this.note(`the record of ${this.#open.source} is cut off and was left out`)
    this.#open = null
  }
}
