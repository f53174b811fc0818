import { normalizePath } from '../../text/paths.ts'
import { type Detected, detectedSuite, type Project } from './project.ts'

/** `go test ./...` in each Go module that has a test file; a workspace names its modules. */
export async function goModules(project: Project): Promise<Detected> {
  const workspace = await project.text('go.work')
  const modules = workspace === null ? project.foldersWith('go.mod') : membersOf(project, workspace)
  const folders = modules.filter(folder => project.hasBelow(folder, path => path.endsWith('_test.go')))
  const suites = folders.map(folder =>
    detectedSuite(project, {
      name: 'go test',
      command: 'go test ./...',
      folder,
      source: folder === '' ? 'go.mod' : `${folder}/go.mod`,
    }),
  )
  return { suites, problems: [] }
}

/** Folders after `use`, alone or in brackets (https://go.dev/ref/mod#go-work-file). */
function membersOf(project: Project, workspace: string): readonly string[] {
  const bare = workspace.replace(/\/\/.*$/gm, '')
  const blocks = [...bare.matchAll(/^use\s{1,9}(?:\(([^)]{0,20000})\)|(\S{1,500}))/gm)]
  const written = blocks.flatMap(([, block, single]) => (single ?? block ?? '').split(/\s+/))
  const folders = written.flatMap(path =>
    path === '' ? [] : (normalizePath(path.replaceAll('"', '')) ?? []),
  )
  return [...new Set(folders)].filter(folder =>
    project.paths.has(folder === '' ? 'go.mod' : `${folder}/go.mod`),
  )
}
