import { inCode, inMarkdown, shortLine } from '../text/inert.ts'
import type { Permalink } from './links.ts'

/** A GFM table. Cells are Markdown on one line; foreign text in them has been made inert before. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows]
  return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

/** A part that is folded away. `title` is plain text of ours. */
export function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`
}

/** `src/a.ts:12` as code, linked when there is something to look at. */
export function place(link: Permalink, path: string, line?: number): string {
  const label = inCode(line === undefined ? path : `${path}:${line}`, 120)
  const url = link(path, line)
  return url === null ? label : `[${label}](${url})`
}

/** Foreign text whose `code` is shown as code; nothing else in it becomes markup. */
export function prose(text: string, length = 160): string {
  return shortLine(text, length)
    .split(/(`[^`]+`)/)
    .map((piece, index) => {
      if (index % 2 === 1) return inCode(piece.slice(1, -1), length)
      // The spaces around code would be trimmed away.
      const words = inMarkdown(piece, length)
      if (words === '') return piece === '' ? '' : ' '
      return `${piece.startsWith(' ') ? ' ' : ''}${words}${piece.endsWith(' ') ? ' ' : ''}`
    })
    .join('')
}

/** {@link prose}, linked when there is something to look at. */
export function linked(text: string, url: string | null, length = 160): string {
  return url === null ? prose(text, length) : `[${prose(text, length)}](${url})`
}

/** The first `most` of a list, and a line that says how many were left out. */
export function capped<T>(all: readonly T[], most: number, what: string, show: (part: T) => string): string {
  const lines = all.slice(0, most).map(show)
  if (all.length > most) lines.push(`- … and ${all.length - most} more ${what}`)
  return lines.join('\n')
}
