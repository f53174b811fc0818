import type { SignOff } from './plan.ts'

/** What can make the gate fail. */
export const GATE_RULES = [
  'failing',
  'missing',
  'overclaim',
  'unsupported',
  'underclaim',
  'regression',
  'stale',
  'contradiction',
  'unproven',
  'docs',
  'tests',
] as const
export type GateRule = (typeof GATE_RULES)[number]

/** Keys of a binding, in the configuration or in a `<!-- proof: … -->` comment. All are to hold. */
export interface Binding {
  readonly test: readonly string[]
  readonly path: readonly string[]
  readonly symbol: readonly string[]
  readonly check: readonly string[]
}

export interface SuiteConfig {
  readonly name: string
  readonly run: string
  readonly reports: readonly string[]
  readonly coverage: readonly string[]
  readonly timeoutMs: number | null
  /** Names of variables to hand on. */
  readonly env: readonly string[]
}

export interface CheckConfig {
  readonly name: string
  /** What one line of the output has to say; `*` stands for any text. */
  readonly output?: string
  /** How often it runs; the median of the figures counts. */
  readonly repeat?: number
  readonly run: string
  readonly timeoutMs: number | null
  readonly env: readonly string[]
  readonly metric: {
    readonly file: string
    readonly pointer: string
    readonly min?: number
    readonly max?: number
  } | null
}

/** The lowest rung that may tick; `verified` is the lowest that is allowed, rungs above it are stricter. */
export type TickAt = 'verified' | 'failed-before'

export interface Policy {
  readonly failOn: readonly GateRule[]
  readonly tickAt: TickAt
  readonly untick: 'contradicted' | 'never'
}

/** `.github/phaseproof.yml` with every default filled in. */
export interface Config {
  /** Null when there is no configuration file. */
  readonly path: string | null
  readonly plans: readonly string[]
  /** Null: detect them. */
  readonly suites: readonly SuiteConfig[] | null
  readonly checks: readonly CheckConfig[]
  readonly items: Readonly<Record<string, Binding>>
  readonly signOffs: Readonly<Record<string, SignOff>>
  readonly livingDocs: readonly string[]
  readonly research: readonly string[]
  readonly policy: Policy
}
