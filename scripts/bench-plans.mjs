#!/usr/bin/env node
/**
 * `node scripts/bench-plans.mjs [CORPUS] [MUTATIONS]`: reading plans, as ratios within one run. With a corpus (a
 * folder with `plans/manifest.json`) also a table by dialect, the time against remark alone, and mutations of
 * pieces of its files, none of which may throw.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

const [corpus = '../shared/corpus', mutations = '0'] = process.argv.slice(2)
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'phaseproof-plans-'))
try {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const built = spawnSync(process.execPath, [
    compiler,
    '-p',
    join(root, 'tsconfig.build.json'),
    '--outDir',
    join(folder, 'lib'),
  ])
  if (built.status !== 0) throw new Error(String(built.stdout))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const { readPlan } = await import(join(folder, 'lib/plan/read.js'))
  const { parseMarkdown } = await import(join(folder, 'lib/plan/markdown.js'))
  const manifest = join(corpus, 'plans/manifest.json')
  if (existsSync(manifest)) {
    const { files } = JSON.parse(readFileSync(manifest, 'utf8'))
    const plans = files.map(({ file, path }) => ({ path, bytes: readFileSync(join(corpus, 'plans', file)) }))
    table(plans, readPlan)
    against(plans, readPlan, parseMarkdown)
    mutate(plans, readPlan, Number(mutations))
  } else console.log(`no corpus in ${corpus}: only generated plans are read`)
  many(readPlan)
  grow(readPlan)
} finally {
  rmSync(folder, { recursive: true })
}

function table(plans, readPlan) {
  const rows = {}
  for (const { path, bytes } of plans) {
    const read = readPlan(path, bytes)
    if (!read.ok) continue
    const { dialect, items, warnings } = read.value.plan
    rows[dialect] ??= {
      files: 0,
      items: 0,
      claims: 0,
      ids: 0,
      dependencies: 0,
      references: 0,
      thresholds: 0,
      warnings: 0,
    }
    const row = rows[dialect]
    row.files++
    row.items += items.length
    row.warnings += warnings.length
    for (const item of items) {
      if (item.claim !== 'none') row.claims++
      if (item.idOrigin === 'explicit') row.ids++
      row.dependencies += item.dependsOn.length
      row.references += item.references.length
      row.thresholds += item.thresholds.length
    }
  }
  console.table(rows)
}

/** Whole reading against the parser alone, taken in turns; the median of the ratios. */
function against(plans, readPlan, parseMarkdown) {
  const texts = plans.map(({ bytes }) => bytes.toString())
  const ratios = []
  for (let turn = 0; turn < 6; turn++) {
    const alone = time(() => texts.forEach(text => void parseMarkdown(text)))
    const whole = time(() => plans.forEach(({ path, bytes }) => void readPlan(path, bytes)))
    // The first turn warms up.
    if (turn > 0) ratios.push(whole / alone)
  }
  ratios.sort((a, b) => a - b)
  const shown = ratios.map(ratio => ratio.toFixed(2))
  console.log(`whole reading / remark alone: ${shown[2]} (from ${shown[0]} to ${shown.at(-1)} in 5 turns)`)
}

function mutate(plans, readPlan, count) {
  if (count === 0) return
  let seed = 20_261_001
  const random = limit => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed % limit
  }
  const pieces = [
    '[x]',
    '- [ ] ',
    '\n',
    '\r',
    '|',
    '`',
    '```\n',
    '**',
    '<!--',
    '-->',
    '\t',
    '> ',
    '✅',
    '\ud800',
    '\u0000',
    '#',
    '~~',
    '---\n',
    '{',
    '"',
    ':',
  ]
  let slowest = 0
  const spent = time(() => {
    for (let i = 0; i < count; i++) {
      const { path, bytes } = plans[random(plans.length)]
      const from = random(Math.max(1, bytes.length - 400))
      let text = bytes.subarray(from, from + 100 + random(400)).toString('latin1')
      for (let n = random(4); n >= 0; n--) {
        const at = random(text.length + 1)
        text = text.slice(0, at) + pieces[random(pieces.length)] + text.slice(at + random(12))
      }
      const took = time(() => readPlan(path, Buffer.from(text, i % 2 ? 'latin1' : 'utf8')))
      slowest = Math.max(slowest, took)
    }
  })
  console.log(
    `${count} mutations: no throw, ${(spent / count).toFixed(2)} ms each, the slowest ${slowest.toFixed(0)} ms`,
  )
}

function many(readPlan) {
  const plan = Buffer.from(
    `# Phase 1\n\n## Tasks\n\n${Array.from({ length: 20 }, (_, i) => `- [ ] T${100 + i} Write \`src/part-${i}.ts\` in < 200 ms\n`).join('')}`,
  )
  const before = process.memoryUsage().heapUsed
  let items = 0
  const spent = time(() => {
    for (let i = 0; i < 1000; i++) items += readPlan(`phases/${i}.md`, plan).value.plan.items.length
  })
  const grown = (process.memoryUsage().heapUsed - before) / 1024 / 1024
  console.log(
    `1,000 plans with ${items} items: ${spent.toFixed(0)} ms, heap ${grown.toFixed(0)} MiB more before collection`,
  )
}

/** Ten times the input is to take about ten times as long. */
function grow(readPlan) {
  const shapes = {
    items: '- [ ] Write `src/a.ts` (depends on T001)\n',
    'one line': 'word `code` [x] ',
    'table rows': '| a | done |\n',
  }
  for (const [name, unit] of Object.entries(shapes)) {
    const head = name === 'table rows' ? '| Task | Status |\n|---|---|\n' : ''
    const figures = [0.1, 1, 10].map(size => {
      const bytes = Buffer.from(head + unit.repeat(Math.ceil((size * 1024 * 1024) / unit.length)))
      return `${size} MiB ${(time(() => readPlan('plan.md', bytes)) / 1000).toFixed(2)} s`
    })
    console.log(`${name}: ${figures.join(', ')}`)
  }
}

function time(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}
