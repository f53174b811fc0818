import type { Plan, SourceText } from '../../model/plan.ts'

/** One way of writing plans. */
export interface Dialect {
  readonly name: string
  /** Whether a document is written in this dialect, judged by its path and its content. */
  recognises(source: SourceText): boolean
  parse(source: SourceText): Plan
}
