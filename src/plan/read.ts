import type { Plan, SourceText } from '../model/plan.ts'
import type { Result } from '../model/problem.ts'
import { dialectOf } from './dialects/registry.ts'
import { deepestNesting } from './nesting.ts'
import { decodeSource } from './source.ts'

/** Plans of people have less than ten levels. */
const DEEPEST = 64

export interface ReadPlan {
  readonly plan: Plan
  readonly source: SourceText
  /** The document as it was read. */
  readonly bytes: Uint8Array
}

/** A document's bytes → its plan, or why it cannot be read. Whatever is odd inside becomes a warning. */
export function readPlan(path: string, bytes: Uint8Array): Result<ReadPlan> {
  const decoded = decodeSource(path, bytes)
  if (!decoded.ok) return decoded
  const source = decoded.value
  const plan = parse(source)
  if (plan === null) return tooDeep(path)
  if (source.encoding === 'utf8') return { ok: true, value: { plan, source, bytes } }
  const warning = {
    line: firstForeignLine(source.text),
    message: 'not valid UTF-8; read byte by byte, only ASCII marks are understood',
  }
  return { ok: true, value: { plan: { ...plan, warnings: [warning, ...plan.warnings] }, source, bytes } }
}

/** Null for a text that nests deeper than any plan does. */
function parse(source: SourceText): Plan | null {
  if (deepestNesting(source.text) > DEEPEST) return null
  try {
    return dialectOf(source).parse(source)
  } catch (error) {
    // Emphasis and links nest, too, and only the parser knows them: then the stack is what ends.
    if (error instanceof RangeError) return null
    throw error
  }
}

function tooDeep(path: string): Result<ReadPlan> {
  const message = 'the plan nests too deeply to be read'
  const remedy = `Expected at most ${DEEPEST} levels of lists and quotes; flatten it, or leave it out of \`plans\``
  return { ok: false, problems: [{ severity: 'error', place: path, message, remedy }] }
}

function firstForeignLine(text: string): number {
  const at = Math.max(0, text.search(/[\u0080-\u00ff]/))
  return text.slice(0, at).split('\n').length
}
