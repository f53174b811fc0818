import type { Audit } from '../audit.ts'
import type { AuditResult } from '../model/audit.ts'
import type { FileChange } from '../model/edit.ts'
import type { Problem } from '../model/problem.ts'

export interface Place {
  readonly prefix: string
  readonly serverUrl: string
  readonly repository: string | null
}

/** What an audit came to, as the reports take it; `changes` are those that were or would be written. */
export function resultOf(
  audit: Audit,
  place: Place,
  changes: readonly FileChange[],
  problems: readonly Problem[],
): AuditResult {
  return {
    commit: audit.state.inventory.commit,
    root: place.prefix === '' ? '.' : place.prefix,
    judged: audit.judged,
    observations: audit.observations,
    inventory: audit.state.inventory,
    gate: audit.gate,
    ledgerless: audit.ledgerless,
    problems: [...audit.problems, ...problems],
    changes: changes.map(({ path, summary }) => ({ path, summary })),
    links: { serverUrl: place.serverUrl, repository: place.repository },
  }
}

/** The Action's outputs that tell of verdicts. */
export function outputsOf(audit: Audit): Readonly<Record<string, string>> {
  const judgements = audit.judged.flatMap(plan => plan.judgements)
  const count = (holds: (judgement: (typeof judgements)[number]) => boolean) =>
    String(judgements.filter(holds).length)
  return {
    conclusion: audit.gate.conclusion,
    total: String(judgements.length),
    verified: count(({ verdict }) => verdict === 'verified'),
    overclaims: count(({ drift }) => drift.includes('overclaim')),
    regressions: count(({ drift }) => drift.includes('regression')),
  }
}
