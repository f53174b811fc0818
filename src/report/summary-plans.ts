import type { AuditResult } from '../model/audit.ts'
import {
  type Evidence,
  type JudgedPlan,
  type Judgement,
  RUNGS,
  type RungState,
  VERDICTS,
} from '../model/verdict.ts'
import type { Detail } from './detail.ts'
import { CLAIM_LABELS, DRIFT_LABELS, EVIDENCE_EMOJI, RUNG_LABELS, VERDICT_LABELS } from './labels.ts'
import type { Permalink } from './links.ts'
import { details, linked, place, prose, table } from './markdown.ts'
import { count, highestRung, needsLook, totalsOf, worstFirst } from './overview.ts'
import { itemName } from './summary-parts.ts'

export function plansPart({ judged }: AuditResult, link: Permalink, detail: Detail): readonly string[] {
  if (judged.length === 0) return ['No plan was audited.']
  const parts = judged.slice(0, detail.plans).map(plan => planPart(plan, link, detail))
  const more = judged.length - detail.plans
  return more > 0 ? [...parts, `… and ${count(more, 'more plan', 'more plans')}.`] : parts
}

function planPart(judged: JudgedPlan, link: Permalink, detail: Detail): string {
  const { plan, judgements } = judged
  const title = plan.title === '' ? plan.path : plan.title
  const parts = [`### ${linked(title, link(plan.path))}`, progress(judgements)]
  if (judgements.length === 0) return [...parts, 'The plan has no items.'].join('\n\n')

  const sorted = worstFirst(judgements)
  const look = sorted.filter(needsLook)
  const quiet = judgements.filter(judgement => !needsLook(judgement))
  if (look.length > 0 && detail.items > 0) {
    parts.push(itemTable(look.slice(0, detail.items), plan.path, link, detail))
    if (look.length > detail.items) parts.push(`… and ${look.length - detail.items} more that need a look.`)
  }
  if (quiet.length > 0 && detail.quietItems > 0) {
    const shown = itemTable(quiet.slice(0, detail.quietItems), plan.path, link, detail)
    const more = quiet.length - detail.quietItems
    const body = more > 0 ? `${shown}\n\n… and ${more} more.` : shown
    parts.push(details(`${count(quiet.length, 'item', 'items')} where claim and evidence agree`, body))
  }
  return parts.join('\n\n')
}

const BAR_WIDTH = 20

/** `■■■■□□□□ **4 of 8 verified** · 5 claimed done · ❌ 1 failing`. */
function progress(judgements: readonly Judgement[]): string {
  const totals = totalsOf(judgements)
  // Rounded down: a full bar means that nothing is missing.
  const proven = totals.verified + totals.attested
  const filled = totals.total === 0 ? 0 : Math.floor((proven / totals.total) * BAR_WIDTH)
  const others = VERDICTS.filter(verdict => verdict !== 'verified' && totals[verdict] > 0).map(
    verdict => `${VERDICT_LABELS[verdict].emoji} ${totals[verdict]} ${VERDICT_LABELS[verdict].word}`,
  )
  return [
    `${'■'.repeat(filled)}${'□'.repeat(BAR_WIDTH - filled)} **${totals.verified} of ${totals.total} verified**`,
    `${totals.claimed} claimed done`,
    ...others,
  ].join(' · ')
}

function itemTable(judgements: readonly Judgement[], plan: string, link: Permalink, detail: Detail): string {
  const withEvidence = detail.evidence > 0
  const header = ['Item', 'Plan says', 'Verdict', 'Why']
  return table(
    withEvidence ? [...header, 'Evidence'] : header,
    judgements.map(judgement => {
      const cells = [
        itemName(judgement, plan, link),
        CLAIM_LABELS[judgement.item.claim],
        verdictCell(judgement),
        prose(judgement.reason, 300),
      ]
      return withEvidence ? [...cells, evidenceCell(judgement, link, detail.evidence)] : cells
    }),
  )
}

function verdictCell({ verdict, drift, isNew }: Judgement): string {
  const { emoji, word } = VERDICT_LABELS[verdict]
  const lines = [`${emoji}&nbsp;${word.replaceAll(' ', '&nbsp;')}`]
  for (const kind of drift) lines.push(`**${DRIFT_LABELS[kind].word}**`)
  if (isNew && drift.length > 0) lines.push('new')
  return lines.join('<br>')
}

const RUNG_SIGNS: Readonly<Record<RungState, string>> = { yes: '■', no: '□', unknown: '▫' }

/** The ladder and how far it reaches, then each piece of evidence on a line of its own. */
function evidenceCell(judgement: Judgement, link: Permalink, most: number): string {
  const { ladder, evidence } = judgement
  const highest = highestRung(judgement)
  const reach = highest === null || highest === 'claimed' ? '' : ` ${RUNG_LABELS[highest]}`
  const lines = [`${RUNGS.map(rung => RUNG_SIGNS[ladder[rung]]).join('')}${reach}`]
  for (const piece of evidence.slice(0, most)) lines.push(evidenceLine(piece, link))
  if (evidence.length > most) lines.push(`… ${evidence.length - most} more`)
  return lines.join('<br>')
}

function evidenceLine({ outcome, message, path, line }: Evidence, link: Permalink): string {
  const said = path === undefined || (link(path) === null && message.includes(path))
  const where = path === undefined || said ? '' : ` (${place(link, path, line)})`
  return `${EVIDENCE_EMOJI[outcome]} ${prose(message, 200)}${where}`
}
