import type { ListItem, Paragraph } from 'mdast'
import type { Claim, Marker } from '../../../model/plan.ts'
import { leadingStatus, readBox, trailingStatus } from '../../status.ts'
import { isStatusLine, readStatusLine } from './status-line.ts'
import { marker, placeOf, type Walk } from './walk.ts'

// After the bullet: a bracketed mark of one character (or N/A), perhaps none. Letters other than x are
// legends such as `[P]`; a bracket that goes on is a link.
const BOX =
  /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\r?\n[ \t>]{0,40}|>){1,8}\[((?:[xX]|[^\p{L}\p{N}\s\][()]\ufe0f?| |[Nn]\/?[Aa])?)\](\*?)(?=\s|$)/u

/** The claim that a bullet carries, and where. */
export interface Mark {
  readonly claim: Claim
  readonly marker: Marker
  /** `below`: a bullet below says `Status: …`. */
  readonly place: 'box' | 'front' | 'end' | 'below'
  readonly optional: boolean
  /** Offset at which the item's own words begin. */
  readonly textStart: number
}

/** The bullet's own mark: its box, or an emoji in front or at the end of its first line. */
export function markOf(walk: Walk, listItem: ListItem): Mark | null {
  const paragraph = firstParagraph(listItem)
  return boxOf(walk, listItem) ?? (paragraph ? emojiOf(walk, paragraph) : null)
}

function boxOf(walk: Walk, listItem: ListItem): Mark | null {
  const { start, end } = placeOf(listItem)
  const found = BOX.exec(walk.source.text.slice(start, Math.min(end, start + 400)))
  if (!found) return null
  const [whole, mark = '', star] = found
  const inside = start + whole.length - (star === '*' ? 1 : 0) - 1 - mark.length
  return {
    claim: walk.ways.marks?.[mark] ?? readBox(mark),
    marker: marker(walk, 'box', inside, inside + mark.length),
    place: 'box',
    optional: star === '*',
    textStart: start + whole.length,
  }
}

function emojiOf(walk: Walk, paragraph: Paragraph): Mark | null {
  const { start, end } = placeOf(paragraph)
  const text = walk.source.text.slice(start, end)
  const leading = leadingStatus(text)
  const status = leading ?? trailingStatus(text, false)
  return (
    status && {
      claim: status.claim,
      marker: marker(walk, status.kind, start + status.start, start + status.end),
      place: leading ? 'front' : 'end',
      optional: false,
      textStart: leading ? start + leading.end : start,
    }
  )
}

/** The claim of a bullet whose mark stands on a bullet of its own below it: `- Status: done`. */
export function markBelow(walk: Walk, listItem: ListItem): Mark | null {
  for (const list of listItem.children) {
    if (list.type !== 'list') continue
    for (const below of list.children) {
      const status = statusBullet(walk, below)
      const found = status && readStatusLine(walk, status)
      if (found) return { ...found, place: 'below', optional: false, textStart: placeOf(listItem).start }
    }
  }
  return null
}

/** A bullet that says `Status: …` of what is above it; null for any other. */
export function statusBullet(walk: Walk, listItem: ListItem): Paragraph | null {
  const paragraph = firstParagraph(listItem)
  return paragraph && isStatusLine(walk, paragraph) && boxOf(walk, listItem) === null ? paragraph : null
}

export function firstParagraph(listItem: ListItem): Paragraph | undefined {
  return listItem.children.find((child): child is Paragraph => child.type === 'paragraph')
}
