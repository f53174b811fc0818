/** How much is told. Numbers are the most that are shown of each. */
export interface Detail {
  /** Rows of items that nobody needs to look at. */
  readonly quietItems: number
  /** Rows of items that somebody needs to look at, a plan. */
  readonly items: number
  readonly evidence: number
  readonly plans: number
  /** Entries of every other list. */
  readonly entries: number
  /** What a reader misses, for people; null when nothing was taken away to save room. */
  readonly omitted: string | null
}

/** From everything to a page, each with less than the one before. */
export const DETAILS: readonly Detail[] = [
  { quietItems: 500, items: 1000, evidence: 6, plans: 500, entries: 100, omitted: null },
  {
    quietItems: 500,
    items: 1000,
    evidence: 1,
    plans: 500,
    entries: 100,
    omitted: 'all but the first piece of evidence of each item',
  },
  {
    quietItems: 0,
    items: 200,
    evidence: 1,
    plans: 500,
    entries: 50,
    omitted: 'items that are as claimed, and all but the first piece of evidence of the others',
  },
  {
    quietItems: 0,
    items: 20,
    evidence: 0,
    plans: 100,
    entries: 20,
    omitted: 'evidence, items that are as claimed, and all but the worst items of each plan',
  },
  {
    quietItems: 0,
    items: 0,
    evidence: 0,
    plans: 50,
    entries: 10,
    omitted: 'items',
  },
]
