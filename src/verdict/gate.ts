import type { GateRule } from '../model/config.ts'
import type { SuiteRun } from '../model/evidence.ts'
import type { Gate, GateReason, JudgedPlan, Judgement } from '../model/verdict.ts'

/** Applies the policy: what of all that was found makes the gate fail. */
export function gate(
  judged: readonly JudgedPlan[],
  suites: readonly SuiteRun[],
  failOn: readonly GateRule[],
): Gate {
  const reasons: GateReason[] = []
  const tolerated: GateReason[] = []
  const rules = new Set(failOn)
  if (rules.has('tests')) for (const suite of suites) reasons.push(...suiteReasons(suite))
  for (const { plan, judgements } of [...judged].reverse()) {
    const said: Said = { reasons: new Set(), tolerated: new Set() }
    for (const judgement of [...judgements].reverse()) {
      for (const rule of rulesBroken(judgement)) {
        if (!rules.has(rule)) continue
        const counts = judgement.isNew || rule === 'regression'
        if (isRepeated(rule, judgement, counts, said)) continue
        const message = messageOf(rule, judgement, plan.path)
        ;(counts ? reasons : tolerated).push({ rule, plan: plan.path, item: judgement.item.id, message })
      }
    }
  }
  // Children were asked before their parents; people read from the top.
  const ordered = (list: GateReason[]) =>
    list.reverse().sort((a, b) => failOn.indexOf(a.rule) - failOn.indexOf(b.rule))
  return {
    conclusion: reasons.length === 0 ? 'pass' : 'fail',
    reasons: ordered(reasons),
    tolerated: ordered(tolerated),
  }
}

/** `rule parent` of what was already said of a child. */
interface Said {
  readonly reasons: Set<string>
  readonly tolerated: Set<string>
}

/**
 * A parent that only repeats what a child already failed for adds nothing. What its own evidence says, or what
 * is new in it while the child's problem is an old one, does.
 */
function isRepeated(rule: GateRule, { item, evidence }: Judgement, counts: boolean, said: Said): boolean {
  const [key, up] = [`${rule} ${item.id}`, item.parent === undefined ? null : `${rule} ${item.parent}`]
  if (up !== null) (counts ? said.reasons : said.tolerated).add(up)
  if (evidence.some(({ outcome }) => outcome === 'contradicts' || outcome === 'absent')) return false
  return said.reasons.has(key) || (!counts && said.tolerated.has(key))
}

function rulesBroken(judgement: Judgement): readonly GateRule[] {
  const rules: GateRule[] = [...judgement.drift]
  const { verdict } = judgement
  if (verdict === 'failing' || verdict === 'missing' || verdict === 'unproven') rules.push(verdict)
  return rules
}

function messageOf(rule: GateRule, { item, verdict, reason }: Judgement, path: string): string {
  const where = `${path}:${item.line} ${item.id}`
  switch (rule) {
    case 'overclaim':
      return `${where} is claimed done but is ${verdict}: ${reason}`
    case 'regression':
      return `${where} was verified before and is ${verdict} now: ${reason}`
    case 'unsupported':
      return `${where} is claimed done, and nothing proves it (${verdict}): ${reason}`
    case 'underclaim':
      return `${where} is ${verdict} but not claimed done`
    case 'stale':
      return `${where} was proven once, but its text, its test or its code has changed since`
    case 'contradiction':
      return `${where} is claimed done while an item below it is open`
    case 'failing':
    case 'missing':
    case 'unproven':
    case 'docs':
    case 'tests':
      return `${where} is ${verdict}: ${reason}`
  }
}

/**
 * A detected suite whose program is absent, or that has no tests, is reported and proves nothing; one that
 * the configuration or the workflow asks for has to run.
 */
function suiteReasons(suite: SuiteRun): readonly GateReason[] {
  const message = `suite ${suite.name}: ${suite.reason ?? suite.outcome}`
  switch (suite.outcome) {
    case 'failed':
    case 'contradictory':
    case 'timed-out':
      return [{ rule: 'tests', message }]
    case 'unavailable':
    case 'empty':
      return suite.required ? [{ rule: 'tests', message }] : []
    case 'passed':
    case 'no-report':
    case 'not-run':
      return []
  }
}
