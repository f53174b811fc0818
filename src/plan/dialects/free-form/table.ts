import type { Table, TableCell, TableRow } from 'mdast'
import type { Claim, Marker } from '../../../model/plan.ts'
import type { Draft } from '../../draft.ts'
import { mentionsIn } from '../../mentions.ts'
import { kindIn, promises } from '../../sections.ts'
import { readBox, readStatus } from '../../status.ts'
import { bind, currentSection, idIn, marker, owningItem, placeOf, type Walk, warn } from './walk.ts'
import { isStruck, wordsOf } from './words.ts'

const STATUS =
  /^(?:status|state|done\??|complete[d?]?|progress|✅|✓|☑|verified|implemented|result|checked|tick)$/i
const NAME =
  /^(?:tasks?|items?|deliverables?|names?|titles?|descriptions?|features?|story|stories|stage|milestones?|phases?|criteri(?:on|a)|metrics?|requirements?|component|what|work|step|module|goal|check|action)$/i
const ID = /^(?:#|ids?|no\.?|nr\.?|number|ref|key|req(?:-?id)?|task id)$/i
const DEPENDS = /^(?:depends(?: on)?|dependenc(?:y|ies)|blocked by|after|prerequisites?)$/i
const DUE = /^(?:due(?: date)?|deadline|target(?: date)?|by|date)$/i

/** What people put where there is nothing to say. */
const NOTHING = /^[-–—\s]*$/

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
  const other = titles.findIndex((_, column) => column !== status && column !== id)
  const name = [named, other, id].find(column => column >= 0)
  if (name === undefined) return
  const columns = {
    status,
    id,
    name,
    depends: titles.findIndex(title => DEPENDS.test(title)),
    due: titles.findIndex(title => DUE.test(title)),
  }
  if (status >= 0 && !promises(section.meaning) && !tellsStatus(walk, rows, status)) {
    const { line } = placeOf(table)
    warn(
      walk,
      line,
      `the column "${titles[status]?.slice(0, 40)}" tells no status that is known; not read as items`,
    )
    return
  }
  for (const row of rows) walkRow(walk, row, columns)
}

/** HTTP codes and the like stand in columns named "Status", too: one readable cell makes the difference. */
function tellsStatus(walk: Walk, rows: readonly TableRow[], column: number): boolean {
  const cells = rows.map(row => row.children[column]).filter(cell => cell !== undefined)
  const told = cells.filter(cell => !NOTHING.test(rawCell(walk, cell).text))
  return told.length === 0 || told.some(cell => readCell(walk, cell) !== null)
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
  const nameWords = cellWords(nameCell)
  const own = idIn(walk, nameWords)
  const id = idIn(walk, idWords)?.id ?? (/^\d{1,4}$/.test(idWords) ? idWords : null) ?? own?.id ?? null
  const title = (own ? nameWords.slice(own.length) : nameWords).trim()
  if (title === '' && id === null) return
  const cell = row.children[columns.status]
  const status = cell ? statusOf(walk, cell) : null
  const others = row.children.filter((_, column) => column !== columns.status)
  const facts = [
    columns.depends >= 0 ? `depends on ${cellWords(row.children[columns.depends])}` : '',
    columns.due >= 0 ? `due ${cellWords(row.children[columns.due])}` : '',
  ]
  const section = currentSection(walk)
  const inline = others.flatMap(other => other.children)
  const draft: Draft = {
    kind: kindIn(section.meaning),
    explicitId: id,
    title: title === '' ? (id ?? '') : title,
    text: [...others.map(cellWords), ...facts].filter(part => part !== '').join(' | '),
    section: section.title,
    line,
    endLine,
    claim: isStruck(nameCell.children) ? 'dropped' : (status?.claim ?? 'none'),
    marker: status?.marker ?? null,
    parent: owningItem(walk),
    optional: false,
    references: [...mentionsIn(inline, line)],
    signOff: null,
  }
  walk.drafts.push(draft)
  for (const node of row.children.flatMap(other => other.children)) {
    if (node.type === 'html') bind(walk, draft, node)
  }
}

function cellWords(cell: TableCell | undefined): string {
  return cell ? wordsOf(cell.children) : ''
}

interface CellStatus {
  readonly claim: Claim
  readonly marker: Marker
}

/** The claim in a status cell. A cell that says something else is a claim nobody can read, and a warning. */
function statusOf(walk: Walk, cell: TableCell): CellStatus | null {
  const status = readCell(walk, cell)
  const { start, text } = rawCell(walk, cell)
  if (status || NOTHING.test(text)) return status
  const message = `the status "${text.slice(0, 40)}" is not known; the claim is kept as unknown`
  warn(walk, placeOf(cell).line, message)
  return { claim: 'unknown', marker: marker(walk, 'word', start, start + text.length) }
}

function readCell(walk: Walk, cell: TableCell): CellStatus | null {
  const { start, text } = rawCell(walk, cell)
  const box = /^\[([ xX~/-])\]/.exec(text)?.[1]
  if (box !== undefined) return { claim: readBox(box), marker: marker(walk, 'box', start + 1, start + 2) }
  if (/^[xX]$/.test(text)) return { claim: 'done', marker: marker(walk, 'word', start, start + 1) }
  const status = readStatus(text)
  return (
    status && {
      claim: status.claim,
      marker: marker(walk, status.kind, start + status.start, start + status.end),
    }
  )
}

/** What stands between a cell's borders, without the space around it. */
function rawCell(walk: Walk, cell: TableCell): { start: number; text: string } {
  const [first] = cell.children
  const last = cell.children.at(-1)
  if (!first || !last) return { start: placeOf(cell).start, text: '' }
  const { start } = placeOf(first)
  return { start, text: walk.source.text.slice(start, placeOf(last).end) }
}
