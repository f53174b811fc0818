// Quote and list markers in front of a line's text (CommonMark 0.31, sections 5.1 and 5.2).
const MARKER = /[ \t]*(?:(>)|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y

/**
 * How deep quotes and lists nest in a text, at most. Cheap, linear and a little too high at worst: it asks
 * before the parser runs, whose time grows with the square of the depth and whose stack is finite.
 */
export function deepestNesting(text: string): number {
  let deepest = 0
  const columns: number[] = []
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd < 0 ? text.length : lineEnd
    deepest = Math.max(deepest, depthAt(text.slice(start, end), columns))
    start = end + 1
  }
  return deepest
}

/** Depth of one line; `columns` are those of the list markers that are open, and stay so for the next line. */
function depthAt(line: string, columns: number[]): number {
  // Blank, or a thematic break such as `- - -`.
  if (/^[-*_\s]*$/.test(line)) return 0
  let quotes = 0
  let at = 0
  MARKER.lastIndex = 0
  for (let found = MARKER.exec(line); found; found = MARKER.exec(line)) {
    at = MARKER.lastIndex
    if (found[1] !== undefined) quotes++
    else open(columns, at)
  }
  if (at === 0) close(columns, line.search(/\S/))
  return quotes + columns.length
}

function open(columns: number[], column: number): void {
  close(columns, column)
  columns.push(column)
}

function close(columns: number[], column: number): void {
  while ((columns.at(-1) ?? -1) >= column) columns.pop()
}
