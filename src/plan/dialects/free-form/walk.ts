import type { Heading, Html, RootContent } from 'mdast'
import type { Claim, Marker, Plan, PlanWarning, SourceText } from '../../../model/plan.ts'
import { parseBinding } from '../../../text/binding.ts'
import type { Draft } from '../../draft.ts'
import { explicitId, type FoundId } from '../../identity.ts'
import type { Meaning } from '../../sections.ts'

/**
 * Where a dialect of Markdown departs from free-form documents. Everything is optional: a dialect names
 * only what it does in its own way, and the walk does the rest.
 */
export interface Ways {
  /** Marks in boxes that mean something else here than elsewhere. */
  readonly marks?: Readonly<Record<string, Claim>>
  /** What is written for a claim where the document itself has no example yet. */
  readonly boxes?: NonNullable<Plan['boxes']>
  readonly words?: NonNullable<Plan['words']>
  /** The id in front of an item's words; asked before the forms that count everywhere. */
  readonly idOf?: (words: string) => FoundId | null
  /** Words that only hold a place (`TXXX`) make no item. */
  readonly isPlaceholder?: (words: string) => boolean
  /** Headings that are items without any mark: `### Requirement: Name`. */
  readonly headingItem?: (words: string) => HeadingItem | null
  /** What a section is about, where its heading does not say so itself. */
  readonly meaningOf?: (heading: string) => Meaning | null
  /** The claim of plain bullets in a section that says it for all of them: "What works". */
  readonly sectionClaim?: (heading: string) => Claim | null
  /** Boxes inside fenced code are items. */
  readonly fences?: boolean
  /** Documents of this dialect that are history. */
  readonly isFrozen?: (source: SourceText) => boolean
  /** Settles what only the whole document tells: ids by place, parents by number. */
  readonly settle?: (walk: Walk) => void
}

export interface HeadingItem {
  readonly kind: 'deliverable' | 'criterion' | 'task'
  readonly id: string | null
  readonly title: string
}

/** One heading on the way down to where the walk stands. */
export interface Section {
  readonly depth: number
  readonly title: string
  readonly meaning: Meaning
  /** The item that the heading itself is, if it is one. */
  item: Draft | null
  readonly heading: Heading | null
  /** A bold label: what a status line below says belongs to the heading above it. */
  readonly label?: true
}

/** What the walk carries along. Local to one parse; nothing of it escapes. */
export interface Walk {
  readonly source: SourceText
  readonly ways: Ways
  /** Value of the front matter, where there is one. */
  frontMatter: string
  readonly drafts: Draft[]
  readonly warnings: PlanWarning[]
  /** Outermost first; the first stands for the document. */
  readonly sections: Section[]
  /** Walks a block wherever it stands: lists hold quotes, tables and code, too. */
  readonly enter: (walk: Walk, block: RootContent) => void
}

export function currentSection(walk: Walk): Section {
  const section = walk.sections.at(-1)
  if (!section) throw new Error('the document itself is always a section')
  return section
}

/** The nearest heading that is itself an item: the parent of what stands below it. */
export function owningItem(walk: Walk): Draft | null {
  for (let i = walk.sections.length - 1; i >= 0; i--) {
    const item = walk.sections[i]?.item
    if (item) return item
  }
  return null
}

/** The id in front of an item's words, in the dialect's forms first. */
export function idIn(walk: Walk, words: string): FoundId | null {
  return walk.ways.idOf?.(words) ?? explicitId(words)
}

export function warn(walk: Walk, line: number, message: string): void {
  walk.warnings.push({ line, message })
}

/** Offsets and lines of a parsed node. Remark gives every node a position. */
export function placeOf(node: { position?: RootContent['position'] }): {
  start: number
  end: number
  line: number
  endLine: number
} {
  const position = node.position
  if (position?.start.offset === undefined || position.end.offset === undefined) {
    throw new Error('a parsed node has no position')
  }
  return {
    start: position.start.offset,
    end: position.end.offset,
    line: position.start.line,
    endLine: position.end.line,
  }
}

export function marker(walk: Walk, kind: Marker['kind'], start: number, end: number): Marker {
  return { kind, text: walk.source.text.slice(start, end), start, end }
}

/** Adds what a `<!-- proof: … -->` comment binds to an item; false when the comment is none. */
export function bind(walk: Walk, draft: Draft | null, comment: Html): boolean {
  const parsed = parseBinding(comment.value.trimStart())
  if (!parsed) return false
  const { line } = placeOf(comment)
  if (!draft) {
    warn(
      walk,
      line,
      'this proof comment stands behind no item; put it at the end of an item or on the line after it',
    )
    return true
  }
  for (const error of parsed.errors)
    warn(walk, line, `${error}; the binding counts only as far as it can be read`)
  for (const kind of ['test', 'path', 'symbol', 'check'] as const) {
    for (const value of parsed.binding[kind]) draft.references.push({ kind, value, origin: 'binding', line })
  }
  if (parsed.signOff) draft.signOff = { ...parsed.signOff, place: `${walk.source.path}:${line}` }
  if (line > draft.endLine) draft.endLine = line
  return true
}
