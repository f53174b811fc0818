import { type Detected, detectedSuite, type Project } from './project.ts'

const TEST_FILE = /(?:^|[/._])test\.(?:[cm]?[jt]sx?)$/

/** Deno projects: their task `test`, else `deno test` with what the manifest grants. */
export async function denoProjects(project: Project): Promise<Detected> {
  const folders = new Map<string, string>()
  for (const manifest of ['deno.json', 'deno.jsonc'])
    for (const folder of project.foldersWith(manifest))
      if (!folders.has(folder)) folders.set(folder, folder === '' ? manifest : `${folder}/${manifest}`)
  const suites = []
  for (const [folder, source] of folders) {
    if (!project.hasBelow(folder, path => TEST_FILE.test(path))) continue
    const task = testTask((await project.text(source)) ?? '')
    suites.push(
      detectedSuite(project, {
        name: 'deno test',
        command: task === null ? 'deno test' : 'deno task test',
        folder,
        source,
        scripts: task === null ? {} : { test: task },
      }),
    )
  }
  return { suites, problems: [] }
}

/** The command of the task, which may stand in an object; comments in the file are why this is no JSON.parse. */
function testTask(text: string): string | null {
  const tasks = /"tasks"\s{0,99}:\s{0,99}\{/.exec(text)
  if (tasks === null) return null
  const after = text.slice(tasks.index + tasks[0].length)
  const found =
    /"test"\s{0,99}:\s{0,99}(?:\{\s{0,99}"command"\s{0,99}:\s{0,99})?"((?:[^"\\]|\\.){1,2000})"/.exec(after)
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? null
}
