import type { List, ListItem, Paragraph, PhrasingContent } from 'mdast'
import type { Reference } from '../../../model/plan.ts'
import { parseBinding } from '../../../text/binding.ts'
import type { Draft } from '../../draft.ts'
import { mentionsIn } from '../../mentions.ts'
import { kindIn, promises } from '../../sections.ts'
import { firstParagraph, type Mark, markBelow, markOf, statusBullet } from './mark.ts'
import { walkStatusLines } from './status-line.ts'
import { bind, currentSection, idIn, owningItem, placeOf, type Walk, warn } from './walk.ts'
import { commentsIn, contentAfter, isStruck, wordsOf, wordsWithout } from './words.ts'

/** Items of a list that stands in no other list, nested lists included. */
export function walkList(walk: Walk, list: List): void {
  for (const [index, listItem] of list.children.entries()) {
    const status = statusBullet(walk, listItem)
    if (status) walkStatusLines(walk, status)
    const ordinal = list.ordered ? (list.start ?? 1) + index : undefined
    walkListItem(walk, listItem, null, ordinal)
  }
}

function walkListItem(walk: Walk, listItem: ListItem, parent: Draft | null, ordinal?: number): void {
  const mark = markOf(walk, listItem) ?? markBelow(walk, listItem)
  // A bullet that only tells the status of what is above it is no item itself.
  const isItem = statusBullet(walk, listItem) === null && (mark !== null || isPromise(walk, listItem, parent))
  const draft = isItem ? draftOf(walk, listItem, mark, parent, ordinal) : null
  if (draft) walk.drafts.push(draft)
  const owner = draft ?? parent
  for (const child of listItem.children) {
    if (child.type === 'list') for (const below of child.children) walkListItem(walk, below, owner)
    else if (child.type === 'html' && bind(walk, owner, child)) continue
    else if (child.type !== 'paragraph') walk.enter(walk, child)
  }
}

/** An item without a claim: a plain bullet below "Deliverables" and the like, or one that somebody bound. */
function isPromise(walk: Walk, listItem: ListItem, parent: Draft | null): boolean {
  const paragraph = firstParagraph(listItem)
  if (parent !== null || !paragraph) return false
  const isBound = commentsIn([paragraph]).some(comment => parseBinding(comment.value) !== null)
  const section = currentSection(walk)
  return isBound || promises(section.meaning) || (walk.ways.sectionClaim?.(section.title) ?? null) !== null
}

function draftOf(
  walk: Walk,
  listItem: ListItem,
  mark: Mark | null,
  parent: Draft | null,
  ordinal?: number,
): Draft | null {
  const section = currentSection(walk)
  const paragraph = firstParagraph(listItem) ?? null
  const { line, endLine } = placeOf(listItem)
  const inline = paragraph ? contentAfter(paragraph, mark?.textStart ?? 0) : []
  const words = paragraph ? ownWords(paragraph, mark) : ''
  const id = idIn(walk, words)
  if (walk.ways.isPlaceholder?.(words)) {
    warn(walk, line, 'this only holds a place for items; not read as one')
    return null
  }
  const title = (id ? words.slice(id.length) : words).replace(/^(?:\[[A-Z]{1,3}\d{0,3}\]\s*)+/, '').trim()
  if (mark?.claim === 'unknown') {
    const message = `the mark [${mark.marker.text}] is not known; the claim is kept as unknown`
    warn(walk, line, `${message} (expected [ ], [x], [~], [-])`)
  }
  if (title === '' && id === null) {
    if (mark) warn(walk, line, 'a mark without text; nothing to judge')
    return null
  }
  const details = detailsOf(walk, listItem, paragraph)
  const draft: Draft = {
    kind: kindIn(section.meaning),
    explicitId: id?.id ?? null,
    title: title === '' ? (id?.id ?? '') : title,
    text: [words, ...details.map(detail => wordsOf(detail.children))].join(' '),
    section: section.title,
    line,
    endLine,
    claim: isStruck(inline) ? 'dropped' : (mark?.claim ?? walk.ways.sectionClaim?.(section.title) ?? 'none'),
    marker: mark?.marker ?? null,
    parent: parent ?? owningItem(walk),
    optional: mark?.optional === true || /^\(?optional\b/i.test(title),
    references: gives(title) ? [] : mentions(inline, details, line),
    signOff: null,
    ...(ordinal === undefined ? {} : { ordinal }),
  }
  for (const comment of commentsIn(paragraph ? [paragraph, ...details] : details)) bind(walk, draft, comment)
  return draft
}

function ownWords(paragraph: Paragraph, mark: Mark | null): string {
  switch (mark?.place) {
    case 'front':
    case 'end':
      return wordsWithout(paragraph.children, mark.marker.text, mark.place)
    case 'box':
    case 'below':
    case undefined:
      return wordsOf(contentAfter(paragraph, mark?.textStart ?? 0))
  }
}

/** "Remove `src/old.ts`": what such an item names is to be gone, so its absence contradicts nothing. */
function gives(title: string): boolean {
  return /^(?:remove|delete|drop|deprecate|retire|eliminate|move|migrate|clean ?up|archive)\b/i.test(title)
}

function mentions(
  inline: readonly PhrasingContent[],
  details: readonly Paragraph[],
  line: number,
): Reference[] {
  return [...mentionsIn([...inline, ...details.flatMap(detail => detail.children)], line)]
}

/** Paragraphs below the item that belong to no item of their own. */
function detailsOf(walk: Walk, listItem: ListItem, paragraph: Paragraph | null): Paragraph[] {
  const found: Paragraph[] = []
  const visit = (item: ListItem) => {
    for (const child of item.children) {
      if (child.type === 'paragraph' && child !== paragraph) found.push(child)
      if (child.type !== 'list') continue
      for (const below of child.children) if (isDetail(walk, below)) visit(below)
    }
  }
  visit(listItem)
  return found
}

function isDetail(walk: Walk, below: ListItem): boolean {
  return !(markOf(walk, below) ?? markBelow(walk, below) ?? statusBullet(walk, below))
}
