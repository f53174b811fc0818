import { type Detected, detectedSuite, type Project } from './project.ts'

/** `dotnet test` where some project refers to the test SDK; the solution at the root stands for all of them. */
export async function dotnetProjects(project: Project): Promise<Detected> {
  const projects = [...project.paths].filter(path => /\.(?:cs|fs|vb)proj$/.test(path)).sort()
  const tests: string[] = []
  for (const path of projects.slice(0, MOST))
    if (
      /Microsoft\.NET\.Test\.Sdk|<IsTestProject>\s{0,9}true|Microsoft\.Testing\.Platform/i.test(
        (await project.text(path)) ?? '',
      )
    )
      tests.push(path)
  if (tests.length === 0) return { suites: [], problems: [] }
  const solution = [...project.paths].filter(path => /^[^/]+\.slnx?$/.test(path)).sort()[0]
  const targets = solution === undefined ? tests : [solution]
  return {
    suites: targets.map(path => {
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
      return detectedSuite(project, { name: 'dotnet test', command: 'dotnet test', folder, source: path })
    }),
    problems: [],
  }
}

const MOST = 200
