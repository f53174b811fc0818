import type { Table, TableCell, TableRow } from 'mdast'
import type { Claim, Marker } from '../../../model/plan.ts'
import { explicitId } from '../../identity.ts'
import { mentionsIn } from '../../mentions.ts'
import { kindIn, promises } from '../../sections.ts'
import { readBox, readStatus } from '../../status.ts'
import {
  bind,
  currentSection,
  isStruck,
  marker,
  owningItem,
  placeOf,
  type Walk,
  warn,
  wordsOf,
} from './walk.ts'

const STATUS =
  /^(?:status|state|done\??|complete[d?]?|progress|✅|✓|☑|verified|implemented|result|checked|tick)$/i
const NAME =
  /^(?:tasks?|items?|deliverables?|names?|titles?|descriptions?|features?|story|stories|stage|milestones?|phases?|criteri(?:on|a)|metrics?|requirements?|component|what|work|step|module|goal|check|action)$/i
const ID = /^(?:#|ids?|no\.?|nr\.?|number|ref|key|req(?:-?id)?|task id)$/i
const DEPENDS = /^(?:depends(?: on)?|dependenc(?:y|ies)|blocked by|after|prerequisites?)$/i
const DUE = /^(?:due(?: date)?|deadline|target(?: date)?|by|date)$/i

/** Rows of a table as items: where a column tells the status, or where the section lists promises. */
export function walkTable(walk: Walk, table: Table): void {
  const [head, ...rows] = table.children
  if (!head) return
  const titles = head.children.map(cell => wordsOf(cell.children).trim())
  const status = titles.findIndex(title => STATUS.test(title))
  const named = titles.findIndex((title, column) => column !== status && NAME.test(title))
  const section = currentSection(walk)
  if (status < 0 && !(promises(section.meaning) && named >= 0)) return
  const id = titles.findIndex(title => ID.test(title))
  const name = named >= 0 ? named : titles.findIndex((_, column) => column !== status && column !== id)
  if (name < 0) return
  const columns = {
    status,
    id,
    name,
    depends: titles.findIndex(title => DEPENDS.test(title)),
    due: titles.findIndex(title => DUE.test(title)),
  }
  for (const row of rows) walkRow(walk, row, columns)
}

interface Columns {
  readonly status: number
  readonly id: number
  readonly name: number
  readonly depends: number
  readonly due: number
}

function walkRow(walk: Walk, row: TableRow, columns: Columns): void {
  const { line, endLine } = placeOf(row)
  const nameCell = row.children[columns.name]
  if (!nameCell) return
  const idWords = cellWords(row.children[columns.id])
  const nameWords = wordsOf(nameCell.children)
  const id =
    explicitId(idWords)?.id ??
    (/^\d{1,4}$/.test(idWords) ? idWords : null) ??
    explicitId(nameWords)?.id ??
    null
  const own = explicitId(nameWords)
  const title = (own ? nameWords.slice(own.length) : nameWords).trim()
  const cell = row.children[columns.status]
  if (title === '' && id === null) return
  const status = cell ? statusOf(walk, cell) : null
  const inline = row.children
    .filter((_, column) => column !== columns.status)
    .flatMap(other => other.children)
  const rowWords = row.children
    .filter((_, column) => column !== columns.status)
    .map(other => wordsOf(other.children))
  const extra = [
    columns.depends >= 0 ? `depends on ${cellWords(row.children[columns.depends])}` : '',
    columns.due >= 0 ? `due ${cellWords(row.children[columns.due])}` : '',
  ]
  const draft = {
    kind: kindIn(currentSection(walk).meaning),
    explicitId: id,
    title: title === '' ? (id ?? '') : title,
    text: [...rowWords, ...extra].filter(part => part !== '').join(' | '),
    section: currentSection(walk).title,
    line,
    endLine,
    claim: isStruck(nameCell.children) ? 'dropped' : (status?.claim ?? 'none'),
    marker: status?.marker ?? null,
    parent: owningItem(walk),
    optional: false,
    references: [...mentionsIn(inline, line)],
    signOff: null,
  } as const
  walk.drafts.push({ ...draft, references: [...draft.references] })
  const added = walk.drafts.at(-1) ?? null
  for (const node of row.children.flatMap(other => other.children))
    if (node.type === 'html') bind(walk, added, node)
}

function cellWords(cell: TableCell | undefined): string {
  return cell ? wordsOf(cell.children) : ''
}

/** The claim in a status cell. A cell that says something else is a claim nobody can read, and a warning. */
function statusOf(walk: Walk, cell: TableCell): { claim: Claim; marker: Marker } | null {
  const [first] = cell.children
  const last = cell.children.at(-1)
  if (!first || !last) return null
  const start = placeOf(first).start
  const text = walk.source.text.slice(start, placeOf(last).end)
  const box = /^\[([ xX~/-])\]/.exec(text)
  if (box?.[1] !== undefined) {
    return { claim: readBox(box[1]), marker: marker(walk, 'box', start + 1, start + 2) }
  }
  if (/^[xX]$/.test(text)) return { claim: 'done', marker: marker(walk, 'word', start, start + 1) }
  const status = readStatus(text)
  if (status) {
    return {
      claim: status.claim,
      marker: marker(walk, status.kind, start + status.start, start + status.end),
    }
  }
  if (/^[-–—\s]*$/.test(text)) return null
  warn(
    walk,
    placeOf(cell).line,
    `the status "${text.slice(0, 40)}" is not known; the claim is kept as unknown`,
  )
  return { claim: 'unknown', marker: marker(walk, 'word', start, start + text.length) }
}
