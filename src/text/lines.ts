/**
 * Cuts a stream of text into lines at LF, CR and CRLF, wherever the chunks happen to end. A line longer
 * than `maxLength` characters is cut there and the rest of it is dropped, so that one endless line cannot
 * fill the memory.
 */
export class LineSplitter {
  readonly #onLine: (line: string) => void
  readonly #maxLength: number
  #rest = ''
  #afterReturn = false

  constructor(onLine: (line: string) => void, maxLength: number) {
    this.#onLine = onLine
    this.#maxLength = maxLength
  }

  push(text: string): void {
    if (text === '') return
    // A CRLF that the chunks tore apart is one break.
    let start = this.#afterReturn && text.startsWith('\n') ? 1 : 0
    this.#afterReturn = text.endsWith('\r')
    const breaks = /\r\n?|\n/g
    breaks.lastIndex = start
    for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
      this.#keep(text, start, found.index)
      this.#flush()
      start = breaks.lastIndex
    }
    this.#keep(text, start, text.length)
  }

  /** The stream has ended: a last line without a break is a line too. */
  end(): void {
    if (this.#rest !== '') this.#flush()
  }

  #keep(text: string, start: number, end: number): void {
    const room = this.#maxLength - this.#rest.length
    if (room > 0) this.#rest += text.slice(start, Math.min(end, start + room))
  }

  #flush(): void {
    const line = this.#rest
    this.#rest = ''
    this.#onLine(line)
  }
}
