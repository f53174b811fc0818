#!/usr/bin/env node
/**
 * `npm run bench [-- TREE]`: figures as ratios within one run, since machines differ. How long the command takes to
 * start against a bare Node, and an audit without tests of a large repository against just listing it and
 * reading its documents. With the path of a git repository also the whole inventory of it, fresh and with what an
 * earlier run kept, against universal-ctags and ripgrep where they are installed.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

const FILES = 20_000
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'phaseproof-bench-'))
try {
  const small = join(folder, 'small')
  write(
    small,
    'plan.md',
    '# Phase 1\n\n## Tasks\n\n- [ ] ADD-1: Add numbers in `src/add.js`\n- [x] Tell the team\n',
  )
  commit(small)
  report(
    'Start (median of 25 runs, taken in turns)',
    inTurns(25, {
      'node -e 0': () => run(small, process.execPath, ['-e', '0']),
      'phaseproof --version': () => run(small, process.execPath, [cli, '--version']),
      'phaseproof plan plan.md': () =>
        run(small, process.execPath, [cli, 'plan', 'plan.md', '--format', 'json']),
    }),
  )

  const large = join(folder, 'large')
  const documents = generate(large)
  commit(large)
  report(
    `Audit without tests of ${FILES.toLocaleString('en')} files (median of 5 runs, taken in turns)`,
    inTurns(5, {
      'git ls-files -s, and reading the documents': () => {
        run(large, 'git', ['ls-files', '-s'])
        for (const path of documents) readFileSync(path)
      },
      'phaseproof audit --no-run': () =>
        run(large, process.execPath, [cli, 'audit', 'plan.md', '--no-run', '--format', 'json'], [0, 1]),
    }),
  )

  const tree = process.argv[2]
  if (tree !== undefined) {
    const cache = join(folder, 'index')
    const inventory = more =>
      run(tree, process.execPath, [cli, 'inventory', '--out', join(folder, 'out'), ...more])
    const tasks = {
      'git ls-files -s -z': () => run(tree, 'git', ['ls-files', '-s', '-z']),
      ...(has('rg') && { 'rg -c import': () => run(tree, 'rg', ['-c', 'import'], [0, 1]) }),
      ...(has('ctags') && { 'ctags -R': () => run(tree, 'ctags', ['-R', '-f', join(folder, 'tags'), '.']) }),
      'phaseproof inventory': () => inventory([]),
      'phaseproof inventory --cache': () => inventory(['--cache', cache]),
    }
    inventory(['--cache', cache])
    report(`The whole inventory of ${tree} (median of 3 runs, taken in turns)`, inTurns(3, tasks))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Source files of some lines each in nested folders, a document for every fifty, and a plan that names some. */
function generate(root) {
  const documents = []
  const items = []
  for (let i = 0; i < FILES; i++) {
    const area = `src/area-${i % 40}/part-${i % 400}`
    if (i % 50 === 0) {
      documents.push(
        write(
          root,
          `docs/area-${i % 40}/note-${i}.md`,
          `# Note ${i}\n\n${'Some words of prose. '.repeat(60)}\n`,
        ),
      )
      continue
    }
    const functions = Array.from({ length: 12 }, (_, n) => functionText(i, n))
    write(root, `${area}/module-${i}.${i % 3 === 0 ? 'js' : 'ts'}`, functions.join('\n'))
    if (i % 100 === 1)
      items.push(`- [x] T${i}: \`compute${i}Part3\` in \`${area}/module-${i}.${i % 3 === 0 ? 'js' : 'ts'}\``)
  }
  documents.push(write(root, 'plan.md', `# Phase 1\n\n## Tasks\n\n${items.join('\n')}\n`))
  return documents
}

function functionText(file, number) {
  return [
    `/** Computes part ${number} of ${file}. */`,
    `export function compute${file}Part${number}(left, right) {`,
    `  const sum = left + right + ${number}`,
    `  return sum > ${file} ? sum : right`,
    '}',
    '',
  ].join('\n')
}

function write(root, path, text) {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

function commit(root) {
  const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com']
  run(root, 'git', ['init', '--quiet'])
  run(root, 'git', ['add', '--all'])
  run(root, 'git', [...identity, 'commit', '--quiet', '--message', 'Everything'])
}

function has(program) {
  return spawnSync(program, ['--version']).error === undefined
}

function run(cwd, program, args, allowed = [0]) {
  const { status, stderr, error } = spawnSync(program, args, { cwd, maxBuffer: 1 << 30 })
  if (error) throw error
  if (!allowed.includes(status))
    throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stderr}`)
}

/** Name → median milliseconds. Taking turns spreads a noisy moment over all of them. */
function inTurns(rounds, tasks) {
  const times = new Map(Object.keys(tasks).map(name => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      const start = performance.now()
      task()
      times.get(name).push(performance.now() - start)
    }
  }
  return new Map([...times].map(([name, list]) => [name, list.sort((a, b) => a - b)[rounds >> 1]]))
}

/** The first line is what the others are measured against. */
function report(title, medians) {
  console.log(`\n${title}`)
  const [base] = medians.values()
  for (const [name, median] of medians) {
    console.log(
      `  ${name.padEnd(46)} ${median.toFixed(0).padStart(6)} ms  ${(median / base).toFixed(2).padStart(7)} ×`,
    )
  }
}
