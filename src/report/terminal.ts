import type { AuditResult } from '../model/audit.ts'
import type { CheckRun, SuiteRun } from '../model/evidence.ts'
import { describeProblem } from '../model/problem.ts'
import { type JudgedPlan, type Judgement, VERDICTS } from '../model/verdict.ts'
import { DRIFT_LABELS, RUN_LABELS, VERDICT_LABELS } from './labels.ts'
import { conclusionLine, durationText, needsLook, totalsOf, worstFirst } from './overview.ts'
import { type Paint, painter, type TerminalStyle, VERDICT_COLOURS } from './paint.ts'
import { totalsText } from './summary-runs.ts'
import { clip, pad, wrap } from './width.ts'

const VERDICT_WIDTH = Math.max(...VERDICTS.map(verdict => VERDICT_LABELS[verdict].word.length))
/** Sign, verdict and the gaps around them: where an item's words begin. */
const INDENT = ' '.repeat(VERDICT_WIDTH + 6)

/** The audit for a terminal: each plan worst first, then suites and problems, and the gate at the end. */
export function auditText(result: AuditResult, style: TerminalStyle): string {
  const paint = painter(style)
  const blocks = [
    ...result.judged.map(plan => planBlock(plan, style.width, paint)),
    runsBlock(result, style.width, paint),
    problemsBlock(result, style.width, paint),
    gateBlock(result, style.width, paint),
  ]
  return `${blocks
    .filter(block => block.length > 0)
    .map(block => block.join('\n'))
    .join('\n\n')}\n`
}

function planBlock({ plan, judgements }: JudgedPlan, width: number, paint: Paint): readonly string[] {
  const totals = totalsOf(judgements)
  const count = `${totals.verified} of ${totals.total} verified`
  const path = clip(plan.path, Math.max(20, width - count.length - 2))
  const head = `${paint('bold', path)}  ${count}`
  const title = plan.title === '' ? [] : [paint('dim', clip(plan.title, width))]
  return [head, ...title, ...worstFirst(judgements).flatMap(judgement => itemLines(judgement, width, paint))]
}

function itemLines(judgement: Judgement, width: number, paint: Paint): readonly string[] {
  const { item, verdict, drift, reason, isNew } = judgement
  const { sign, word } = VERDICT_LABELS[verdict]
  const room = Math.max(20, width - INDENT.length)
  const name = clip(item.idOrigin === 'explicit' ? `${item.id}  ${item.title}` : item.title, room)
  const first = `  ${paint(VERDICT_COLOURS[verdict], `${sign} ${pad(word, VERDICT_WIDTH)}`)}  ${name}`
  if (!needsLook(judgement)) return [first]
  const labels = drift.map(kind => DRIFT_LABELS[kind].word)
  const label = [...(isNew && labels.length > 0 ? ['new'] : []), ...labels].join(', ')
  const why = wrap(label === '' ? reason : `${label}: ${reason}`, room)
  return [first, ...why.map(line => INDENT + paint('dim', line))]
}

function runsBlock({ observations }: AuditResult, width: number, paint: Paint): readonly string[] {
  const { suites, checks } = observations
  if (suites.length === 0 && checks.length === 0) return ['No suite and no check was run.']
  return [
    ...suites.flatMap(suite => runLines(suite, `tests ${totalsText(suite.totals)}`, width, paint)),
    ...checks.flatMap(check => {
      return runLines(check, check.measured === undefined ? '' : `measured ${check.measured}`, width, paint)
    }),
  ]
}

function runLines(run: SuiteRun | CheckRun, figures: string, width: number, paint: Paint): readonly string[] {
  const parts = [clip(run.name, 40), plainOutcome(run.outcome), figures, durationText(run.durationMs)]
  const line = parts.filter(part => part !== '').join(' · ')
  const why = run.reason === undefined ? [] : wrap(run.reason, Math.max(20, width - 4))
  return [
    paint(run.outcome === 'passed' ? 'green' : 'yellow', line),
    ...why.map(text => `    ${paint('dim', text)}`),
  ]
}

/** The outcome without its emoji, which terminals disagree about. */
function plainOutcome(outcome: keyof typeof RUN_LABELS): string {
  const label = RUN_LABELS[outcome]
  return label.slice(label.indexOf(' ') + 1)
}

function problemsBlock({ problems }: AuditResult, width: number, paint: Paint): readonly string[] {
  return problems.flatMap(problem => {
    const colour = problem.severity === 'error' ? 'red' : 'yellow'
    return wrap(`${problem.severity}: ${describeProblem(problem)}`, width).map(line => paint(colour, line))
  })
}

function gateBlock(result: AuditResult, width: number, paint: Paint): readonly string[] {
  const { gate, ledgerless } = result
  const reasons = gate.reasons.flatMap(({ rule, item, message }) =>
    wrap(`${rule}: ${item === undefined ? '' : `${item}: `}${message}`, Math.max(20, width - 2)).map(
      (line, index) => (index === 0 ? `- ${line}` : `  ${line}`),
    ),
  )
  const first = ledgerless
    ? wrap('First audit here: everything is reported, only failing tests fail the gate.', width)
    : []
  const tolerated = gate.tolerated.length > 0 ? [`Not new, so let pass: ${gate.tolerated.length}.`] : []
  const colour = gate.conclusion === 'pass' ? 'green' : 'red'
  return [...reasons, ...first, ...tolerated, paint(colour, conclusionLine(result))]
}
