import type { SourceText } from '../../model/plan.ts'
import type { Dialect } from './dialect.ts'
import { freeForm } from './free-form/free-form.ts'

/** In order of precedence; the last one reads any Markdown. */
export const DIALECTS: readonly Dialect[] = [freeForm]

/** The dialect that a document is written in. */
export function dialectOf(source: SourceText): Dialect {
  return DIALECTS.find(dialect => dialect.recognises(source)) ?? freeForm
}
