import type { Config } from '../model/config.ts'
import type { Inventory } from '../model/inventory.ts'
import type { Item, Plan } from '../model/plan.ts'
import type { ItemTrace, Link } from '../model/trace.ts'
import type { Baseline, Evidence, JudgedPlan, Judgement } from '../model/verdict.ts'
import { sharedIds } from '../text/shared-ids.ts'
import { baselineEntry, isNewProblem } from './baseline.ts'
import { driftOf } from './drift.ts'
import { statementOf } from './evidence.ts'
import { bottomUp, childrenOf, derive } from './family.ts'
import { ladderOf } from './ladder.ts'
import { contradictions } from './ledgers.ts'
import { type Own, ownVerdict } from './own.ts'
import { blobsOf, proofOf } from './proof.ts'
import { ambiguousSignOff, signOffEvidence } from './sign-off.ts'
import type { Statement } from './statement.ts'

export interface JudgeRequest {
  readonly plans: readonly Plan[]
  readonly traces: readonly ItemTrace[]
  readonly inventory: Inventory
  readonly config: Config
  readonly baseline: Baseline
  /** ISO day: sign-offs expire. */
  readonly today: string
}

/** What the evidence says of every item. Pure and total: each item gets exactly one verdict. */
export function judge(request: JudgeRequest): readonly JudgedPlan[] {
  const links = new Map<string, readonly Link[]>()
  for (const traced of request.traces) links.set(`${traced.plan}\0${traced.item}`, traced.links)
  const blobs = blobsOf(request.inventory)
  const shared = sharedIds(request.plans)
  const otherwise = contradictions(request.plans)
  return request.plans.map(plan =>
    judgePlan(plan, id => links.get(`${plan.path}\0${id}`) ?? [], blobs, shared, otherwise, request),
  )
}

function judgePlan(
  plan: Plan,
  linksOf: (id: string) => readonly Link[],
  blobs: ReadonlyMap<string, string>,
  shared: ReadonlySet<string>,
  otherwise: ReadonlyMap<string, Evidence>,
  request: JudgeRequest,
): JudgedPlan {
  const children = childrenOf(plan)
  const said = new Map<string, readonly Statement[]>()
  const signed = new Map<string, Evidence | null>()
  const verdicts = new Map<string, Own>()
  for (const item of bottomUp(plan)) {
    const statements = linksOf(item.id).map(statementOf)
    const signOff = signOffOf(item, shared, request)
    const own = ownVerdict(item, statements, signOff)
    const family = (children.get(item.id) ?? []).map(child => {
      const judged = verdicts.get(child.id)
      if (!judged) throw new Error(`the items of ${plan.path} are their own ancestors: ${child.id}`)
      return { item: child, own: judged }
    })
    said.set(item.id, statements)
    signed.set(item.id, signOff)
    verdicts.set(item.id, derive(own, family))
  }
  const settled = block(plan, verdicts)
  const judgements = plan.items.map((item): Judgement => {
    const own = settled.get(item.id)
    if (!own) throw new Error(`the item ${item.id} of ${plan.path} was not judged`)
    const statements = said.get(item.id) ?? []
    const signOff = signed.get(item.id)
    const proof = proofOf(linksOf(item.id), blobs)
    const before = baselineEntry(request.baseline, plan.path, item.id)
    const elsewhere = otherwise.get(`${plan.path}\0${item.id}`)
    const openChild = (children.get(item.id) ?? []).find(child => isOpen(child)) ?? null
    return {
      item,
      verdict: own.verdict,
      reason: own.reason,
      ladder: ladderOf(item, linksOf(item.id), statements),
      evidence: [
        ...statements.map(asEvidence),
        ...(signOff ? [signOff] : []),
        ...(elsewhere ? [elsewhere] : []),
      ],
      drift: driftOf({
        item,
        verdict: own.verdict,
        proof,
        before,
        openChild,
        elsewhere: elsewhere !== undefined,
      }),
      isNew: isNewProblem(request.baseline, plan.path, item, own.verdict),
      proof,
    }
  })
  return { plan, judgements }
}

/** The item's own sign-off before that of the configuration, which names items by id alone. */
function signOffOf(
  item: Item,
  shared: ReadonlySet<string>,
  { config, today }: JudgeRequest,
): Evidence | null {
  const own = signOffEvidence(item.signOff, today)
  const configured = Object.hasOwn(config.signOffs, item.id) ? config.signOffs[item.id] : undefined
  if (configured === undefined || own?.outcome === 'proves') return own
  return shared.has(item.id) ? ambiguousSignOff(configured, item.id) : signOffEvidence(configured, today)
}

/** Openly not done: the author says so. */
function isOpen(item: Item): boolean {
  return item.claim === 'todo' || item.claim === 'in-progress'
}

/** What nothing proves, and what waits for something unproven, is blocked by it. */
function block(plan: Plan, verdicts: ReadonlyMap<string, Own>): ReadonlyMap<string, Own> {
  const settled = new Map(verdicts)
  for (const item of plan.items) {
    const own = verdicts.get(item.id)
    if (own?.verdict !== 'unproven') continue
    const waiting = item.dependsOn.find(id => {
      const other = verdicts.get(id)?.verdict
      return other !== undefined && other !== 'verified' && other !== 'attested'
    })
    if (waiting === undefined) continue
    const state = verdicts.get(waiting)?.verdict
    settled.set(item.id, {
      ...own,
      verdict: 'blocked',
      reason: `it depends on ${waiting}, which is ${state}`,
    })
  }
  return settled
}

function asEvidence(statement: Statement): Evidence {
  const { notRun: _notRun, behaviour: _behaviour, binds: _binds, ...evidence } = statement
  return evidence
}
