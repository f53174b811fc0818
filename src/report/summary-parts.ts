import type { AuditResult } from '../model/audit.ts'
import { describeProblem } from '../model/problem.ts'
import { type GateReason, type Judgement, VERDICTS } from '../model/verdict.ts'
import { inMarkdown } from '../text/inert.ts'
import type { Detail } from './detail.ts'
import { DRIFT_LABELS, VERDICT_LABELS } from './labels.ts'
import type { Permalink } from './links.ts'
import { capped, details, linked, prose } from './markdown.ts'
import { count } from './overview.ts'

/** Why the gate failed, and what it let pass because it was so before. */
export function gatePart(result: AuditResult, link: Permalink, { entries }: Detail): readonly string[] {
  const { gate, ledgerless } = result
  const parts: string[] = []
  const list = (reasons: readonly GateReason[]) =>
    capped(reasons, entries, 'reasons', reason => reasonLine(reason, result, link))
  if (gate.reasons.length > 0) parts.push(`### Why the gate failed\n\n${list(gate.reasons)}`)
  if (ledgerless) {
    parts.push(
      'This is the first audit here: everything is reported, but only failing tests fail the gate. From the next audit on, the gate looks at what is new.',
    )
  }
  if (gate.tolerated.length > 0) {
    const title = `${count(gate.tolerated.length, 'problem', 'problems')} that the gate lets pass, because it is not new`
    parts.push(details(title, list(gate.tolerated)))
  }
  return parts
}

function reasonLine(reason: GateReason, result: AuditResult, link: Permalink): string {
  const { plan, item } = reason
  const judgement = plan === undefined || item === undefined ? undefined : findJudgement(result, plan, item)
  const where = plan === undefined || judgement === undefined ? '' : ` ${itemName(judgement, plan, link)}:`
  return `- **${inMarkdown(reason.rule)}** ·${where} ${prose(reason.message, 300)}`
}

function findJudgement(result: AuditResult, plan: string, item: string): Judgement | undefined {
  return result.judged
    .find(judged => judged.plan.path === plan)
    ?.judgements.find(judgement => judgement.item.id === item)
}

/** The item in its author's words, linked to its line in the plan. */
export function itemName({ item }: Judgement, plan: string, link: Permalink): string {
  const url = link(plan, item.line)
  const title = linked(item.title === '' ? item.id : item.title, url, 120)
  return item.idOrigin === 'explicit' ? `**${inMarkdown(item.id, 40)}** ${title}` : title
}

/** What this change brought, apart from what the gate names already. */
export function newPart(result: AuditResult, link: Permalink, { entries }: Detail): readonly string[] {
  const named = new Set(result.gate.reasons.map(reason => `${reason.plan}\n${reason.item}`))
  const lines = result.judged.flatMap(({ plan, judgements }) =>
    judgements
      .filter(({ isNew, drift, item }) => isNew && drift.length > 0 && !named.has(`${plan.path}\n${item.id}`))
      .map(judgement => {
        const drift = judgement.drift.map(kind => DRIFT_LABELS[kind].word).join(', ')
        return `- **${drift}** · ${itemName(judgement, plan.path, link)}: ${prose(judgement.reason, 300)}`
      }),
  )
  return lines.length === 0
    ? []
    : [`### New with this change\n\n${capped(lines, entries, 'items', line => line)}`]
}

export function changesPart({ changes }: AuditResult, { entries }: Detail): readonly string[] {
  if (changes.length === 0) return []
  const list = capped(
    changes,
    entries,
    'documents',
    ({ path, summary }) => `- ${inMarkdown(path)}: ${inMarkdown(summary.join('; '), 400)}`,
  )
  return [`### Written back\n\n${list}`]
}

export function problemsPart({ problems }: AuditResult, { entries }: Detail): readonly string[] {
  if (problems.length === 0) return []
  const list = capped(problems, entries, 'problems', problem => {
    const emoji = problem.severity === 'error' ? '❌' : '⚠️'
    return `- ${emoji} ${prose(describeProblem(problem), 400)}`
  })
  return [`### Problems on the way\n\n${list}`]
}

/** What was looked at, so that silence cannot be mistaken for absence. */
export function repositoryPart({ inventory, commit }: AuditResult, { entries }: Detail): readonly string[] {
  const parts = [
    `Looked at ${count(inventory.files.length, 'file', 'files')}${commit === null ? '' : ` of commit ${inMarkdown(commit.slice(0, 10))}`}.`,
  ]
  if (inventory.shallow) parts.push('The history is cut off, so dates and authors were not used.')
  const { unread } = inventory
  if (unread.length === 0) return [parts.join(' ')]
  const list = capped(
    unread,
    entries,
    'files',
    ({ path, reason }) => `- ${inMarkdown(path)}: ${inMarkdown(reason, 200)}`,
  )
  return [parts.join(' '), details(`${count(unread.length, 'file', 'files')} could not be looked into`, list)]
}

/** What the words and signs mean. */
export function legend(): string {
  const verdicts = VERDICTS.map(verdict => {
    const { emoji, word, meaning } = VERDICT_LABELS[verdict]
    return `- ${emoji} **${word}**: ${meaning}`
  })
  const drifts = Object.values(DRIFT_LABELS).map(({ word, meaning }) => `- **${word}**: ${meaning}`)
  const ladder =
    'The ladder has a square for each rung: claimed, file exists, symbol exists, has a caller, a linked test exists, the test passed at this commit, the test failed before the change. ■ seen · □ looked for and not seen · ▫ not looked for.'
  return details(
    'How to read this',
    [verdicts.join('\n'), 'Where plan and evidence disagree:', drifts.join('\n'), ladder].join('\n\n'),
  )
}
