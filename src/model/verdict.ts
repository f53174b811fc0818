import type { GateRule } from './config.ts'
import type { Claim, Item, Origin, Plan } from './plan.ts'

export const VERDICTS = [
  'failing',
  'missing',
  'verified',
  'attested',
  'implemented',
  'not-run',
  'unproven',
  'blocked',
] as const
export type Verdict = (typeof VERDICTS)[number]

export type Drift = 'overclaim' | 'unsupported' | 'underclaim' | 'regression' | 'stale' | 'contradiction'

/** Rungs of the evidence ladder, lowest first. */
export const RUNGS = ['claimed', 'file', 'symbol', 'caller', 'test', 'passed', 'failed-before'] as const
export type Rung = (typeof RUNGS)[number]
/** `unknown`: nobody looked (not asked for, or not observable in this job). */
export type RungState = 'yes' | 'no' | 'unknown'
export type Ladder = Readonly<Record<Rung, RungState>>

/** One observed fact, ready to be shown. */
export interface Evidence {
  readonly kind:
    | 'path'
    | 'symbol'
    | 'test'
    | 'check'
    | 'coverage'
    | 'sign-off'
    | 'child'
    | 'dependency'
    /** Another place in the documents that tells the same item otherwise. */
    | 'ledger'
  readonly outcome: 'supports' | 'proves' | 'contradicts' | 'absent' | 'inconclusive'
  readonly origin: Origin | 'derived'
  /** What the item says. */
  readonly value: string
  /** One sentence for people that stays the same while the facts do: it may be written into documents. */
  readonly message: string
  /** What differs from run to run: a measured value, the first line of a failure. */
  readonly detail?: string
  readonly path?: string
  readonly line?: number
}

/** What the evidence says of one item. */
export interface Judgement {
  readonly item: Item
  readonly verdict: Verdict
  /** Why, in one sentence. */
  readonly reason: string
  readonly ladder: Ladder
  readonly evidence: readonly Evidence[]
  /** Every way in which claim and verdict disagree, worst first. */
  readonly drift: readonly Drift[]
  /** Not so before this change: see the gate's baseline. */
  readonly isNew: boolean
  /** Digest of the code and the tests that the verdict stands on; null when it stands on nothing. */
  readonly proof: string | null
}

export interface JudgedPlan {
  readonly plan: Plan
  readonly judgements: readonly Judgement[]
}

export interface GateReason {
  readonly rule: GateRule
  readonly plan?: string
  readonly item?: string
  readonly message: string
}

export interface Gate {
  readonly conclusion: 'pass' | 'fail'
  readonly reasons: readonly GateReason[]
  /** Would fail if everything counted as new. */
  readonly tolerated: readonly GateReason[]
}

/** The last validated state of one item. */
export interface LedgerEntry {
  readonly claim: Claim
  readonly verdict: Verdict
  /** {@link Item.digest} when it was judged. */
  readonly text: string
  /** {@link Judgement.proof} when it was judged. */
  readonly proof: string | null
  /** Commit at which exactly this was observed first. */
  readonly commit: string | null
  /** We took its tick away, and the contradiction still stands: the status block goes on saying why. */
  readonly unticked?: true
}

/** The committed record of the last validated verdicts of one plan. */
export interface Ledger {
  readonly plan: string
  readonly items: Readonly<Record<string, LedgerEntry>>
}

/** What a problem is measured against to tell whether it is new. */
export type Baseline =
  /** Everything counts. */
  | { readonly kind: 'none' }
  /** No ledger yet: everything is reported, nothing but `tests` fails. */
  | { readonly kind: 'first-run' }
  | {
      readonly kind: 'ledger' | 'base'
      readonly ledgers: ReadonlyMap<string, Ledger>
      readonly claims: ReadonlyMap<string, ReadonlyMap<string, Claim>>
    }
