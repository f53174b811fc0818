import { shortLine } from '../text/inert.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

// East Asian Wide and Fullwidth (Unicode 16, EastAsianWidth.txt), in blocks.
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2fb}\u{20000}-\u{3fffd}]/u

/** In characters: nothing longer is worth measuring one by one. */
const LONGEST = 4000

/** Columns that a line of plain text takes in a terminal. */
export function columns(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment)
  return width
}

function graphemeWidth(segment: string): number {
  if (WIDE.test(segment) || /^\p{Emoji_Presentation}|\ufe0f/u.test(segment)) return 2
  return /^\p{Mark}/u.test(segment) ? 0 : 1
}

/**
 * Foreign text as one plain line that a workflow's runner does not take for a command, wherever it is
 * broken: the command may well be run in a step, and a runner reads `::` at the beginning of a line and
 * `##[` anywhere (actions/runner, ActionCommand.cs).
 */
function harmless(text: string, length: number): string {
  return shortLine(text, length)
    .replaceAll('##[', '## [')
    .replace(/(?<=^| )::/g, ': :')
}

/** Foreign text on one plain line of at most `width` columns; what is cut ends with an ellipsis. */
export function clip(text: string, width: number): string {
  const line = harmless(text, LONGEST)
  if (line.length <= width && columns(line) <= width) return line
  let kept = ''
  let used = 0
  for (const { segment } of graphemes.segment(line)) {
    used += graphemeWidth(segment)
    if (used > width - 1) return `${kept.trimEnd()}…`
    kept += segment
  }
  return kept
}

/** Fills up with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

/** Foreign text on lines of at most `width` columns, broken between words. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of harmless(text, LONGEST).split(' ')) {
    if (word === '') continue
    const longer = line === '' ? word : `${line} ${word}`
    if (columns(longer) <= width) line = longer
    else {
      if (line !== '') lines.push(line)
      line = clip(word, width)
    }
  }
  return line === '' ? lines : [...lines, line]
}
