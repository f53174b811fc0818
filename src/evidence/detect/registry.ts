import { cargoPackages } from './cargo-packages.ts'
import { cmakeProjects } from './cmake.ts'
import { denoProjects } from './deno.ts'
import { dotnetProjects } from './dotnet.ts'
import { goModules } from './go-modules.ts'
import { jvmBuilds } from './jvm.ts'
import { nodePackages } from './node-packages.ts'
import { otherLanguages } from './other-languages.ts'
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
  jvmBuilds,
  dotnetProjects,
  cmakeProjects,
  denoProjects,
  otherLanguages,
]
