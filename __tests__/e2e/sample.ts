/** A small project whose plan has one item of each interesting kind. */

export type Files = Readonly<Record<string, string | Uint8Array>>

export const PLAN = 'phases/current/phase-1.md'
export const LEDGERS = '.phaseproof'

/** `ADD-1` and `SUB-2` are proven and open, `MUL-3` is ticked and names no file, `TELL-4` nobody can prove. */
export const PLAN_LINES: readonly string[] = [
  '# Phase 1: Sums',
  '',
  '## Tasks',
  '',
  '- [ ] ADD-1: Add numbers in `src/add.js` <!-- proof: test="adds numbers" -->',
  '- [ ] SUB-2: Subtract numbers in `src/subtract.js` <!-- proof: test="subtracts numbers" -->',
  '- [x] MUL-3: Multiply numbers in `src/multiply.js`',
  '- [ ] TELL-4: Tell the team',
  '',
]

/** The plan after the follow-up commit, apart from the status block. */
export const TICKED_LINES: readonly string[] = PLAN_LINES.map(line =>
  line.replace('[ ] ADD-1', '[x] ADD-1').replace('[ ] SUB-2', '[x] SUB-2').replace('[x] MUL-3', '[ ] MUL-3'),
)

export const SAMPLE: Files = {
  'package.json': `${JSON.stringify({ name: 'sums', private: true, type: 'module', scripts: { test: 'node --test' } })}\n`,
  'src/add.js': 'export function add(a, b) {\n  return a + b\n}\n',
  'src/subtract.js': 'export function subtract(a, b) {\n  return a - b\n}\n',
  'tests/add.test.js': testFile('adds numbers', '../src/add.js', 'add', 'add(2, 2), 4'),
  'tests/subtract.test.js': testFile(
    'subtracts numbers',
    '../src/subtract.js',
    'subtract',
    'subtract(5, 2), 3',
  ),
  [PLAN]: PLAN_LINES.join('\n'),
}

function testFile(title: string, module: string, name: string, equal: string): string {
  return [
    "import assert from 'node:assert/strict'",
    "import { test } from 'node:test'",
    `import { ${name} } from '${module}'`,
    '',
    `test('${title}', () => {`,
    `  assert.equal(${equal})`,
    '})',
    '',
  ].join('\n')
}

/** The sample with one more test file that runs `body` when its test runs. */
export function sampleWithTest(body: string, files: Files = {}): Files {
  const lines = [
    "import assert from 'node:assert/strict'",
    "import fs from 'node:fs'",
    "import path from 'node:path'",
    "import { test } from 'node:test'",
    '',
    "test('does more', () => {",
    body,
    '})',
    '',
  ]
  return { ...SAMPLE, 'tests/more.test.js': lines.join('\n'), ...files }
}
