import type { Plan, SourceText } from '../model/plan.ts'
import type { Result } from '../model/problem.ts'
import { dialectOf } from './dialects/registry.ts'
import { decodeSource } from './source.ts'

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
  const plan = dialectOf(source).parse(source)
  if (source.encoding === 'utf8') return { ok: true, value: { plan, source, bytes } }
  const warning = {
    line: firstForeignLine(source.text),
    message: 'not valid UTF-8; read byte by byte, only ASCII marks are understood',
  }
  return { ok: true, value: { plan: { ...plan, warnings: [warning, ...plan.warnings] }, source, bytes } }
}

function firstForeignLine(text: string): number {
  const at = Math.max(0, text.search(/[\u0080-\u00ff]/))
  return text.slice(0, at).split('\n').length
}
