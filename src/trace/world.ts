import type { Config } from '../model/config.ts'
import type { Observations } from '../model/evidence.ts'
import type { Inventory } from '../model/inventory.ts'
import type { Plan } from '../model/plan.ts'
import type { Link } from '../model/trace.ts'
import type { PathIndex } from './paths.ts'
import type { TestIndex } from './test-index.ts'

export interface TraceRequest {
  readonly plans: readonly Plan[]
  readonly config: Config
  readonly inventory: Inventory
  readonly observations: Observations
  /** Absolute path of the project's root on the machine that wrote the reports. */
  readonly root: string
}

/** The request, with everything in it ready to be asked. */
export interface World extends TraceRequest {
  readonly paths: PathIndex
  readonly tests: TestIndex
  /** Ids that items of more than one plan have. */
  readonly sharedIds: ReadonlySet<string>
}

/** What every link says of itself. */
export type Base = Pick<Link, 'origin' | 'value' | 'place'>
