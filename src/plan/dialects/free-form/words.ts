import type { Html, Paragraph, PhrasingContent } from 'mdast'
import { placeOf } from './walk.ts'

/** The words of inline content as a reader sees them, on one line; comments are left out. */
export function wordsOf(nodes: readonly PhrasingContent[]): string {
  return oneLine(nodes.map(word).join(''))
}

function word(node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value
    case 'break':
      return '\n'
    case 'html':
    case 'footnoteReference':
      return ''
    case 'image':
    case 'imageReference':
      return node.alt ?? ''
    default:
      return node.children.map(word).join('')
  }
}

/**
 * The words of an item without its mark, so that a tick changes neither its id nor its digest. The mark
 * stands in front of the words, or is the last of its kind on their first line.
 */
export function wordsWithout(
  nodes: readonly PhrasingContent[],
  mark: string,
  place: 'front' | 'end',
): string {
  const [first = '', ...more] = nodes
    .map(word)
    .join('')
    .split(/\r\n?|\n/)
  const line = oneLine(first)
  // As the words have it: emphasis is gone, white space is one space; `in_progress` keeps its line.
  const shown = oneLine(mark.replace(/[*`~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, ''))
  const at = place === 'front' ? line.indexOf(shown) : line.lastIndexOf(shown)
  const isThere = place === 'front' ? at === 0 : at >= 0
  const rest = isThere ? line.slice(0, at) + line.slice(at + shown.length) : line
  return oneLine([rest, ...more].join(' '))
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Inline content from an offset on, so that marks that Markdown does not know are no part of the text. */
export function contentAfter(paragraph: Paragraph, offset: number): PhrasingContent[] {
  return paragraph.children.flatMap(node => {
    const { start, end } = placeOf(node)
    if (end <= offset) return []
    if (node.type !== 'text' || start >= offset) return [node]
    // A mark holds no escapes, so up to its end a text node is its source.
    return [{ ...node, value: node.value.slice(offset - start) }]
  })
}

export function commentsIn(paragraphs: readonly Paragraph[]): Html[] {
  return paragraphs.flatMap(part => part.children.filter((node): node is Html => node.type === 'html'))
}

/** A struck-out text was given up, whatever its mark says. */
export function isStruck(nodes: readonly PhrasingContent[]): boolean {
  const solid = nodes.filter(
    node => !(node.type === 'text' && node.value.trim() === '') && node.type !== 'html',
  )
  const [first] = solid
  return first?.type === 'delete' && solid.slice(1).every(node => node.type === 'text')
}

/** Line breaks in a text, as Markdown counts them. */
export function lineBreaks(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0
}
