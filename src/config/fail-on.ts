import { GATE_RULES, type GateRule } from '../model/config.ts'
import type { Result } from '../model/problem.ts'
import { type Field, readList, readText } from './fields.ts'
import { Findings, quote } from './findings.ts'
import { didYouMean } from './suggest.ts'

/**
 * The rules that fail the gate, as an input or a flag writes them: words divided by commas, spaces or line
 * breaks, or `none` alone. `place` names the input or flag in problems.
 */
export function readFailOn(text: string, place: string): Result<readonly GateRule[]> {
  const findings = new Findings(place)
  const words = text.split(/[\s,]+/).filter(word => word !== '')
  const rules = rulesOf(
    words.map(word => ({ word, line: 1 })),
    findings,
  )
  if (words.length === 0) findings.add(1, 'Nothing is listed', `${EXPECTED}.`)
  const problems = findings.problems.map(({ line: _, ...problem }) => problem)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rules }
}

/** The same list in the configuration. */
export function readRules(field: Field): readonly GateRule[] {
  const items = field.node.kind === 'list' ? field.node.items : [field.node]
  const words = readList(field, readText)
  return rulesOf(
    words.flatMap((word, index) =>
      word === '' ? [] : [{ word, line: items[index]?.line ?? field.node.line }],
    ),
    field.findings,
  )
}

const EXPECTED = `Expected a list of ${GATE_RULES.join(', ')}; or none`

function rulesOf(
  words: readonly { readonly word: string; readonly line: number }[],
  findings: Findings,
): readonly GateRule[] {
  const rules = new Set<GateRule>()
  for (const { word, line } of words) {
    const rule = GATE_RULES.find(candidate => candidate === word)
    if (rule !== undefined) rules.add(rule)
    else if (word !== 'none') {
      findings.add(
        line,
        `${quote(word)} is no rule of the gate`,
        `${didYouMean(word, GATE_RULES)}${EXPECTED}.`,
      )
    } else if (words.length > 1) {
      findings.add(line, '"none" stands beside other rules', 'Write "none" alone, or leave it out.')
    }
  }
  return [...rules]
}
