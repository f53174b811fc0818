/** A whole project, audited from its plan's Markdown and its real source, with observations that a test makes up. */
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import { takeInventory } from '../../src/inventory/inventory.ts'
import type { Config } from '../../src/model/config.ts'
import type { Observations } from '../../src/model/evidence.ts'
import type { Judgement } from '../../src/model/verdict.ts'
import { readPlan } from '../../src/plan/read.ts'
import { openSyntax } from '../../src/ports/syntax.ts'
import { questionsOf } from '../../src/trace/questions.ts'
import { trace } from '../../src/trace/trace.ts'
import { judge } from '../../src/verdict/judge.ts'
import { snapshotOf } from '../inventory/facts.ts'

const syntax = openSyntax()

export interface Project {
  /** Markdown by path. */
  readonly plans: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  readonly observations: Observations
  readonly config?: Partial<Config>
}

export async function judgementsOf(project: Project): Promise<readonly Judgement[]> {
  const plans = Object.entries(project.plans).map(([path, text]) => {
    const read = readPlan(path, Buffer.from(text))
    if (!read.ok) throw new Error(`${path} cannot be read`)
    return read.value.plan
  })
  const config = { ...DEFAULT_CONFIG, ...project.config }
  const snapshot = snapshotOf({ ...project.plans, ...project.files })
  const inventory = await takeInventory(snapshot, questionsOf(plans, config), syntax)
  const traces = trace({
    plans,
    config,
    inventory,
    observations: project.observations,
    root: '/home/me/project',
  })
  return judge({ plans, traces, inventory, config, baseline: { kind: 'none' }, today: '2026-06-01' }).flatMap(
    judged => judged.judgements,
  )
}

/** The verdict of the only item that a plan of these lines has. */
export async function verdictOf(line: string, project: Omit<Project, 'plans'>): Promise<string> {
  const judgements = await judgementsOf({
    ...project,
    plans: { 'phases/current/plan.md': `# Plan\n\n## Tasks\n\n${line}\n` },
  })
  const [first] = judgements
  if (first === undefined || judgements.length > 1) throw new Error(`${judgements.length} items in ${line}`)
  return first.verdict
}
