import { cargoPackages } from './cargo-packages.ts'
import { goModules } from './go-modules.ts'
import { nodePackages } from './node-packages.ts'
import type { Detected, Project } from './project.ts'
import { pythonProjects } from './python.ts'

/** Finds the suites of one kind of manifest. To add one: a file beside these and a line below. */
export type SuiteDetector = (project: Project) => Promise<Detected>

/** In the order in which suites run. */
export const SUITE_DETECTORS: readonly SuiteDetector[] = [
  nodePackages,
  pythonProjects,
  goModules,
  cargoPackages,
]
