import type { Plan, SourceText } from '../../model/plan.ts'
import { type Draft, settle } from '../draft.ts'
import type { Dialect } from './dialect.ts'
import { freeForm } from './free-form/free-form.ts'

const ID = /^[ \t]{0,3}`([a-zA-Z]{1,20}~[\p{L}][\p{L}\p{N}_.-]{0,120}~\d{1,6})`[ \t]*$/u
const FIELD = /^[ \t]{0,3}(Needs|Covers|Depends|Status|Tags|Description|Rationale|Comment):[ \t]*(.*)$/
const LINKED = /[a-zA-Z]{1,20}~[\p{L}][\p{L}\p{N}_.-]{0,120}~\d{1,6}/gu

/**
 * OpenFastTrace: specification items `` `req~csv-export~1` `` below an optional heading, with `Needs:`,
 * `Covers:`, `Depends:`, `Status:`. https://github.com/itsallcode/openfasttrace, doc/user_guide.md
 */
export const openFastTrace: Dialect = {
  name: 'openfasttrace',
  recognises: ({ text }) =>
    text
      .slice(0, 200_000)
      .split(/\r\n|\r|\n/)
      .some(line => ID.test(line)),
  parse,
}

function parse(source: SourceText): Plan {
  // Managed blocks, title and phase are those of any Markdown.
  const { blocks, openEnded, title, phase, path } = freeForm.parse(source)
  const lines = linesOf(source.text)
  const drafts: Draft[] = []
  let item: Draft | null = null
  let heading = ''
  let section = ''
  let field = ''
  let off = false
  for (const { text, line } of lines) {
    if (/^<!--\s*oft:off\s*-->/.test(text)) off = true
    if (/^<!--\s*oft:on\s*-->/.test(text)) off = false
    if (off) continue
    const found = /^#{1,6}[ \t]+(\S.*)$/.exec(text)
    if (found) {
      section = heading
      heading = found[1] ?? ''
      item = null
      continue
    }
    const id = ID.exec(text)?.[1]
    if (id !== undefined) {
      item = draftOf(id, heading, section, line)
      drafts.push(item)
      field = ''
    } else if (item) {
      item.endLine = text.trim() === '' ? item.endLine : line
      const named = FIELD.exec(text)
      if (named) field = named[1] ?? ''
      if (field === 'Depends') item.depends = [...(item.depends ?? []), ...(text.match(LINKED) ?? [])]
    }
  }
  return {
    path,
    dialect: 'openfasttrace',
    title,
    phase,
    blocks,
    openEnded,
    ...settle({ drafts, warnings: [] }),
  }
}

/** `Status: approved` says that a text is agreed on, not that anything is built: no claim is read from it. */
function draftOf(id: string, heading: string, section: string, line: number): Draft {
  return {
    kind: 'deliverable',
    explicitId: id,
    title: heading === '' ? id : heading,
    text: `${id} ${heading}`,
    section,
    line,
    endLine: line,
    claim: 'none',
    marker: null,
    parent: null,
    optional: false,
    references: [],
    signOff: null,
  }
}

function linesOf(text: string): readonly { text: string; line: number }[] {
  let fence = false
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    if (/^[ \t]{0,3}(?:```|~~~)/.test(line)) fence = !fence
    return fence ? [] : [{ text: line, line: index + 1 }]
  })
}
