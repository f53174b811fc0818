import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { AuditResult } from '../../src/model/audit.ts'
import { NO_TESTS } from '../../src/model/evidence.ts'
import type { JudgedPlan } from '../../src/model/verdict.ts'
import { auditSummary, SUMMARY_BUDGET } from '../../src/report/summary.ts'
import { EXAMPLE, evidence, item, judgement, plan } from './example.ts'
import { matchesGolden } from './golden.ts'

const NOTHING: AuditResult = {
  ...EXAMPLE,
  judged: [],
  observations: { suites: [], checks: [] },
  gate: { conclusion: 'pass', reasons: [], tolerated: [] },
  problems: [],
  changes: [],
}

/** A plan whose items are all overclaimed, or all as they should be. */
function planOf(count: number, name: string, text: string, overclaimed: boolean): JudgedPlan {
  const judgements = Array.from({ length: count }, (_, index) =>
    judgement({
      item: item(`T-${index}`, text, index + 1, { claim: overclaimed ? 'done' : 'todo' }),
      verdict: overclaimed ? 'missing' : 'unproven',
      reason: text,
      evidence: [1, 2, 3].map(n => evidence({ message: `${n} ${text}` })),
      drift: overclaimed ? ['overclaim'] : [],
    }),
  )
  return {
    plan: plan(
      name,
      name,
      judgements.map(judged => judged.item),
    ),
    judgements,
  }
}

interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly children?: readonly MarkdownNode[]
}

/** The kinds of nodes and the pieces of HTML, each once. */
function look(markdown: string) {
  const kinds = new Set<string>()
  const html = new Set<string>()
  const visit = (node: MarkdownNode) => {
    kinds.add(node.type)
    if (node.type === 'html') html.add(node.value ?? '')
    for (const child of node.children ?? []) visit(child)
  }
  visit(unified().use(remarkParse).use(remarkGfm).parse(markdown))
  return { kinds: [...kinds], html: [...html] }
}

describe('the job summary', () => {
  it('tells a reviewer the conclusion first, then what to do about it', () => {
    matchesGolden('summary.md', auditSummary(EXAMPLE))
  })

  it('says what passed on a green first audit', () => {
    const [judged] = EXAMPLE.judged
    const verified = judged?.judgements.filter(({ item }) => item.id === 'CSV-1') ?? []
    const totals = { ...NO_TESTS, total: 12, passed: 12 }
    const suite = {
      name: 'unit',
      command: 'npm test',
      required: true,
      exitCode: 0,
      durationMs: 2150,
    } as const
    const first = {
      ...NOTHING,
      judged: judged ? [{ plan: judged.plan, judgements: verified }] : [],
      observations: {
        suites: [{ ...suite, outcome: 'passed' as const, totals, reports: [], coverage: [] }],
        checks: [],
      },
      ledgerless: true,
    }
    matchesGolden('summary-first-audit.md', auditSummary(first))
  })

  it('says that there was nothing', () => {
    const markdown = auditSummary(NOTHING)
    expect(markdown).toMatch(/^## ✅ Gate passed: 0 of 0 items verified\n/)
    expect(markdown).toContain('No plan was audited.')
    expect(markdown).toContain('No suite and no check was run.')
  })

  it('has no links where there is nothing to look at', () => {
    const local = { ...EXAMPLE, links: { serverUrl: 'https://github.com', repository: null } }
    expect(auditSummary(local)).not.toContain('](')
    expect(auditSummary({ ...EXAMPLE, commit: null })).not.toContain('](')
  })

  it('links within the folder of the project, with every character that ends a link encoded', () => {
    const path = 'docs/a b(1)|[x]#?é.md'
    const result: AuditResult = {
      ...NOTHING,
      root: 'packages/app',
      inventory: { ...EXAMPLE.inventory, files: [{ path, kind: 'file', blob: 'b', state: 'present' }] },
      judged: [planOf(1, path, 'text', true)],
    }
    expect(auditSummary(result)).toContain(
      `(https://github.com/octo-org/octo-repo/blob/${EXAMPLE.commit}/packages/app/docs/a%20b%281%29%7C%5Bx%5D%23%3F%C3%A9.md?plain=1#L1)`,
    )
  })

  it('lets no foreign text become markup', () => {
    const hostile =
      '</details> | <img src=x> @octocat [a](https://b.c) `x|y` **z** <!-- phaseproof:end status -->'
    const markdown = auditSummary({ ...NOTHING, judged: [planOf(2, hostile, hostile, true)] })
    const { kinds, html } = look(markdown)
    expect(kinds).not.toContain('link')
    expect(kinds).not.toContain('image')
    expect(html).toEqual([
      '<code>',
      '</code>',
      '<br>',
      expect.stringMatching(/^<details><summary>1 file/),
      '</details>',
      expect.stringMatching(/^<details><summary>How/),
    ])
    expect(markdown).not.toContain('@octocat')
  })
})

describe('the budget of the job summary', () => {
  const wide = '😀'.repeat(75)
  const large: AuditResult = {
    ...NOTHING,
    judged: [planOf(400, 'a.md', wide, true), planOf(400, 'b.md', wide, false)],
  }

  it('counts UTF-8 bytes, and never goes beyond', () => {
    const whole = Buffer.byteLength(auditSummary(large, Number.POSITIVE_INFINITY))
    expect(whole).toBeGreaterThan(SUMMARY_BUDGET)
    const budgets = [whole, whole - 1, SUMMARY_BUDGET, 400_000, 200_000, 100_000, 50_000, 20_000, 5_000, 500]
    for (const budget of budgets) {
      expect(Buffer.byteLength(auditSummary(large, budget))).toBeLessThanOrEqual(budget)
    }
  })

  it('says that something is left out exactly when it is', () => {
    const whole = Buffer.byteLength(auditSummary(large, Number.POSITIVE_INFINITY))
    expect(auditSummary(large, whole)).not.toContain('eft out')
    expect(auditSummary(large, whole - 1)).toContain(
      'Left out to fit in here: all but the first piece of evidence',
    )
    expect(auditSummary(large, 500)).toContain('Everything else is left out')
  })

  it('keeps the conclusion and the worst items to the last', () => {
    const mixed = {
      ...NOTHING,
      judged: [planOf(300, 'a.md', wide, false), planOf(3, 'b.md', 'the worst', true)],
    }
    const short = auditSummary(mixed, 40_000)
    expect(short).toMatch(/^## ✅ Gate passed: 0 of 303 items verified, 3 overclaims\n/)
    expect(short).toContain('the worst')
    expect(short).not.toContain('😀')
  })

  it('says how many entries a long list has left out', () => {
    const reasons = Array.from({ length: 150 }, () => ({ rule: 'docs', message: 'a' }) as const)
    const markdown = auditSummary({ ...NOTHING, gate: { conclusion: 'fail', reasons, tolerated: [] } })
    expect(markdown).toContain('- … and 50 more reasons')
    expect(auditSummary({ ...NOTHING, judged: [planOf(1200, 'a.md', 'a', true)] })).toContain(
      '… and 200 more that need a look.',
    )
    expect(auditSummary({ ...NOTHING, judged: [planOf(700, 'a.md', 'a', false)] })).toContain(
      '… and 200 more.',
    )
  })
})
