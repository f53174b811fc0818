import type { Claim, Plan, SourceText } from '../../../model/plan.ts'
import type { FoundId } from '../../identity.ts'
import type { Meaning } from '../../sections.ts'
import type { Walk } from './walk.ts'

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
