import type { Paragraph, Yaml } from 'mdast'
import type { Claim, Marker } from '../../../model/plan.ts'
import type { Draft } from '../../draft.ts'
import { readStatus } from '../../status.ts'
import { headingItem } from './heading.ts'
import { currentSection, marker, owningItem, placeOf, type Walk, warn } from './walk.ts'

// One line, `Status: …` with any emphasis, perhaps behind a bullet that the caller has taken off.
const LINE =
  /^[ \t>*_-]{0,8}(?:overall |current |phase |project |story |implementation )?status[*_]{0,3}[ \t]{0,4}[:=][*_ \t]{0,6}(\S[^\r\n]{0,300})/gim
const FRONT_MATTER = /^status[ \t]{0,4}:[ \t]{0,8}["']?([^\s#"'][^\r\n#"']{0,80})/im

/** Is this paragraph (of a bullet, say) a status line and nothing else? */
export function isStatusLine(walk: Walk, paragraph: Paragraph): boolean {
  const { start, end } = placeOf(paragraph)
  LINE.lastIndex = 0
  return LINE.exec(walk.source.text.slice(start, end))?.index === 0
}

/** A `**Status**: PENDING` line gives the claim of the heading above it, or of the whole document. */
export function walkStatusLines(walk: Walk, paragraph: Paragraph): void {
  const { start, end, line } = placeOf(paragraph)
  const text = walk.source.text.slice(start, end)
  for (const match of text.matchAll(LINE)) {
    const value = match[1] ?? ''
    const at = start + match.index + match[0].length - value.length
    setStatus(walk, value, at, line + newlines(text, at - start))
  }
}

/** The one line below a heading that says nothing but "Status". */
export function walkStatusSection(walk: Walk, paragraph: Paragraph): boolean {
  if (!/^(?:overall |current )?status$/i.test(currentSection(walk).title)) return false
  const { start, end, line } = placeOf(paragraph)
  const text = walk.source.text.slice(start, end)
  const status = readStatus(text)
  if (!status) return false
  walk.sections.pop()
  setStatus(walk, text, start, line)
  return true
}

/** `status:` in the front matter is the document's own claim. */
export function walkFrontMatter(walk: Walk, node: Yaml): void {
  const { start, end, line } = placeOf(node)
  const text = walk.source.text.slice(start, end)
  const match = FRONT_MATTER.exec(text)
  const value = match?.[1]
  if (!match || value === undefined) return
  const at = start + match.index + match[0].length - value.length
  setStatus(walk, value, at, line + newlines(text, at - start))
}

function setStatus(walk: Walk, value: string, at: number, line: number): void {
  const status = readStatus(value)
  if (!status) {
    warn(walk, line, `the status "${value.slice(0, 40).trim()}" is not known; no claim is read from it`)
    return
  }
  const found = { claim: status.claim, marker: marker(walk, status.kind, at + status.start, at + status.end) }
  const section = currentSection(walk)
  if (section.item?.marker) return
  const replaced = section.item
  const item = statusItem(walk, found, line)
  section.item = item
  if (replaced) walk.drafts.splice(walk.drafts.indexOf(replaced), 1, item)
  else walk.drafts.push(item)
}

function statusItem(walk: Walk, found: { claim: Claim; marker: Marker }, line: number): Draft {
  const section = currentSection(walk)
  if (section.heading) {
    const old = section.item
    section.item = null
    const outer = { ...walk, sections: walk.sections.slice(0, -1) }
    const item = headingItem(
      outer.sections.length > 0 ? outer : walk,
      section.heading,
      null,
      old?.kind === 'deliverable',
    )
    return {
      ...item,
      claim: found.claim,
      marker: found.marker,
      endLine: line,
      references: old?.references ?? item.references,
    }
  }
  return {
    kind: 'milestone',
    explicitId: null,
    title: section.title === '' ? 'Status of the document' : section.title,
    text: section.title,
    section: '',
    line,
    endLine: line,
    claim: found.claim,
    marker: found.marker,
    parent: owningItem(walk),
    optional: false,
    references: [],
    signOff: null,
  }
}

function newlines(text: string, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++
  return count
}
