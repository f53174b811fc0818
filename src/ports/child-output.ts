import type { ChildProcess } from 'node:child_process'
import { createWriteStream, type WriteStream } from 'node:fs'
import { finished, type Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { CommandRequest } from '../model/world.ts'
import { LineSplitter } from '../text/lines.ts'

const SHOWN = 10 * 1024 * 1024
const FILED = 512 * 1024 * 1024
const TAIL = 64 * 1024
const LINE = 4_096

/** What a child prints: shown line by line, filed, and its end remembered, each up to a cap. */
export class ChildOutput {
  readonly #onLine: (line: string) => void
  readonly #file: WriteStream | null
  #shown = 0
  #filed = 0
  #fileFailed = false
  #tail: Buffer[] = []
  #tailSize = 0

  constructor(request: Pick<CommandRequest, 'onLine' | 'outputFile'>) {
    this.#onLine = request.onLine ?? (() => undefined)
    this.#file = request.outputFile === undefined ? null : createWriteStream(request.outputFile)
    // A full disk must not end us: the report is then cut off, and whoever reads it will say so.
    this.#file?.on('error', () => {
      this.#fileFailed = true
    })
  }

  get truncated(): boolean {
    return this.#shown > SHOWN || this.#filed > FILED || this.#fileFailed
  }

  /** Starts to read; resolves when both streams have ended. */
  attach(child: ChildProcess): Promise<void> {
    const streams: Promise<void>[] = []
    if (child.stdout !== null) streams.push(this.#read(child.stdout, this.#file))
    if (child.stderr !== null) streams.push(this.#read(child.stderr, null))
    return Promise.all(streams).then(() => undefined)
  }

  /** Resolves when the file is complete. */
  close(): Promise<void> {
    const file = this.#file
    if (file === null || this.#fileFailed) return Promise.resolve()
    return new Promise(resolve => {
      finished(file, () => resolve())
      file.end()
    })
  }

  /** The last 64 KiB of both streams, from the start of a line where one is left. */
  tail(): string {
    const all = Buffer.concat(this.#tail)
    if (all.length <= TAIL) return all.toString('utf8')
    const cut = all.subarray(all.length - TAIL)
    const lineStart = cut.indexOf(0x0a) + 1
    return cut.subarray(lineStart).toString('utf8')
  }

  #read(stream: Readable, file: WriteStream | null): Promise<void> {
    const decoder = new StringDecoder('utf8')
    const lines = new LineSplitter(this.#onLine, LINE)
    stream.on('data', (chunk: Buffer) => {
      this.#remember(chunk)
      const room = SHOWN - this.#shown
      this.#shown += chunk.length
      if (room > 0) lines.push(decoder.write(chunk.subarray(0, room)))
      if (file !== null) this.#store(file, stream, chunk)
    })
    return new Promise(resolve => {
      finished(stream, () => {
        lines.end()
        resolve()
      })
    })
  }

  #store(file: WriteStream, stream: Readable, chunk: Buffer): void {
    const room = FILED - this.#filed
    this.#filed += chunk.length
    if (room <= 0 || this.#fileFailed) return
    if (file.write(chunk.subarray(0, room))) return
    // The child may print faster than the disk writes.
    stream.pause()
    const resume = () => {
      file.removeListener('drain', resume)
      file.removeListener('error', resume)
      stream.resume()
    }
    file.once('drain', resume)
    file.once('error', resume)
  }

  #remember(chunk: Buffer): void {
    this.#tail.push(chunk)
    this.#tailSize += chunk.length
    while (this.#tailSize - (this.#tail[0]?.length ?? 0) > TAIL) {
      this.#tailSize -= this.#tail[0]?.length ?? 0
      this.#tail.shift()
    }
  }
}
