import type { Suite } from '../../model/evidence.ts'
import { type Detected, detectedSuite, type Project } from './project.ts'

/** `cargo test` for each Cargo package or workspace. */
export async function cargoPackages(project: Project): Promise<Detected> {
  const suites: Suite[] = []
  for (const folder of project.foldersWith('Cargo.toml')) {
    const source = folder === '' ? 'Cargo.toml' : `${folder}/Cargo.toml`
    // A root package would test itself alone.
    const all = /^\s{0,20}\[workspace\b/m.test((await project.text(source)) ?? '')
    const command = `cargo test --no-fail-fast${all ? ' --workspace' : ''}`
    suites.push(detectedSuite(project, { name: 'cargo test', command, folder, source }))
  }
  return { suites, problems: [] }
}
