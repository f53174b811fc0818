import type { Html, List, ListItem, Paragraph, PhrasingContent } from 'mdast'
import type { Claim, Marker, Reference } from '../../../model/plan.ts'
import type { Draft } from '../../draft.ts'
import { explicitId } from '../../identity.ts'
import { mentionsIn } from '../../mentions.ts'
import { kindIn, promises } from '../../sections.ts'
import { leadingStatus, readBox, trailingStatus } from '../../status.ts'
import { isStatusLine, walkStatusLines } from './status-line.ts'
import {
  bind,
  currentSection,
  isStruck,
  marker,
  owningItem,
  placeOf,
  type Walk,
  warn,
  wordsOf,
} from './walk.ts'

// After the bullet: a bracketed mark of one character (or N/A), perhaps none. Letters other than x are
// legends such as `[P]`; a bracket that goes on is a link.
const BOX =
  /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\r?\n[ \t>]{0,40}|>){1,8}\[((?:[xX]|[^\p{L}\p{N}\s\][()]\ufe0f?| |[Nn]\/?[Aa])?)\](\*?)(?=\s|$)/u

/** Items of a list, nested lists included. Returns the last item, for a binding on the line after. */
export function walkList(walk: Walk, list: List, parent: Draft | null): Draft | null {
  let last: Draft | null = null
  for (const listItem of list.children) last = walkListItem(walk, listItem, parent) ?? last
  return last
}

function walkListItem(walk: Walk, listItem: ListItem, parent: Draft | null): Draft | null {
  const paragraph = firstParagraph(listItem)
  const mark = markOf(walk, listItem, paragraph)
  const section = currentSection(walk)
  if (paragraph && mark?.marker.kind !== 'box' && isStatusLine(walk, paragraph)) {
    walkStatusLines(walk, paragraph)
    return null
  }
  const plain = mark === null && parent === null && paragraph !== undefined && promises(section.meaning)
  if (mark === null && !plain) {
    let last: Draft | null = null
    for (const child of listItem.children) {
      if (child.type === 'list') last = walkList(walk, child, parent) ?? last
      else if (child.type === 'html' && parent && bind(walk, last ?? parent, child)) continue
    }
    return last
  }
  const draft = draftOf(walk, listItem, paragraph ?? null, mark, parent)
  if (draft === null) return null
  walk.drafts.push(draft)
  for (const child of listItem.children) {
    if (child === paragraph) continue
    if (child.type === 'list') {
      const last = walkList(walk, child, draft)
      if (last === null) continue
    } else if (child.type === 'html') bind(walk, draft, child)
  }
  return draft
}

interface Mark {
  readonly claim: Claim
  readonly marker: Marker
  readonly optional: boolean
  /** Offset at which the item's words begin. */
  readonly textStart: number
}

function markOf(walk: Walk, listItem: ListItem, paragraph: Paragraph | undefined): Mark | null {
  const box = boxOf(walk, listItem)
  if (box || !paragraph) return box
  const { start, end } = placeOf(paragraph)
  const text = walk.source.text.slice(start, end)
  const leading = leadingStatus(text)
  const status = leading ?? trailingStatus(text, false)
  if (!status) return null
  return {
    claim: status.claim,
    marker: marker(walk, status.kind, start + status.start, start + status.end),
    optional: false,
    textStart: leading ? start + leading.end : start,
  }
}

function boxOf(walk: Walk, listItem: ListItem): Mark | null {
  const { start, end, line } = placeOf(listItem)
  const found = BOX.exec(walk.source.text.slice(start, Math.min(end, start + 400)))
  if (!found) return null
  const mark = found[1] ?? ''
  const optional = found[2] === '*'
  const inside = start + found[0].length - (optional ? 1 : 0) - 1 - mark.length
  const claim = readBox(mark)
  if (claim === 'unknown') {
    warn(
      walk,
      line,
      `the mark [${mark}] is not known; the claim is kept as unknown (expected [ ], [x], [~], [-])`,
    )
  }
  return {
    claim,
    marker: marker(walk, 'box', inside, inside + mark.length),
    optional,
    textStart: start + found[0].length,
  }
}

function draftOf(
  walk: Walk,
  listItem: ListItem,
  paragraph: Paragraph | null,
  mark: Mark | null,
  parent: Draft | null,
): Draft | null {
  const section = currentSection(walk)
  const place = placeOf(listItem)
  const inline = paragraph ? contentAfter(paragraph, mark?.textStart ?? 0) : []
  const words = withoutMark(wordsOf(inline), mark)
  const id = explicitId(words)
  const title = (id ? words.slice(id.length) : words).replace(/^(?:\[[A-Z]{1,3}\d{0,3}\]\s*)+/, '').trim()
  if (title === '' && id === null) {
    if (mark) warn(walk, place.line, 'a mark without text; nothing to judge')
    return null
  }
  const struck = isStruck(inline)
  const details = detailsOf(walk, listItem, paragraph)
  const draft: Draft = {
    kind: kindIn(section.meaning),
    explicitId: id?.id ?? null,
    title: title === '' ? (id?.id ?? '') : title,
    text: [words, ...details.map(detail => wordsOf(detail.children))].join(' '),
    section: section.title,
    line: place.line,
    endLine: place.endLine,
    claim: struck ? 'dropped' : (mark?.claim ?? 'none'),
    marker: mark?.marker ?? null,
    parent: parent ?? owningItem(walk),
    optional: mark?.optional === true || /^\(?optional\b/i.test(title),
    references: gives(title) ? [] : mentions(inline, details, place.line),
    signOff: null,
  }
  for (const node of inlineComments(paragraph, details)) bind(walk, draft, node)
  return draft
}

/** "Remove `src/old.ts`": what such an item names is to be gone, so its absence contradicts nothing. */
function gives(title: string): boolean {
  return /^(?:remove|delete|drop|deprecate|retire|eliminate|rename|move|migrate|replace|clean ?up|archive)\b/i.test(
    title,
  )
}

function mentions(
  inline: readonly PhrasingContent[],
  details: readonly Paragraph[],
  line: number,
): Reference[] {
  const found = [...mentionsIn(inline, line)]
  for (const detail of details) {
    for (const reference of mentionsIn(detail.children, line)) {
      if (!found.some(known => known.kind === reference.kind && known.value === reference.value))
        found.push(reference)
    }
  }
  return found
}

/** Paragraphs below the item that belong to no nested item. */
function detailsOf(walk: Walk, listItem: ListItem, paragraph: Paragraph | null): Paragraph[] {
  const found: Paragraph[] = []
  const visit = (parent: ListItem) => {
    for (const child of parent.children) {
      if (child.type === 'paragraph' && child !== paragraph) found.push(child)
      if (child.type !== 'list') continue
      for (const nested of child.children) if (!markOf(walk, nested, firstParagraph(nested))) visit(nested)
    }
  }
  visit(listItem)
  return found
}

function firstParagraph(listItem: ListItem): Paragraph | undefined {
  return listItem.children.find((child): child is Paragraph => child.type === 'paragraph')
}

/** Inline content from an offset on, so that marks that Markdown does not know are no part of the text. */
function contentAfter(paragraph: Paragraph, offset: number): PhrasingContent[] {
  return paragraph.children.flatMap(node => {
    const { start, end } = placeOf(node)
    if (end <= offset) return []
    if (node.type !== 'text' || start >= offset) return [node]
    // A text node is its source unless it holds escapes; those stand behind the mark, so count from the end.
    const value = node.value.slice(Math.max(0, node.value.length - (end - offset)))
    return [{ ...node, value }]
  })
}

function withoutMark(words: string, mark: Mark | null): string {
  if (!mark || mark.marker.kind === 'box') return words
  const text = mark.marker.text.replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim()
  if (words.startsWith(text)) return words.slice(text.length).trim()
  return words.endsWith(text) ? words.slice(0, -text.length).trim() : words
}

function inlineComments(paragraph: Paragraph | null, details: readonly Paragraph[]): Html[] {
  return [...(paragraph ? [paragraph] : []), ...details].flatMap(part =>
    part.children.filter((node): node is Html => node.type === 'html'),
  )
}
