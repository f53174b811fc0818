import { createHash } from 'node:crypto'
import type { SourceFileFacts } from '../../model/repository-index.ts'
import type { ReadSource, SourceTask } from './read-sources.ts'

const SCHEMA = 'phaseproof.index-cache/1'
/** A larger file takes longer to read than it saves. */
const MAX_BYTES = 256 * 1024 * 1024

/** Kept facts by key, as JSON: most of them are parsed only when they are used. */
export interface KeptFacts {
  readonly entries: ReadonlyMap<string, string>
  /** Why kept facts were thrown away; null when they are fine or there are none. */
  readonly notice: string | null
}

/**
 * Reads a cache file: a line of JSON with schema, fingerprint and the digest of the rest, then `key TAB facts`, one a
 * line. Anything else, or what another version wrote, is thrown away whole.
 */
export function decodeCache(bytes: Uint8Array | null, fingerprint: string): KeptFacts {
  const dropped = (reason: string): KeptFacts => ({
    entries: new Map(),
    notice: `The kept index was thrown away: ${reason}`,
  })
  if (bytes === null) return { entries: new Map(), notice: null }
  const headEnd = bytes.indexOf(10)
  if (bytes.length > MAX_BYTES || headEnd < 0 || headEnd > 1000) return dropped('it is no cache of ours')
  const head = parseHead(text(bytes.subarray(0, headEnd)))
  if (head === null || head.schema !== SCHEMA) return dropped('it is no cache of ours')
  if (head.fingerprint !== digestOf(fingerprint)) return dropped('another version wrote it')
  const body = bytes.subarray(headEnd + 1)
  if (head.digest !== digestOf(body)) return dropped('it is damaged')
  const entries = new Map<string, string>()
  for (const line of text(body).split('\n')) {
    const tab = line.indexOf('\t')
    if (tab > 0) entries.set(line.slice(0, tab), line.slice(tab + 1))
  }
  return { entries, notice: null }
}

export function encodeCache(entries: ReadonlyMap<string, string>, fingerprint: string): Uint8Array {
  const body = Buffer.from([...entries].map(([key, facts]) => `${key}\t${facts}\n`).join(''))
  const head = { schema: SCHEMA, fingerprint: digestOf(fingerprint), digest: digestOf(body) }
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body])
}

export interface CachedReader {
  readonly read: ReadSource
  /** What was asked for in this run: everything older is forgotten. */
  readonly used: ReadonlyMap<string, string>
  /** How many files had to be parsed. */
  readonly missed: () => number
}

/** Answers from kept facts where the very same text was read before. */
export function cachedReader(read: ReadSource, kept: ReadonlyMap<string, string>): CachedReader {
  const used = new Map<string, string>()
  let missed = 0
  return {
    used,
    missed: () => missed,
    async read(task) {
      const key = keyOf(task)
      const known = kept.get(key)
      if (known !== undefined) {
        used.set(key, known)
        return JSON.parse(known) as SourceFileFacts
      }
      missed++
      const facts = await read(task)
      used.set(key, JSON.stringify(facts))
      return facts
    },
  }
}

/**
 * By content, not by the blob id of git's index: an uncommitted change does not show there. The id is git's own for
 * UTF-8 texts (gitformat-pack, "blob <size> NUL <content>").
 */
function keyOf({ grammar, text: content, wantsTests }: SourceTask): string {
  const bytes = Buffer.from(content)
  const id = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
  return `${id} ${grammar}${wantsTests ? ' tests' : ''}`
}

function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
}

function parseHead(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
