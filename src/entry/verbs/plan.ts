import { findPlans } from '../../plan/find.ts'
import { workingTree } from '../../ports/working-tree.ts'
import { planJson } from '../../report/json.ts'
import { planText } from '../../report/plan-text.ts'
import type { Command } from '../arguments.ts'
import { namedConfigAt } from '../configuration.ts'
import { fail, finish, jsonText, type Terminal } from '../terminal.ts'

/** `phaseproof plan`: what the documents say, without looking at anything else. */
export async function runPlan(
  command: Extract<Command, { kind: 'plan' }>,
  root: string,
  terminal: Terminal,
): Promise<number> {
  const snapshot = await workingTree(root)
  const config = await namedConfigAt(command.config, snapshot, null)
  if (!config.ok) return fail(config.problems, terminal)
  const found = await findPlans(command.plans.length > 0 ? command.plans : config.value.plans, snapshot)
  if (!found.ok) return fail(found.problems, terminal)
  const plans = found.value.plans.map(read => read.plan)
  const { problems } = found.value
  const text =
    command.format === 'json'
      ? jsonText(planJson(plans, problems))
      : planText(plans, command.format === 'pretty' ? terminal : { color: false, width: 100 })
  return finish(command, text, problems, 0, terminal)
}
