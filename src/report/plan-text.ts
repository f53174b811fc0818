import type { Claim, Item, Plan } from '../model/plan.ts'
import { CLAIM_LABELS } from './labels.ts'
import { count } from './overview.ts'
import { type Paint, painter, type TerminalStyle } from './paint.ts'
import { clip, wrap } from './width.ts'

const CLAIM_SIGNS: Readonly<Record<Claim, string>> = {
  done: '[x]',
  'in-progress': '[~]',
  todo: '[ ]',
  dropped: '[-]',
  none: ' · ',
  unknown: '[?]',
}

/** Plans as they were read, before anything is judged: what `phaseproof plan` prints. */
export function planText(plans: readonly Plan[], style: TerminalStyle): string {
  const paint = painter(style)
  return `${plans.map(plan => planLines(plan, style.width, paint).join('\n')).join('\n\n')}\n`
}

function planLines(plan: Plan, width: number, paint: Paint): readonly string[] {
  const done = plan.items.filter(item => item.claim === 'done').length
  const figures = `${count(plan.items.length, 'item', 'items')}, ${done} claimed done`
  const facts = [plan.title, plan.phase ?? '', plan.dialect].filter(part => part !== '').join(' · ')
  const numbers = Math.max(0, ...plan.items.map(item => String(item.line).length))
  const depths = depthsOf(plan.items)
  return [
    `${paint('bold', clip(plan.path, Math.max(20, width - figures.length - 2)))}  ${figures}`,
    paint('dim', clip(facts, width)),
    ...plan.items.flatMap(item => itemLines(item, depths.get(item.id) ?? 0, numbers, width, paint)),
    ...plan.warnings.flatMap(({ line, message }) =>
      wrap(`warning: ${plan.path}:${line}: ${message}`, width).map(text => paint('yellow', text)),
    ),
  ]
}

/** How deep each item is nested. Parents come before their children. */
function depthsOf(items: readonly Item[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>()
  for (const { id, parent } of items) {
    depths.set(id, parent === undefined ? 0 : Math.min(8, (depths.get(parent) ?? 0) + 1))
  }
  return depths
}

function itemLines(
  item: Item,
  depth: number,
  numbers: number,
  width: number,
  paint: Paint,
): readonly string[] {
  const lead = `  ${String(item.line).padStart(numbers)}  ${'  '.repeat(depth)}`
  const room = Math.max(20, width - lead.length - 4)
  const mark = item.claim === 'unknown' ? paint('yellow', CLAIM_SIGNS.unknown) : CLAIM_SIGNS[item.claim]
  const name = clip(item.idOrigin === 'explicit' ? `${item.id}  ${item.title}` : item.title, room)
  const indent = ' '.repeat(lead.length + 4)
  return [
    `${paint('dim', lead)}${mark} ${name}`,
    ...factsOf(item).flatMap(fact => wrap(fact, room).map(line => indent + paint('dim', line))),
  ]
}

function factsOf(item: Item): readonly string[] {
  const facts: string[] = []
  if (item.claim === 'in-progress' || item.claim === 'dropped' || item.claim === 'unknown') {
    facts.push(CLAIM_LABELS[item.claim])
  }
  const limits = item.thresholds.map(({ metric, op, value, unit }) =>
    [metric, op, String(value), unit].filter(part => part !== undefined).join(' '),
  )
  if (item.due !== undefined) facts.push(`due ${item.due}`)
  if (item.dependsOn.length > 0) facts.push(`after ${item.dependsOn.join(', ')}`)
  if (item.references.length > 0) {
    facts.push(`names ${item.references.map(({ kind, value }) => `${kind} ${value}`).join(', ')}`)
  }
  if (limits.length > 0) facts.push(`limits ${limits.join(', ')}`)
  if (item.signOff !== undefined) facts.push(`signed off by ${item.signOff.by} on ${item.signOff.on}`)
  return facts
}
