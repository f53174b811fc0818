#!/usr/bin/env node
/**
 * `node scripts/bench-reports.mjs [MB] [CLI] [NAME=SCRIPT...]`: reading one JUnit file with a million cases,
 * against a bare pass of a SAX parser over the same file in the same run, and against any other parser: a
 * module that reads the file its first argument names. Each is a process of its own; the best of three runs
 * and the largest memory count, and figures are ratios, since machines differ.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [size = '250', cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url)), ...peers] =
  process.argv.slice(2)
const RUNS = 3
const folder = mkdtempSync(join(tmpdir(), 'phaseproof-bench-'))
try {
  const file = join(folder, 'junit.xml')
  generate(file, Number(size) * 4_000, 250)
  const megabytes = statSync(file).size / 1e6
  process.stdout.write(`${megabytes.toFixed(0)} MB, ${(Number(size) * 4_000).toLocaleString('en')} cases\n`)
  const contenders = [
    ['bare SAX pass (saxes)', ['--input-type=module', '--eval', barePass(), file]],
    ['phaseproof reports', [cli, 'reports', file, '--out', devNull]],
    ...peers.map(peer => {
      const [name, script = ''] = peer.split('=')
      return [name, ['--max-old-space-size=14000', script, file]]
    }),
  ]
  let bare = 0
  for (const [name, args] of contenders) {
    const { seconds, memory, failed } = best(args)
    bare ||= seconds
    const figures = failed
      ? `failed after ${seconds.toFixed(1)} s`
      : `${seconds.toFixed(2)} s  ${(megabytes / seconds).toFixed(0)} MB/s  ${memory.toFixed(0)} MB  ${(seconds / bare).toFixed(2)} x`
    process.stdout.write(`${name.padEnd(28)}${figures}\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Time of the fastest run and memory of the largest, in seconds and MB; a process says its memory itself. */
function best(args) {
  let seconds = Number.POSITIVE_INFINITY
  let memory = 0
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now()
    const result = spawnSync(process.execPath, ['--import', memoryAtExit(), ...args], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    const took = (performance.now() - started) / 1000
    if (result.status !== 0) return { seconds: took, memory: 0, failed: true }
    seconds = Math.min(seconds, took)
    memory = Math.max(memory, Number(/maxrss (\d+)/.exec(result.stderr)?.[1] ?? 0) / 1024)
  }
  return { seconds, memory, failed: false }
}

function memoryAtExit() {
  const code = "process.on('exit',()=>process.stderr.write('maxrss '+process.resourceUsage().maxRSS+'\\n'))"
  return `data:text/javascript,${encodeURIComponent(code)}`
}

function barePass() {
  const saxes = pathToFileURL(fileURLToPath(import.meta.resolve('saxes'))).href
  return `import saxes from '${saxes}'
import { createReadStream } from 'node:fs'
const parser = new saxes.SaxesParser()
let tags = 0
parser.on('opentag', () => tags++)
const stream = createReadStream(process.argv[1])
stream.setEncoding('utf8')
for await (const chunk of stream) parser.write(chunk)
parser.close()`
}

/** Cases of about `length` bytes each in suites of a thousand: most pass, some print, fail or are skipped. */
function generate(path, cases, length) {
  const file = openSync(path, 'w')
  writeSync(file, '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n')
  for (let suite = 0; suite * 1000 < cases; suite++) {
    const lines = [`<testsuite name="com.example.Suite${suite}">`]
    for (let i = 0; i < 1000; i++) lines.push(testCase(suite, i, length))
    writeSync(file, `${lines.join('\n')}\n</testsuite>\n`)
  }
  writeSync(file, '</testsuites>\n')
  closeSync(file)
}

function testCase(suite, i, length) {
  const head = `<testcase classname="com.example.area.Suite${suite}" name="does thing ${i} of suite ${suite}" file="src/area${suite}/suite.test.ts" time="0.0${i % 97}">`
  const inside =
    i % 50 === 0
      ? `<failure message="expected ${i}" type="AssertionError">expected ${i}\n    at Object.&lt;anonymous&gt; (src/area${suite}/suite.test.ts:${i}:5)</failure>`
      : i % 100 === 1
        ? '<skipped/>'
        : '<system-out><![CDATA[]]></system-out>'
  const room = Math.max(0, length - head.length - inside.length - 13)
  return `${head}${inside.replace('[]]>', `[${'output of the test, '.repeat(20).slice(0, room)}]]>`)}</testcase>`
}
