/**
 * The inputs and outputs of `action.yml`. The demo needs them on a machine with nothing installed, so this
 * reads just the YAML that the file uses (a test compares it with a real YAML parser): two levels of two
 * spaces, and plain, double-quoted (without escapes) or folded (`>-`) values.
 */
import { readFileSync } from 'node:fs'

/**
 * @param {URL | string} file
 * @returns {{ inputs: Field[], outputs: Field[] }} in the file's order
 * @typedef {{ name: string, description: string, default: string | null }} Field
 */
export function readActionMetadata(file) {
  const found = { inputs: [], outputs: [] }
  let section = null
  let field = null
  let folded = null
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, indent, text] = /^( *)(.*)$/.exec(line)
    if (folded !== null && indent.length > 4) {
      field[folded] = `${field[folded]} ${text}`.trim()
      continue
    }
    folded = null
    const [, key, value] = /^([\w-]+): ?(.*)$/.exec(text) ?? []
    if (key === undefined) continue
    if (indent.length === 0) section = found[key] ?? null
    else if (section === null) continue
    else if (indent.length === 2) {
      field = { name: key, description: '', default: null }
      section.push(field)
    } else if (key === 'description' || key === 'default') {
      if (value === '>-') folded = key
      field[key] = value === '>-' ? '' : scalar(value)
    }
  }
  return found
}

function scalar(value) {
  if (!value.startsWith('"')) return value
  if (value.includes('\\')) throw new Error(`action.yml: escapes are not read: ${value}`)
  return value.slice(1, -1)
}
