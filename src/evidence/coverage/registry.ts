import { clover } from './clover.ts'
import { cobertura } from './cobertura.ts'
import { coveragePyJson } from './coverage-py-json.ts'
import type { CoverageFormat } from './format.ts'
import { goProfile } from './go-profile.ts'
import { istanbulJson } from './istanbul-json.ts'
import { jacoco } from './jacoco.ts'
import { lcov } from './lcov.ts'
import { llvmJson } from './llvm-json.ts'

/** Every coverage format that is read. */
export const COVERAGE_FORMATS: readonly CoverageFormat[] = [
  lcov,
  goProfile,
  clover,
  cobertura,
  jacoco,
  istanbulJson,
  coveragePyJson,
  llvmJson,
]
