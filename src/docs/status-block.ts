import type { Splice } from '../model/edit.ts'
import type { Plan, SourceText } from '../model/plan.ts'
import { type JudgedPlan, type Judgement, type Ledger, VERDICTS } from '../model/verdict.ts'
import { inMarkdown } from '../text/inert.ts'

const NAME = 'status'
/** Longer lists are cut, and the rest is counted: the block informs, the ledger holds everything. */
const LISTED = 60

/**
 * The managed block of a plan: what was validated, and every item whose claim could not be confirmed, with
 * the reason. Only facts that stay the same while nothing changes: no dates, no durations, no commit.
 */
export function renderStatusBlock(judged: JudgedPlan, ledger: Ledger): string {
  const { judgements } = judged
  const counts = VERDICTS.map(verdict => ({
    verdict,
    count: judgements.filter(judgement => judgement.verdict === verdict).length,
  })).filter(entry => entry.count > 0)
  const proven = judgements.filter(({ verdict }) => verdict === 'verified' || verdict === 'attested').length
  const open = judgements.filter(judgement => needsAttention(judgement, ledger))
  const lines = [
    `<!-- phaseproof:begin ${NAME} -->`,
    '',
    `**Validated status:** ${proven} of ${judgements.length} items verified or attested (${counts
      .map(({ verdict, count }) => `${count} ${verdict}`)
      .join(', ')}).`,
    '',
    ...list(open, ledger),
    `<!-- phaseproof:end ${NAME} -->`,
  ]
  return lines.join('\n')
}

function list(open: readonly Judgement[], ledger: Ledger): readonly string[] {
  if (open.length === 0) return []
  const shown = open.slice(0, LISTED)
  const rest = open.length - shown.length
  return [
    'Where the plan and the evidence differ:',
    '',
    ...shown.map(judgement => line(judgement, ledger)),
    ...(rest > 0 ? [`- and ${rest} more; the ledger under \`.phaseproof/\` lists all`] : []),
    '',
  ]
}

function line({ item, verdict, reason }: Judgement, ledger: Ledger): string {
  const entry = ledger.items[item.id]
  const said = entry?.unticked ? 'no longer claimed' : `claimed ${entry?.claim ?? item.claim}`
  const name = item.idOrigin === 'explicit' ? `${item.id} ${item.title}` : item.title
  return `- **${verdict}**, ${said}: ${inMarkdown(name, 80)} (${inMarkdown(reason, 200)})`
}

/** Claimed and not confirmed, failing, unticked by us, or proven where the author has not claimed it. */
function needsAttention({ item, verdict }: Judgement, ledger: Ledger): boolean {
  const entry = ledger.items[item.id]
  const claim = entry?.claim ?? item.claim
  if (verdict === 'failing' || entry?.unticked) return true
  const proven = verdict === 'verified' || verdict === 'attested'
  return claim === 'done' ? !proven : proven && claim !== 'none'
}

/** Where the block goes: over the old one, else behind the text. Null where the end of the text is no safe place. */
export function blockSplice(plan: Plan, source: SourceText, block: string): Splice | null {
  const eol = lineEnd(source.text)
  // A document that is not UTF-8 gets ASCII only: anything else would read as something else there.
  const body = (source.encoding === 'latin1' ? block.replace(/[^ -~\n]/g, '?') : block).replaceAll('\n', eol)
  const old = plan.blocks.filter(known => known.name === NAME)
  const [first] = old
  if (first) return old.length === 1 ? { start: first.start, end: first.end, text: body } : null
  if (!plan.openEnded) return null
  const end = source.text.length
  // The document keeps its habit: with a line break at its end, or without.
  const ended = /[\r\n]$/.test(source.text)
  return { start: end, end, text: ended ? `${eol}${body}${eol}` : `${eol}${eol}${body}` }
}

/** The document's own kind of line end; a lone CR at its end would join with an LF to one break. */
function lineEnd(text: string): string {
  if (text.endsWith('\r') || (text.includes('\r') && !text.includes('\n'))) return '\r'
  return text.includes('\r\n') ? '\r\n' : '\n'
}
