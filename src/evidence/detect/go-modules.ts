import { type Detected, detectedSuite, type Project } from './project.ts'

/** `go test ./...` in each Go module that has a test file. */
export async function goModules(project: Project): Promise<Detected> {
  const folders = project
    .foldersWith('go.mod')
    .filter(folder => project.hasBelow(folder, path => path.endsWith('_test.go')))
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
