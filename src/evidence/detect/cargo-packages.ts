import type { Suite } from '../../model/evidence.ts'
import { type Detected, detectedSuite, type Project } from './project.ts'

/** `cargo test` for each Cargo package or workspace, or cargo-nextest where it is configured. */
export async function cargoPackages(project: Project): Promise<Detected> {
  const suites: Suite[] = []
  for (const folder of project.foldersWith('Cargo.toml')) {
    const source = folder === '' ? 'Cargo.toml' : `${folder}/Cargo.toml`
    // A root package would test itself alone.
    const all = /^\s{0,20}\[workspace\b/m.test((await project.text(source)) ?? '')
    const prefix = folder === '' ? '' : `${folder}/`
    const runner = project.paths.has(`${prefix}.config/nextest.toml`) ? 'nextest run' : 'test'
    const command = `cargo ${runner} --no-fail-fast${all ? ' --workspace' : ''}`
    suites.push(detectedSuite(project, { name: `cargo ${runner.split(' ')[0]}`, command, folder, source }))
  }
  return { suites, problems: [] }
}
