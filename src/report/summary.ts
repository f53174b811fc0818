import type { AuditResult } from '../model/audit.ts'
import { DETAILS, type Detail } from './detail.ts'
import { permalinks } from './links.ts'
import { conclusionLine } from './overview.ts'
import { changesPart, gatePart, legend, newPart, problemsPart, repositoryPart } from './summary-parts.ts'
import { plansPart } from './summary-plans.ts'
import { runsPart } from './summary-runs.ts'

/**
 * Below the 1 MiB at which GitHub drops a step's whole summary, with room for what other tools of the
 * same step may write. In UTF-8 bytes.
 */
export const SUMMARY_BUDGET = 900 * 1024

/**
 * The audit as Markdown for a job summary: the conclusion first, then what to do about it. When it would
 * not fit into `budget` bytes it is told with less detail, and says what was left out.
 */
export function auditSummary(result: AuditResult, budget: number = SUMMARY_BUDGET): string {
  for (const detail of DETAILS) {
    const markdown = render(result, detail)
    if (Buffer.byteLength(markdown) <= budget) return markdown
  }
  return `${heading(result)}\n\nEverything else is left out, because it does not fit in here. The JSON report has it.\n`
}

function render(result: AuditResult, detail: Detail): string {
  const link = permalinks(result)
  const parts = [
    heading(result),
    ...(detail.omitted === null
      ? []
      : [`> Left out to fit in here: ${detail.omitted}. The JSON report has it all.`]),
    ...gatePart(result, link, detail),
    ...newPart(result, link, detail),
    ...plansPart(result, link, detail),
    ...runsPart(result, detail),
    ...changesPart(result, detail),
    ...problemsPart(result, detail),
    ...repositoryPart(result, detail),
    legend(),
  ]
  return `${parts.join('\n\n')}\n`
}

function heading(result: AuditResult): string {
  const emoji = result.gate.conclusion === 'pass' ? '✅' : '❌'
  return `## ${emoji} ${conclusionLine(result)}`
}
