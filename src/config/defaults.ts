import type { Config } from '../model/config.ts'
import { recordOf } from './fields.ts'

/** What holds where no configuration says otherwise. */
export const DEFAULT_CONFIG: Config = {
  path: null,
  plans: ['phases/current/*.md'],
  suites: null,
  checks: [],
  items: recordOf([]),
  signOffs: recordOf([]),
  livingDocs: ['docs/**/*.md'],
  research: ['research/**/*.md'],
  policy: { failOn: ['overclaim', 'regression', 'tests'], tickAt: 'verified', untick: 'contradicted' },
}
