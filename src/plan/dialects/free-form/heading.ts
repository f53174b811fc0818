import type { Heading } from 'mdast'
import type { Claim, Marker } from '../../../model/plan.ts'
import type { Draft } from '../../draft.ts'
import { explicitId } from '../../identity.ts'
import { mentionsIn } from '../../mentions.ts'
import { kindIn, type Meaning, meaningOf } from '../../sections.ts'
import { leadingStatus, trailingStatus } from '../../status.ts'
import { currentSection, isStruck, marker, owningItem, placeOf, type Walk, wordsOf } from './walk.ts'

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
  const words = wordsOf(heading.children)
  const own = meaningOf(words)
  const section = {
    depth: heading.depth,
    title: words,
    meaning: inherit(above.meaning, own),
    item: null as Draft | null,
    heading,
  }
  const status = statusOf(walk, heading)
  const deliverable = above.meaning === 'deliverables' && above.heading !== null && explicitId(words) !== null
  if (status || (deliverable && own === 'other'))
    section.item = headingItem(walk, heading, status, deliverable)
  walk.sections.push(section)
  if (section.item) walk.drafts.push(section.item)
}

/** Below "Notes" or "Risks", "Features" are no promises; only tasks and criteria are plain enough to be. */
function inherit(above: Meaning, own: Meaning): Meaning {
  if (above === 'context' && own !== 'tasks' && own !== 'criteria') return 'context'
  return own === 'other' ? above : own
}

/** The claim that a heading carries, with its mark. */
function statusOf(walk: Walk, heading: Heading): { claim: Claim; marker: Marker } | null {
  const [first] = heading.children
  if (!first) return null
  const { start } = placeOf(first)
  const text = walk.source.text.slice(start, placeOf(heading).end)
  const status = leadingStatus(text) ?? trailingStatus(text, true)
  if (!status) return null
  // A heading that is nothing but a mark names nothing.
  if (text.replace(/[*_\s#]/g, '').length === status.end - status.start) return null
  return { claim: status.claim, marker: marker(walk, status.kind, start + status.start, start + status.end) }
}

/** Makes an item of a heading; also used when a `Status:` line below gives it its claim. */
export function headingItem(
  walk: Walk,
  heading: Heading,
  status: { claim: Claim; marker: Marker } | null,
  deliverable: boolean,
): Draft {
  const { line, endLine } = placeOf(heading)
  const words = wordsOf(heading.children)
  const bare = status ? words.replace(status.marker.text.replace(/[*_`]/g, ''), '') : words
  const id = explicitId(bare)
  const title = (id ? bare.slice(id.length) : bare).replace(/^[\s:–—-]+|[\s:–—(|[\])-]+$/g, '')
  return {
    kind: deliverable ? kindIn('deliverables') : 'milestone',
    explicitId: id?.id ?? null,
    title: title === '' ? words : title,
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
