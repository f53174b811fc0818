import { TextDecoder } from 'node:util'

/** The bytes could not be had, or there are more of them than the format allows. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

/**
 * A report's bytes as text that can be looked at before it is read. UTF-8 unless a byte order mark or an
 * XML declaration says otherwise; what a wrong declaration damages are names, nothing else.
 */
export class ReportText {
  readonly #source: AsyncIterator<Uint8Array>
  #decoder: TextDecoder | null = null
  #bytes = 0
  #head = ''
  #ended = false

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#source = chunks[Symbol.asyncIterator]()
  }

  /** The first characters, without reading past them. */
  async head(length: number): Promise<string> {
    while (this.#head.length < length && !this.#ended) this.#head += await this.#next()
    return this.#head.slice(0, length)
  }

  /** Everything, once. Throws {@link Unreadable} beyond `maxBytes`. */
  async *upTo(maxBytes: number): AsyncGenerator<string> {
    try {
      for (let text = this.#head; ; text = await this.#next()) {
        if (this.#bytes > maxBytes) throw new Unreadable(`it is larger than ${maxBytes / 1024 / 1024} MB`)
        if (text !== '') yield text
        if (this.#ended) return
      }
    } finally {
      await this.close()
    }
  }

  /** Nothing more is wanted. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }

  async #next(): Promise<string> {
    const chunk = await this.#chunk()
    if (chunk === null) {
      this.#ended = true
      return this.#decoder?.decode() ?? ''
    }
    if (this.#decoder !== null) return this.#decoder.decode(chunk, { stream: true })
    // The declaration of the encoding may be torn apart.
    let start = chunk
    while (start.length < DECLARATION) {
      const more = await this.#chunk()
      if (more === null) break
      start = Buffer.concat([start, more])
    }
    this.#decoder = new TextDecoder(encodingOf(start))
    return this.#decoder.decode(start, { stream: true })
  }

  async #chunk(): Promise<Uint8Array | null> {
    const chunk = await this.#source.next().catch((error: unknown) => {
      throw new Unreadable(`it could not be read: ${error instanceof Error ? error.message : String(error)}`)
    })
    if (chunk.done === true) return null
    this.#bytes += chunk.value.length
    return chunk.value
  }
}

/** Bytes by which the encoding is told. */
const DECLARATION = 200

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const declaration = Buffer.from(start.subarray(0, DECLARATION)).toString('latin1')
  const label = /^<\?xml\s[^>]{0,150}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/.exec(declaration)?.[1]
  // UTF-16 that says so in single bytes is none.
  if (label === undefined || /^utf-?16/i.test(label)) return 'utf-8'
  try {
    return new TextDecoder(label).encoding
  } catch {
    return 'utf-8'
  }
}
