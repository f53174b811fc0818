#!/usr/bin/env node
/**
 * `npm run docs`: writes the tables of inputs and outputs into README.md, between their markers, from
 * `action.yml`. With `--check` it only says whether they are up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { readActionMetadata } from './action-metadata.mjs'

const readme = new URL('../README.md', import.meta.url)
const { inputs, outputs } = readActionMetadata(new URL('../action.yml', import.meta.url))

const before = readFileSync(readme, 'utf8')
const withInputs = between(before, 'inputs', table(['Input', 'Default', 'Meaning'], inputs.map(inputRow)))
const after = between(withInputs, 'outputs', table(['Output', 'Meaning'], outputs.map(outputRow)))
if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error('README.md: the tables of inputs and outputs differ from action.yml. Run: npm run docs')
    process.exitCode = 1
  }
} else if (before !== after) writeFileSync(readme, after)

/** A default that depends on something else cannot stand in `default:`; the description ends with it. */
function inputRow({ name, description, default: value }) {
  const [meaning, unset] = description.split(' Unset: ')
  return [code(name), unset ?? (value === null ? 'none' : code(value)), meaning]
}

function outputRow({ name, description }) {
  return [code(name), description]
}

function code(text) {
  return `\`${text}\``
}

/** Columns are padded, as the formatter does it. */
function table(head, rows) {
  const cells = [head, ...rows].map(row => row.map(cell => cell.replaceAll('|', '\\|')))
  const widths = head.map((_, column) => Math.max(...cells.map(row => row[column].length)))
  const line = row => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  const [first, ...others] = cells.map(line)
  return [first, line(widths.map(width => '-'.repeat(width))), ...others].join('\n')
}

function between(text, name, content) {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`]
  const start = text.indexOf(begin)
  const stop = text.indexOf(end)
  if (start < 0 || stop < start) throw new Error(`README.md has no ${begin} … ${end}`)
  return `${text.slice(0, start + begin.length)}\n\n${content}\n\n${text.slice(stop)}`
}
