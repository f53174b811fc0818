import { JAVASCRIPT_RUNNERS } from './javascript.ts'
import { MANAGED_RUNNERS } from './managed.ts'
import { NATIVE_RUNNERS } from './native.ts'
import { PYTHON_RUNNERS } from './python.ts'
import type { TestRunner } from './runner.ts'

/** Every runner that can be made to report. */
export const TEST_RUNNERS: readonly TestRunner[] = [
  ...JAVASCRIPT_RUNNERS,
  ...PYTHON_RUNNERS,
  ...NATIVE_RUNNERS,
  ...MANAGED_RUNNERS,
]
