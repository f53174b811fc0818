import type { Paragraph } from 'mdast'
import { thresholdsIn } from '../../facts.ts'
import { mentionsIn } from '../../mentions.ts'
import { kindIn } from '../../sections.ts'
import { currentSection, idIn, owningItem, placeOf, type Walk } from './walk.ts'
import { wordsOf } from './words.ts'

/**
 * Prose that is an item: an id in bold in front (`**FR-001**: …`), or a sentence with a figure to meet
 * where criteria and metrics stand.
 */
export function walkProse(walk: Walk, paragraph: Paragraph): void {
  const section = currentSection(walk)
  const [first] = paragraph.children
  const words = wordsOf(paragraph.children)
  const bold = first?.type === 'strong' ? idIn(walk, wordsOf(first.children)) : null
  const id = bold && /[A-Z]/.test(bold.id) ? idIn(walk, words) : null
  const measured =
    (section.meaning === 'criteria' || section.meaning === 'metrics') &&
    words.length < 400 &&
    thresholdsIn(words).length > 0
  if (!id && !measured) return
  const { line, endLine } = placeOf(paragraph)
  const title = id ? words.slice(id.length) : words
  walk.drafts.push({
    kind: kindIn(section.meaning),
    explicitId: id?.id ?? null,
    title: title === '' ? (id?.id ?? words) : title,
    text: words,
    section: section.title,
    line,
    endLine,
    claim: 'none',
    marker: null,
    parent: owningItem(walk),
    optional: false,
    references: [...mentionsIn(paragraph.children, line)],
    signOff: null,
  })
}
