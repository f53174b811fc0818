import type { Link } from '../model/trace.ts'
import type { Evidence } from '../model/verdict.ts'

/**
 * What one link says of its item. `proves`: behaviour was seen to hold. `supports`: it is there.
 * `contradicts`: behaviour was seen to fail. `absent`: it is not there. `inconclusive`: nobody can tell,
 * `not-run` when that is so because it did not run in this job.
 */
export interface Statement extends Evidence {
  readonly notRun: boolean
  readonly behaviour: boolean
  /** An undecided mention is no claim about this repository; an undecided binding is an open question. */
  readonly binds: boolean
}

/** What every statement takes from its link. */
export function base(
  link: Link,
): Pick<Statement, 'kind' | 'origin' | 'value' | 'notRun' | 'behaviour' | 'binds'> {
  return {
    kind: link.kind,
    origin: link.origin,
    value: link.value,
    notRun: false,
    behaviour: link.kind === 'test' || link.kind === 'check',
    binds: link.origin !== 'mention',
  }
}
