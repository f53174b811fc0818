import type { Code } from 'mdast'
import { kindIn } from '../../sections.ts'
import { readBox } from '../../status.ts'
import { currentSection, idIn, marker, owningItem, placeOf, type Walk } from './walk.ts'

const BOX = /^([ \t>]{0,40}(?:[-*+]|\d{1,9}[.)])[ \t]{1,8}\[)([ xX~/-])\][ \t]+(\S[^\r\n]*)/gm

/** Boxes inside fenced code as items, for dialects whose own tools read them there. */
export function walkFence(walk: Walk, code: Code): void {
  const { start, end, line: first } = placeOf(code)
  const text = walk.source.text.slice(start, end)
  const section = currentSection(walk)
  let line = first
  let counted = 0
  for (const match of text.matchAll(BOX)) {
    const [, open = '', mark = '', rest = ''] = match
    line += text.slice(counted, match.index).split('\n').length - 1
    counted = match.index
    const words = rest.trimEnd()
    const id = idIn(walk, words)
    const at = start + match.index + open.length
    walk.drafts.push({
      kind: kindIn(section.meaning),
      explicitId: id?.id ?? null,
      title: (id ? words.slice(id.length) : words) || words,
      text: words,
      section: section.title,
      line,
      endLine: line,
      claim: walk.ways.marks?.[mark] ?? readBox(mark),
      marker: marker(walk, 'box', at, at + 1),
      parent: owningItem(walk),
      optional: false,
      references: [],
      signOff: null,
    })
  }
}
