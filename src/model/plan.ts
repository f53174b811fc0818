/** What a document says of an item. */
export type Claim = 'done' | 'in-progress' | 'todo' | 'dropped' | 'none' | 'unknown'

export type ItemKind = 'deliverable' | 'task' | 'criterion' | 'metric' | 'milestone'

/**
 * The place in the document that carries the claim, so that it can be changed without touching anything
 * else. Offsets are UTF-16 code units into {@link SourceText.text}; `text` is what stands there.
 */
export interface Marker {
  readonly kind: 'box' | 'emoji' | 'word'
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Where a reference comes from, strongest first. */
export type Origin = 'binding' | 'config' | 'tag' | 'mention'

export type ReferenceKind = 'path' | 'symbol' | 'test' | 'command' | 'check' | 'item' | 'doc'

/** One thing that an item names and that is to hold. */
export interface Reference {
  readonly kind: ReferenceKind
  readonly value: string
  readonly origin: Origin
  readonly line: number
}

export type Comparison = '<' | '<=' | '>' | '>=' | '='

/** A figure that an item promises, such as `< 200 ms` or `>= 90 % coverage`. */
export interface Threshold {
  readonly metric?: string
  readonly op: Comparison
  readonly value: number
  readonly unit?: string
}

/** A named person answers for an item that no machine can prove. Dates are ISO days (`2026-10-01`). */
export interface SignOff {
  readonly by: string
  readonly on: string
  readonly until?: string
  readonly note?: string
  /** Where the sign-off stands: a path, or the configuration file. */
  readonly place: string
}

/** One deliverable, task, criterion, metric or milestone of a plan. */
export interface Item {
  /** Unique in its plan. */
  readonly id: string
  /** `explicit`: the author wrote the id; `derived`: made from the text. Only explicit ids bind tags. */
  readonly idOrigin: 'explicit' | 'derived'
  readonly kind: ItemKind
  /** The item's own words on one line, without its mark, id and comments. */
  readonly title: string
  /** 1-based, inclusive; nested items are within the range of their parent. */
  readonly line: number
  readonly endLine: number
  readonly claim: Claim
  readonly marker: Marker | null
  readonly parent?: string
  readonly dependsOn: readonly string[]
  /** ISO day. */
  readonly due?: string
  readonly optional?: boolean
  readonly references: readonly Reference[]
  readonly thresholds: readonly Threshold[]
  readonly signOff?: SignOff
  /** Whoever is to do it, as the author wrote it. */
  readonly owners?: readonly string[]
  /** As the author wrote it: `P1`, `high`. */
  readonly priority?: string
  /** A time that is no day, in the author's words: `Week 2`, `Day 1-3`, `Q3 2026`, `2 days`. */
  readonly when?: string
  /** Digest of the item's words (mark and white space left out): tells rewording from ticking. */
  readonly digest: string
}

export interface PlanWarning {
  readonly line: number
  readonly message: string
}

/** A `<!-- phaseproof:begin NAME -->` … `<!-- phaseproof:end NAME -->` pair; offsets into the text. */
export interface ManagedBlock {
  readonly name: string
  /** From the first character of the opening marker to behind the last one of the closing marker. */
  readonly start: number
  readonly end: number
}

/** What a plan says of itself, in its own words; whatever it does not say is left out. */
export interface Outline {
  readonly goal?: string
  readonly owners?: readonly string[]
  readonly priority?: string
  readonly timeline?: string
  /** What has to be there before: bullets and lines of its prerequisites and dependencies. */
  readonly prerequisites?: readonly { readonly text: string; readonly line: number }[]
  /** Other plans that it names as such, relative to its own folder, as written. */
  readonly plans?: readonly { readonly path: string; readonly line: number }[]
}

/** One Markdown document (or a tool's task file) that lists items. */
export interface Plan {
  readonly path: string
  readonly dialect: string
  readonly title: string
  readonly phase: string | null
  readonly items: readonly Item[]
  readonly blocks: readonly ManagedBlock[]
  /** Text put at the end is read as Markdown: no fence or comment is left open there. */
  readonly openEnded: boolean
  /** Absent: claims and a status block. `claims`: no block, it is no Markdown. `none`: it forbids edits. */
  readonly edits?: 'claims' | 'none'
  /** The dialect's own words for claims, where they are written as words. */
  readonly words?: Readonly<Partial<Record<Claim, string>>>
  /** The same for what stands in a box. */
  readonly boxes?: Readonly<Partial<Record<Claim, string>>>
  readonly outline?: Outline
  readonly warnings: readonly PlanWarning[]
}

/**
 * A document's characters and how to get its bytes back. `text` leaves out a byte order mark. A document
 * that is not valid UTF-8 is held as `latin1`, one character a byte, so that edits stay byte for byte.
 */
export interface SourceText {
  readonly path: string
  readonly text: string
  readonly encoding: 'utf8' | 'latin1'
  readonly bom: boolean
}
