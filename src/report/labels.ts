import type { CheckRun, SuiteOutcome } from '../model/evidence.ts'
import type { Claim } from '../model/plan.ts'
import type { Drift, Evidence, Rung, Verdict } from '../model/verdict.ts'

/** How a verdict is shown: one word or two, a sign of its own, and one sentence for newcomers. */
export interface VerdictLabel {
  readonly word: string
  /** For Markdown. */
  readonly emoji: string
  /** One column wide, for terminals. */
  readonly sign: string
  readonly meaning: string
}

export const VERDICT_LABELS: Readonly<Record<Verdict, VerdictLabel>> = {
  failing: {
    word: 'failing',
    emoji: '❌',
    sign: '✗',
    meaning:
      'Something tied to the item was run and contradicts it: a test or check failed, or a limit was missed.',
  },
  missing: {
    word: 'missing',
    emoji: '🚫',
    sign: '✗',
    meaning: 'The item names a file, a symbol or a test that does not exist.',
  },
  verified: {
    word: 'verified',
    emoji: '✅',
    sign: '✓',
    meaning: 'Everything that the item names exists, and its behaviour was seen to pass at this commit.',
  },
  attested: {
    word: 'signed off',
    emoji: '✍️',
    sign: '✓',
    meaning: 'No machine can prove it; a named person answers for it, and the sign-off has not expired.',
  },
  implemented: {
    word: 'implemented',
    emoji: '🔨',
    sign: '•',
    meaning: 'Everything that the item names exists, but no test or check was seen to prove that it works.',
  },
  'not-run': {
    word: 'not run',
    emoji: '⏸️',
    sign: '-',
    meaning: 'A test or check is tied to the item, but it did not run in this job.',
  },
  unproven: {
    word: 'unproven',
    emoji: '❔',
    sign: '?',
    meaning: 'Nothing in the repository is tied to the item.',
  },
  blocked: {
    word: 'blocked',
    emoji: '⛔',
    sign: '-',
    meaning: 'It depends on an item that is not proven, and is not proven itself.',
  },
}

/** One drift in words: counted (`2 overclaims`), and what it means. */
export interface DriftLabel {
  readonly word: string
  readonly plural: string
  readonly meaning: string
}

export const DRIFT_LABELS: Readonly<Record<Drift, DriftLabel>> = {
  overclaim: {
    word: 'overclaim',
    plural: 'overclaims',
    meaning: 'The plan says done, and the evidence says otherwise.',
  },
  unsupported: {
    word: 'unsupported claim',
    plural: 'unsupported claims',
    meaning: 'The plan says done, and nothing proves it.',
  },
  underclaim: {
    word: 'underclaim',
    plural: 'underclaims',
    meaning: 'It is proven, and the plan does not say so yet.',
  },
  regression: {
    word: 'regression',
    plural: 'regressions',
    meaning: 'It was proven before, and is failing or missing now.',
  },
  stale: {
    word: 'stale proof',
    plural: 'stale proofs',
    meaning: 'It was proven once, but its words, its test or its code have changed since.',
  },
  contradiction: {
    word: 'contradiction',
    plural: 'contradictions',
    meaning: 'Two places in the documents disagree about it.',
  },
}

export const CLAIM_LABELS: Readonly<Record<Claim, string>> = {
  done: 'done',
  'in-progress': 'in progress',
  todo: 'open',
  dropped: 'dropped',
  none: 'no mark',
  unknown: 'unreadable mark',
}

/** The rungs of the evidence ladder as ends of the sentence "the evidence reaches …". */
export const RUNG_LABELS: Readonly<Record<Rung, string>> = {
  claimed: 'claimed',
  file: 'file exists',
  symbol: 'symbol exists',
  caller: 'has a caller',
  test: 'test exists',
  passed: 'test passed',
  'failed-before': 'failed before',
}

/** A suite's or a check's outcome. */
export const RUN_LABELS: Readonly<Record<SuiteOutcome | CheckRun['outcome'], string>> = {
  passed: '✅ passed',
  failed: '❌ failed',
  empty: '⚠️ ran no test',
  'no-report': '⚠️ left no report',
  contradictory: '❌ exit code and report disagree',
  'timed-out': '❌ timed out',
  unavailable: '⚠️ not installed',
  'not-run': '⏸️ not run',
}

export const EVIDENCE_EMOJI: Readonly<Record<Evidence['outcome'], string>> = {
  proves: '✅',
  supports: '☑️',
  contradicts: '❌',
  absent: '🚫',
  inconclusive: '❔',
}
