import type { Paragraph } from 'mdast'
import { meaningOf } from '../../sections.ts'
import { inherit } from './heading.ts'
import { currentSection, type Walk } from './walk.ts'
import { wordsOf } from './words.ts'

/** Deeper than any heading: a heading ends it, and so does the next label. */
const DEPTH = 7

/** A paragraph that is a bold label and nothing else (`**Acceptance Criteria:**`) works like a heading. */
export function walkLabel(walk: Walk, paragraph: Paragraph): boolean {
  const [first, ...rest] = paragraph.children
  if (first?.type !== 'strong' || !/^\s*:?\s*$/.test(wordsOf(rest))) return false
  const title = wordsOf(first.children).replace(/\s?:$/, '')
  if (currentSection(walk).depth === DEPTH) walk.sections.pop()
  const above = currentSection(walk)
  const own = walk.ways.meaningOf?.(title) ?? meaningOf(title)
  walk.sections.push({
    depth: DEPTH,
    title,
    meaning: inherit(above.meaning, own),
    item: null,
    heading: above.heading,
    label: true,
  })
  return true
}
