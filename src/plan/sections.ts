import type { ItemKind } from '../model/plan.ts'

/** What a section is about, whatever its heading says. */
export type Meaning =
  | 'deliverables'
  | 'tasks'
  | 'criteria'
  | 'metrics'
  | 'milestones'
  /** Lists there are no promises of this phase: prerequisites, risks, notes, legends, the next phase. */
  | 'context'
  | 'other'

const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [
    /\b(dependenc|prerequisite|blockers?\b|assumption|risk|mitigation|out of scope|non-?goals?|background|rationale|motivation|references?\b|resources|links\b|glossary|legend|format\b|conventions?\b|notes?\b|next (phase|steps?)|future|open questions|alternatives|change ?log|history|lessons|decisions?\b|problem|current state|overview|summary|context|introduction|team|stakeholders)/i,
    'context',
  ],
  [
    /\b(acceptance|success|exit|completion|graduation|done|quality|validation|verification) (criteria|criterion|checklist|gates?)\b|\bdefinition of (done|ready)\b|\bsuccess (conditions|indicators)\b|^criteria\b|\brequirements?\b|\bgates?\b|\bindependent test\b/i,
    'criteria',
  ],
  [/\b(success|key|quality|performance)?\s?metrics?\b|\bkpis?\b|\btargets?\b|\bbenchmarks?\b/i, 'metrics'],
  [
    /\bdeliver(y|ables?)\b|\boutputs?\b|\bartifacts?\b|\bfeatures?\b|\bscope\b|\bgoals?\b|\bobjectives?\b/i,
    'deliverables',
  ],
  [/\bmilestones?\b|\btimeline\b|\broad ?map\b|\bschedule\b/i, 'milestones'],
  [
    /\btasks?\b|\bsub-?tasks?\b|\btodos?\b|\bto-do\b|\bsteps?\b|\bchecklist\b|\baction items\b|\bwork items\b|\bbacklog\b|\bimplementation (plan|steps|order)\b/i,
    'tasks',
  ],
]

/** The meaning of a heading's words; a section under it inherits it unless its own heading says more. */
export function meaningOf(heading: string): Meaning {
  for (const [pattern, meaning] of MEANINGS) if (pattern.test(heading)) return meaning
  return 'other'
}

/** What an item in such a section is. */
export function kindIn(meaning: Meaning): ItemKind {
  switch (meaning) {
    case 'deliverables':
      return 'deliverable'
    case 'criteria':
      return 'criterion'
    case 'metrics':
      return 'metric'
    case 'milestones':
      return 'milestone'
    case 'tasks':
    case 'context':
    case 'other':
      return 'task'
  }
}

/** Do plain bullets (without any mark) count as items there? */
export function promises(meaning: Meaning): boolean {
  return meaning === 'deliverables' || meaning === 'criteria' || meaning === 'metrics'
}
