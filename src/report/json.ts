import type { AuditResult, ChangeSummary } from '../model/audit.ts'
import type { CheckRun, SuiteRun } from '../model/evidence.ts'
import type { Inventory } from '../model/inventory.ts'
import type { Item, Plan, PlanWarning } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import type { Drift, GateReason, JudgedPlan, Judgement } from '../model/verdict.ts'
import { type PlanTotals, totalsOf } from './overview.ts'

/** An item without what only the write-back needs. */
export type ItemJson = Omit<Item, 'idOrigin' | 'signOff' | 'digest'>

/** What `phaseproof plan --format json` prints: schemas/plan.schema.json. */
export interface PlanJson {
  readonly schema: 'phaseproof.plan/1'
  readonly plans: readonly {
    readonly path: string
    readonly dialect: string
    readonly title: string
    readonly phase: string | null
    readonly items: readonly ItemJson[]
    readonly warnings: readonly PlanWarning[]
  }[]
  readonly problems: readonly Problem[]
}

export type JudgedItemJson = ItemJson &
  Pick<Judgement, 'verdict' | 'reason' | 'ladder' | 'evidence' | 'isNew' | 'proof'> & {
    readonly drift?: readonly Drift[]
  }

/** What `phaseproof audit --format json` prints, and the report file: schemas/audit.schema.json. */
export interface AuditJson {
  readonly schema: 'phaseproof.audit/1'
  readonly commit: string | null
  readonly root: string
  readonly plans: readonly {
    readonly path: string
    readonly dialect: string
    readonly items: readonly JudgedItemJson[]
    readonly totals: PlanTotals
  }[]
  readonly suites: readonly Pick<
    SuiteRun,
    'name' | 'command' | 'outcome' | 'reason' | 'exitCode' | 'durationMs' | 'totals'
  >[]
  readonly checks: readonly CheckRun[]
  readonly inventory: {
    readonly files: number
    readonly declarations: number
    readonly tests: number
    readonly tags: number
    readonly unread: number
    readonly languages: Readonly<Record<string, number>>
    readonly shallow: boolean
  }
  readonly gate: {
    readonly conclusion: 'pass' | 'fail'
    readonly reasons: readonly GateReason[]
    readonly tolerated: readonly GateReason[]
  }
  /** No ledger was found: the gate fails for `tests` only. */
  readonly firstAudit: boolean
  readonly changes: readonly ChangeSummary[]
  readonly problems: readonly Problem[]
}

export function planJson(plans: readonly Plan[], problems: readonly Problem[]): PlanJson {
  return {
    schema: 'phaseproof.plan/1',
    plans: plans.map(({ path, dialect, title, phase, items, warnings }) => ({
      path,
      dialect,
      title,
      phase,
      items: items.map(itemJson),
      warnings,
    })),
    problems,
  }
}

export function auditJson(result: AuditResult): AuditJson {
  const { gate, observations } = result
  return {
    schema: 'phaseproof.audit/1',
    commit: result.commit,
    root: result.root,
    plans: result.judged.map(judgedPlanJson),
    suites: observations.suites.map(({ reports: _, coverage: __, ...suite }) => suite),
    checks: observations.checks,
    inventory: inventoryJson(result.inventory),
    gate: { conclusion: gate.conclusion, reasons: gate.reasons, tolerated: gate.tolerated },
    firstAudit: result.ledgerless,
    changes: result.changes.map(({ path, summary }) => ({ path, summary })),
    problems: result.problems,
  }
}

function judgedPlanJson({ plan, judgements }: JudgedPlan): AuditJson['plans'][number] {
  return {
    path: plan.path,
    dialect: plan.dialect,
    items: judgements.map(judgedItemJson),
    totals: totalsOf(judgements),
  }
}

function judgedItemJson({ item, drift, ...judgement }: Judgement): JudgedItemJson {
  return { ...itemJson(item), ...judgement, ...(drift.length > 0 ? { drift } : {}) }
}

function itemJson({ idOrigin: _, signOff: __, digest: ___, ...item }: Item): ItemJson {
  return item
}

function inventoryJson(inventory: Inventory): AuditJson['inventory'] {
  return {
    files: inventory.files.length,
    declarations: inventory.declarations.length,
    tests: inventory.tests.length,
    tags: inventory.tags.length,
    unread: inventory.unread.length,
    languages: inventory.languages,
    shallow: inventory.shallow,
  }
}
