import type { AuditResult } from '../../src/model/audit.ts'
import { NO_TESTS } from '../../src/model/evidence.ts'
import type { Item, Plan } from '../../src/model/plan.ts'
import type { Evidence, Judgement, Ladder, Rung } from '../../src/model/verdict.ts'
import { RUNGS } from '../../src/model/verdict.ts'

export function item(id: string, title: string, line: number, more: Partial<Item> = {}): Item {
  return {
    id,
    idOrigin: 'explicit',
    kind: 'task',
    title,
    line,
    endLine: line,
    claim: 'todo',
    marker: { kind: 'box', text: ' ', start: line * 10, end: line * 10 + 1 },
    dependsOn: [],
    references: [],
    thresholds: [],
    digest: 'd',
    ...more,
  }
}

/** A ladder that was climbed up to `highest`; `unknown` rungs were not looked for. */
export function ladder(highest: Rung, unknown: readonly Rung[] = ['failed-before']): Ladder {
  const reached = RUNGS.indexOf(highest)
  return Object.fromEntries(
    RUNGS.map((rung, index) => [rung, unknown.includes(rung) ? 'unknown' : index <= reached ? 'yes' : 'no']),
  ) as Ladder
}

export function evidence(more: Partial<Evidence> & Pick<Evidence, 'message'>): Evidence {
  return { kind: 'path', outcome: 'supports', origin: 'mention', value: 'src/csv.ts', ...more }
}

export function judgement(more: Partial<Judgement> & Pick<Judgement, 'item'>): Judgement {
  return {
    verdict: 'unproven',
    reason: 'Nothing in the repository is tied to it.',
    ladder: ladder('claimed'),
    evidence: [],
    drift: [],
    isNew: false,
    proof: null,
    ...more,
  }
}

export function plan(path: string, title: string, items: readonly Item[]): Plan {
  return { path, dialect: 'markdown', title, phase: '1', items, blocks: [], openEnded: true, warnings: [] }
}

const JUDGED = [
  judgement({
    item: item('CSV-1', 'Write rows with `writeCsv` in src/csv.ts', 12, { claim: 'done' }),
    verdict: 'verified',
    reason: 'The bound test passed.',
    ladder: ladder('passed'),
    evidence: [
      evidence({ message: 'src/csv.ts exists', path: 'src/csv.ts' }),
      evidence({
        kind: 'test',
        outcome: 'proves',
        origin: 'tag',
        value: 'CSV-1',
        message: 'test "writes rows" passed',
        path: 'test/csv.test.ts',
        line: 8,
      }),
    ],
    proof: 'p1',
  }),
  judgement({
    item: item('CSV-2', 'Quote cells that hold a comma | a quote', 13, { claim: 'done' }),
    verdict: 'failing',
    reason: 'The bound test failed: expected "a,b" to be quoted.',
    ladder: ladder('test'),
    evidence: [
      evidence({
        kind: 'test',
        outcome: 'contradicts',
        value: 'quotes *',
        origin: 'binding',
        message: 'test "quotes commas" failed',
        path: 'test/csv.test.ts',
        line: 20,
      }),
    ],
    drift: ['regression', 'overclaim'],
    isNew: true,
    proof: 'p2',
  }),
  judgement({
    item: item('CSV-3', 'Stream large exports from src/stream.ts', 14, { claim: 'done' }),
    verdict: 'missing',
    reason: 'src/stream.ts does not exist.',
    evidence: [
      evidence({
        outcome: 'absent',
        value: 'src/stream.ts',
        message: 'src/stream.ts does not exist',
        path: 'src/stream.ts',
      }),
    ],
    drift: ['overclaim'],
    isNew: true,
  }),
  judgement({
    item: item('CSV-4', 'Export button on the report page', 15, { claim: 'done', parent: 'CSV-3' }),
    verdict: 'implemented',
    reason: 'Everything it names exists, but nothing was seen to prove it.',
    ladder: ladder('symbol', ['caller', 'failed-before']),
    drift: ['unsupported'],
  }),
  judgement({
    item: item('CSV-5', 'Escape formulas', 16, { due: '2026-12-01', dependsOn: ['CSV-1'] }),
    verdict: 'verified',
    reason: 'The bound test passed.',
    ladder: ladder('failed-before', []),
    drift: ['underclaim'],
    isNew: true,
  }),
  judgement({
    item: item('CSV-6', 'Export takes < 200 ms', 17, {
      kind: 'metric',
      claim: 'in-progress',
      thresholds: [{ metric: 'export', op: '<', value: 200, unit: 'ms' }],
    }),
    verdict: 'not-run',
    reason: 'The check "export-speed" did not run: its program is not installed.',
  }),
  judgement({
    item: item('ops-rehearsal', 'Runbook rehearsed', 21, {
      idOrigin: 'derived',
      claim: 'done',
      kind: 'criterion',
    }),
    verdict: 'attested',
    reason: '@org/operations signed it off on 2026-10-01.',
  }),
  judgement({
    item: item('CSV-7', 'Ask @octocat about <b>fonts</b>, see #12 and https://example.com', 22, {
      claim: 'none',
    }),
  }),
  judgement({
    item: item('CSV-8', 'Announce it', 23, { dependsOn: ['CSV-3'] }),
    verdict: 'blocked',
    reason: 'It depends on CSV-3, which is missing.',
  }),
]

const file = (path: string) => ({ path, kind: 'file', blob: 'b', state: 'present' }) as const

/** A small audit with every verdict, most drifts, a failed suite, a check that could not run, and problems. */
export const EXAMPLE: AuditResult = {
  commit: '0123456789abcdef0123456789abcdef01234567',
  root: '.',
  judged: [
    {
      plan: plan(
        'phases/current/phase-1.md',
        'Phase 1: CSV export',
        JUDGED.map(({ item }) => item),
      ),
      judgements: JUDGED,
    },
  ],
  observations: {
    suites: [
      {
        name: 'unit',
        command: 'npm test',
        required: true,
        outcome: 'failed',
        reason: '1 test failed.',
        exitCode: 1,
        durationMs: 12_340,
        totals: { total: 14, passed: 12, failed: 1, errored: 0, skipped: 1, flaky: 0 },
        reports: [
          {
            path: 'junit.xml',
            format: 'junit',
            totals: { total: 1, passed: 0, failed: 1, errored: 0, skipped: 0, flaky: 0 },
            cases: [
              {
                name: 'quotes commas',
                suite: 'csv',
                outcome: 'failed',
                message: 'expected "a,b" | got a,b\n    at test/csv.test.ts:22',
                properties: [],
              },
            ],
          },
        ],
        coverage: [],
      },
      {
        name: 'pytest',
        command: 'python -m pytest',
        required: false,
        outcome: 'unavailable',
        reason: 'python was not found. Install it before this step.',
        exitCode: 127,
        durationMs: 31,
        totals: NO_TESTS,
        reports: [],
        coverage: [],
      },
    ],
    checks: [
      {
        name: 'size',
        command: 'node size.mjs | tee size.json',
        outcome: 'passed',
        exitCode: 0,
        durationMs: 850,
        measured: 41.5,
      },
      {
        name: 'export-speed',
        command: 'hyperfine export',
        outcome: 'unavailable',
        reason: 'hyperfine was not found.',
        exitCode: 127,
        durationMs: 12,
      },
    ],
  },
  inventory: {
    commit: '0123456789abcdef0123456789abcdef01234567',
    files: ['phases/current/phase-1.md', 'src/csv.ts', 'test/csv.test.ts'].map(file),
    declarations: [
      { name: 'writeCsv', qualified: 'writeCsv', kind: 'function', path: 'src/csv.ts', line: 3, endLine: 9 },
    ],
    occurrences: new Map([['writeCsv', ['src/csv.ts']]]),
    tags: [{ id: 'CSV-1', path: 'test/csv.test.ts', line: 8, syntax: 'proof' }],
    tests: [],
    unread: [{ path: 'src/data.bin', reason: 'It is larger than 5 MB.' }],
    languages: { typescript: 2, other: 1 },
    shallow: true,
    ignored: new Set<string>(),
  },
  gate: {
    conclusion: 'fail',
    reasons: [
      {
        rule: 'regression',
        plan: 'phases/current/phase-1.md',
        item: 'CSV-2',
        message: 'verified in the ledger, failing now',
      },
      {
        rule: 'overclaim',
        plan: 'phases/current/phase-1.md',
        item: 'CSV-3',
        message: 'claimed done, but src/stream.ts does not exist',
      },
      { rule: 'tests', message: 'suite unit failed: 1 test failed' },
    ],
    tolerated: [
      {
        rule: 'unsupported',
        plan: 'phases/current/phase-1.md',
        item: 'CSV-4',
        message: 'claimed done, nothing proves it',
      },
    ],
  },
  ledgerless: false,
  problems: [
    {
      severity: 'warning',
      place: 'phases/current/phase-1.md',
      line: 30,
      message: 'The mark "[?]" is not known',
      remedy: 'Expected [ ], [x] or [-]',
    },
  ],
  changes: [
    { path: 'phases/current/phase-1.md', summary: ['ticked CSV-5', 'unticked CSV-2, CSV-3', 'status block'] },
  ],
  links: { serverUrl: 'https://github.com', repository: 'octo-org/octo-repo' },
}
