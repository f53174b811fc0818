import type { Paragraph, Yaml } from 'mdast'
import type { Claim, Marker } from '../../../model/plan.ts'
import type { Draft } from '../../draft.ts'
import { readStatus } from '../../status.ts'
import { headingItem } from './heading.ts'
import { currentSection, marker, owningItem, placeOf, type Walk, warn } from './walk.ts'
import { lineBreaks } from './words.ts'

// One line, `Status: …` with any emphasis, perhaps behind a bullet that the caller has taken off.
const LINE =
  /^[ \t>*_-]{0,8}(?:overall |current |phase |project |story |implementation )?status[*_]{0,3}[ \t]{0,4}[:=][*_ \t]{0,6}(\S[^\r\n]{0,300})/im
const LINES = new RegExp(LINE, 'gim')
const FRONT_MATTER = /^status[ \t]{0,4}:[ \t]{0,8}["']?([^\s#"'][^\r\n#"']{0,80})/gim

/** Title of the item that a document itself is. */
export const DOCUMENT = 'Status of the document'

interface Found {
  readonly claim: Claim
  readonly marker: Marker
}

/** Is this paragraph (of a bullet, say) a status line and nothing else? */
export function isStatusLine(walk: Walk, paragraph: Paragraph): boolean {
  return matchLine(walk, paragraph) !== null
}

/** The claim of a status line; null where the paragraph is none, or says what nobody can read. */
export function readStatusLine(walk: Walk, paragraph: Paragraph): Found | null {
  const match = matchLine(walk, paragraph)
  const value = match?.[1]
  if (!match || value === undefined) return null
  return found(walk, value, placeOf(paragraph).start + match[0].length - value.length)
}

function matchLine(walk: Walk, paragraph: Paragraph): RegExpExecArray | null {
  const { start, end } = placeOf(paragraph)
  const match = LINE.exec(walk.source.text.slice(start, Math.min(end, start + 400)))
  return match?.index === 0 ? match : null
}

/** A `**Status**: PENDING` line gives the claim of the heading above it, or of the whole document. */
export function walkStatusLines(walk: Walk, paragraph: Paragraph): void {
  readLines(walk, paragraph, LINES)
}

/** `status:` in the front matter is the document's own claim. */
export function walkFrontMatter(walk: Walk, node: Yaml): void {
  readLines(walk, node, FRONT_MATTER)
}

function readLines(walk: Walk, node: Paragraph | Yaml, pattern: RegExp): void {
  const { start, end, line: first } = placeOf(node)
  const text = walk.source.text.slice(start, end)
  let line = first
  let counted = 0
  for (const match of text.matchAll(pattern)) {
    const value = match[1] ?? ''
    line += lineBreaks(text.slice(counted, match.index))
    counted = match.index
    setStatus(walk, value, start + match.index + match[0].length - value.length, line)
  }
}

/** The one line below a heading that says nothing but "Status". */
export function walkStatusSection(walk: Walk, paragraph: Paragraph): boolean {
  if (!/^(?:overall |current )?status$/i.test(currentSection(walk).title)) return false
  const { start, end, line } = placeOf(paragraph)
  const text = walk.source.text.slice(start, end)
  if (!readStatus(text)) return false
  walk.sections.pop()
  setStatus(walk, text, start, line)
  return true
}

function found(walk: Walk, value: string, at: number): Found | null {
  const status = readStatus(value)
  return (
    status && {
      claim: status.claim,
      marker: marker(walk, status.kind, at + status.start, at + status.end),
    }
  )
}

/** The first readable status of a section counts; an item that has a mark of its own keeps it. */
function setStatus(walk: Walk, value: string, at: number, line: number): void {
  const status = found(walk, value, at)
  if (!status) {
    warn(walk, line, `the status "${value.slice(0, 40).trim()}" is not known; no claim is read from it`)
    return
  }
  while (currentSection(walk).label) walk.sections.pop()
  const section = currentSection(walk)
  if (section.item?.marker) return
  if (!section.item) {
    section.item = statusItem(walk, line)
    walk.drafts.push(section.item)
  }
  section.item.claim = status.claim
  section.item.marker = status.marker
  section.item.endLine = Math.max(section.item.endLine, line)
}

/** The section becomes an item: its heading, or the document where there is none. */
function statusItem(walk: Walk, line: number): Draft {
  const section = currentSection(walk)
  if (section.heading) {
    return headingItem({ ...walk, sections: walk.sections.slice(0, -1) }, section.heading, null, false)
  }
  return {
    kind: 'milestone',
    explicitId: null,
    title: DOCUMENT,
    text: '',
    section: '',
    line,
    endLine: line,
    claim: 'none',
    marker: null,
    parent: owningItem(walk),
    optional: false,
    references: [],
    signOff: null,
  }
}
