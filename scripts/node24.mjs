#!/usr/bin/env node
/**
 * Installs Node 24, the Action's runtime, into `.cache/node24`, where the end-to-end tests find it. The
 * npm package holds the plain binary and needs no install script.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../.cache/node24', import.meta.url))
const name = `node-${process.platform}-${process.arch}`
const binary = join(folder, 'node_modules', name, 'bin', 'node')
if (!existsSync(binary)) {
  mkdirSync(folder, { recursive: true })
  // A manifest of its own keeps npm from looking for one further up.
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@24`]
  const { status, error } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}
console.log(binary)
