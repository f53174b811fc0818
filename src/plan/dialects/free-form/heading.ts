import type { Heading } from 'mdast'
import type { Claim, Marker } from '../../../model/plan.ts'
import type { Draft } from '../../draft.ts'
import { mentionsIn } from '../../mentions.ts'
import { kindIn, type Meaning, meaningOf } from '../../sections.ts'
import { leadingStatus, trailingStatus } from '../../status.ts'
import { currentSection, idIn, marker, owningItem, placeOf, type Walk } from './walk.ts'
import { isStruck, wordsOf, wordsWithout } from './words.ts'

/**
 * Enters a heading's section. The heading is an item when it carries a status, or when it names one
 * deliverable (`### 3.2 — src/redis/client.ts`) right below a heading that says "Deliverables".
 */
export function walkHeading(walk: Walk, heading: Heading): void {
  while (walk.sections.length > 1 && currentSection(walk).depth >= heading.depth) {
    const closed = walk.sections.pop()
    if (closed?.item) closed.item.endLine = placeOf(heading).line - 1
  }
  const above = currentSection(walk)
  const status = statusOf(walk, heading)
  // Without the status: ids that name the section are to survive its ticks.
  const words = trimmed(bareWords(heading, status), status)
  const own = walk.ways.meaningOf?.(words) ?? meaningOf(words)
  const named = walk.ways.headingItem?.(words) ?? null
  const section = {
    depth: heading.depth,
    title: words,
    meaning: inherit(above.meaning, own),
    item: null as Draft | null,
    heading,
  }
  const deliverable = above.meaning === 'deliverables' && above.heading !== null && idIn(walk, words) !== null
  if (named) {
    section.item = {
      ...headingItem(walk, heading, status, false),
      kind: named.kind,
      explicitId: named.id,
      title: named.title,
    }
  } else if (status || (deliverable && own === 'other'))
    section.item = headingItem(walk, heading, status, deliverable)
  walk.sections.push(section)
  if (section.item) walk.drafts.push(section.item)
}

/** Below "Notes" or "Risks", "Features" are no promises; only tasks and criteria are plain enough to be. */
export function inherit(above: Meaning, own: Meaning): Meaning {
  if (above === 'context' && own !== 'tasks' && own !== 'criteria') return 'context'
  return own === 'other' ? above : own
}

interface HeadingStatus {
  readonly claim: Claim
  readonly marker: Marker
  readonly place: 'front' | 'end'
}

/** The claim that a heading carries, with its mark. */
function statusOf(walk: Walk, heading: Heading): HeadingStatus | null {
  const [first] = heading.children
  const last = heading.children.at(-1)
  if (!first || !last) return null
  const { start } = placeOf(first)
  const text = walk.source.text.slice(start, placeOf(last).end)
  // "📋 Tasks" and "🎉 Results" are decoration in a heading, where a mark in front of an item is not.
  const decorated = /^[*_\s]{0,4}(?:📋|🎉)/u.test(text)
  const leading = decorated ? null : leadingStatus(text)
  const status = leading ?? trailingStatus(text, true)
  if (!status || (decorated && status.start < 6)) return null
  const found: HeadingStatus = {
    claim: status.claim,
    marker: marker(walk, status.kind, start + status.start, start + status.end),
    place: leading ? 'front' : 'end',
  }
  // A heading that is nothing but a mark names nothing.
  return trimmed(bareWords(heading, found), found) === '' ? null : found
}

/** Makes an item of a heading; also used when a `Status:` line below gives it its claim. */
export function headingItem(
  walk: Walk,
  heading: Heading,
  status: HeadingStatus | null,
  deliverable: boolean,
): Draft {
  const { line, endLine } = placeOf(heading)
  const bare = bareWords(heading, status)
  const id = idIn(walk, bare)
  const title = trimmed(id ? bare.slice(id.length) : bare, status)
  return {
    kind: deliverable ? kindIn('deliverables') : 'milestone',
    explicitId: id?.id ?? null,
    title: title === '' ? (id?.id ?? bare) : title,
    text: bare,
    section: currentSection(walk).title,
    line,
    endLine,
    claim: isStruck(heading.children) ? 'dropped' : (status?.claim ?? 'none'),
    marker: status?.marker ?? null,
    parent: owningItem(walk),
    optional: false,
    references: [...mentionsIn(heading.children, line)],
    signOff: null,
  }
}

/** The words of a heading without its status: what the document is called, whatever is done of it. */
export function titleOf(walk: Walk, heading: Heading): string {
  const status = statusOf(walk, heading)
  return trimmed(bareWords(heading, status), status)
}

function bareWords(heading: Heading, status: HeadingStatus | null): string {
  return status ? wordsWithout(heading.children, status.marker.text, status.place) : wordsOf(heading.children)
}

/** Without the separators that held an id in front or a status at the end: `Setup (✅)` is `Setup`. */
function trimmed(title: string, status: HeadingStatus | null): string {
  const separators = status?.place === 'end' ? ' :–—-([|])' : ' :–—-'
  let end = title.length
  while (end > 0 && separators.includes(title.charAt(end - 1))) end--
  return title.slice(0, end).replace(/^[\s:–—-]+/, '')
}
