#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { exportItems } from './export.js'

const [verb, file] = process.argv.slice(2)
if (verb !== 'export' || file === undefined) {
  console.error('usage: stocktake export ITEMS.json')
  process.exit(2)
}
for (const row of exportItems(JSON.parse(readFileSync(file, 'utf8')))) process.stdout.write(row)
