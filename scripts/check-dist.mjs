#!/usr/bin/env node
/**
 * `npm run check-dist`: is the committed `dist` what `src` says? Builds into a temporary folder and compares
 * names and bytes, then asks git for files that it does not track or that differ from what it has recorded:
 * `git diff` alone would not see a new file.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const temporary = mkdtempSync(join(tmpdir(), 'phaseproof-dist-'))
try {
  const fresh = join(temporary, 'dist')
  await bundle(fresh)
  const findings = [...compare(contents(fresh), contents(join(root, 'dist'))), ...unrecorded()]
  for (const finding of findings) console.error(finding)
  if (findings.length > 0) {
    console.error('dist is not what src builds. Run: npm run build && git add dist')
    process.exitCode = 1
  } else console.log('dist is what src builds.')
} finally {
  rmSync(temporary, { recursive: true, force: true })
}

/** Path → bytes of every file below a folder; empty when the folder does not exist. */
function contents(folder) {
  const files = new Map()
  for (const entry of list(folder)) {
    if (entry.isDirectory()) continue
    const path = join(entry.parentPath ?? entry.path, entry.name)
    files.set(path.slice(folder.length + 1), readFileSync(path))
  }
  return files
}

function list(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
}

function compare(expected, actual) {
  const findings = []
  for (const [path, bytes] of expected) {
    const found = actual.get(path)
    if (found === undefined) findings.push(`missing:   dist/${path}`)
    else if (!bytes.equals(found)) findings.push(`differs:   dist/${path}`)
  }
  for (const path of actual.keys()) if (!expected.has(path)) findings.push(`left over: dist/${path}`)
  return findings.sort()
}

function unrecorded() {
  const untracked = git('ls-files', '-z', '--others', '--', 'dist').map(path => `untracked: ${path}`)
  const changed = git('diff', '-z', '--name-only', '--', 'dist').map(path => `unstaged:  ${path}`)
  return [...untracked, ...changed]
}

function git(...args) {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  if (error) throw error
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  return stdout.split('\0').filter(path => path !== '')
}
