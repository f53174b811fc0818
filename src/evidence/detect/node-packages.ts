import type { Suite } from '../../model/evidence.ts'
import type { Problem } from '../../model/problem.ts'
import { matchesGlob } from '../../text/wildcard.ts'
import { type Detected, detectedSuite, type Project } from './project.ts'

/** Packages of one workspace that are looked at. */
const MOST_PACKAGES = 200

interface NodePackage {
  readonly folder: string
  readonly scripts: Readonly<Record<string, string>>
  /** Globs of the packages that belong to it. */
  readonly workspaces: readonly string[]
  readonly manager: string | null
}

/**
 * The `test` script of each package. A root that has one stands for its workspaces too; a root that only
 * delegates (`npm test --workspaces`, turbo, lerna, …), or has none, leaves it to the workspaces' own
 * scripts, because those can be made to report.
 */
export async function nodePackages(project: Project): Promise<Detected> {
  const suites: Suite[] = []
  const problems: Problem[] = []
  for (const folder of project.foldersWith('package.json')) {
    const root = await readPackage(project, folder, problems)
    if (root === null) continue
    const command = testCommand(root.manager ?? managerByLock(project, folder))
    const own = testScript(root) === null ? [] : [suiteOf(project, root, command)]
    if (own.length > 0 && !delegates(testScript(root) ?? '')) suites.push(...own)
    else {
      const members = await membersOf(project, root, problems)
      const theirs = members.filter(member => testScript(member) !== null)
      suites.push(...(theirs.length > 0 ? theirs.map(member => suiteOf(project, member, command)) : own))
    }
  }
  return { suites, problems }
}

/** Scripts of the package in a folder; none when there is no readable package. */
export async function packageScripts(
  project: Project,
  folder: string,
): Promise<Readonly<Record<string, string>>> {
  return (await readPackage(project, folder, []))?.scripts ?? {}
}

function suiteOf(project: Project, found: NodePackage, command: string): Suite {
  const { folder, scripts } = found
  return detectedSuite(project, { name: command, command, folder, source: manifestOf(folder), scripts })
}

/** Null without a test, and for what `npm init` writes in its place. */
function testScript(found: NodePackage): string | null {
  const script = Object.hasOwn(found.scripts, 'test') ? found.scripts.test : undefined
  return script === undefined || script.trim() === '' || script.includes('no test specified') ? null : script
}

function delegates(script: string): boolean {
  return /(?:^|\s)(?:--workspaces?|-ws|-r|--recursive|--filter|turbo|lerna|nx|workspaces|moon|wireit)(?:[\s=]|$)/.test(
    script,
  )
}

function testCommand(manager: string): string {
  switch (manager) {
    case 'pnpm':
      return 'pnpm run test'
    case 'yarn':
      return 'yarn run test'
    case 'bun':
      return 'bun run test'
    default:
      return 'npm test'
  }
}

function managerByLock(project: Project, folder: string): string {
  const has = (name: string) => project.paths.has(folder === '' ? name : `${folder}/${name}`)
  if (has('pnpm-lock.yaml')) return 'pnpm'
  if (has('yarn.lock')) return 'yarn'
  return has('bun.lock') || has('bun.lockb') ? 'bun' : 'npm'
}

async function membersOf(
  project: Project,
  root: NodePackage,
  problems: Problem[],
): Promise<readonly NodePackage[]> {
  const prefix = root.folder === '' ? '' : `${root.folder}/`
  const wanted = root.workspaces.filter(glob => !glob.startsWith('!'))
  const unwanted = root.workspaces.filter(glob => glob.startsWith('!')).map(glob => glob.slice(1))
  const folders = [...project.paths]
    .filter(path => path.startsWith(prefix) && path.endsWith('/package.json'))
    .map(path => path.slice(prefix.length, -'/package.json'.length))
    .filter(folder => !folder.split('/').includes('node_modules'))
    .filter(folder => wanted.some(glob => matchesGlob(glob, folder)))
    .filter(folder => !unwanted.some(glob => matchesGlob(glob, folder)))
    .sort()
  const members: NodePackage[] = []
  for (const folder of folders.slice(0, MOST_PACKAGES)) {
    const member = await readPackage(project, `${prefix}${folder}`, problems)
    if (member !== null) members.push(member)
  }
  return members
}

async function readPackage(
  project: Project,
  folder: string,
  problems: Problem[],
): Promise<NodePackage | null> {
  const place = manifestOf(folder)
  const text = await project.text(place)
  if (text === null) return null
  let manifest: unknown
  try {
    manifest = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    problems.push({
      severity: 'warning',
      place,
      message: 'it is not valid JSON, so its test script is unknown',
      remedy:
        'Mend it, or name the test command in the input test-command or under suites in the configuration',
    })
    return null
  }
  const workspaces = member(manifest, 'workspaces')
  return {
    folder,
    scripts: strings(member(manifest, 'scripts')),
    workspaces: [
      ...globs(Array.isArray(workspaces) ? workspaces : member(workspaces, 'packages')),
      ...pnpmPackages(await project.text(folder === '' ? PNPM : `${folder}/${PNPM}`)),
    ],
    manager: /^(npm|pnpm|yarn|bun)@/.exec(String(member(manifest, 'packageManager')))?.[1] ?? null,
  }
}

const PNPM = 'pnpm-workspace.yaml'

/** The list under `packages:`, which is all that we want of the file: one quoted or bare glob a line. */
function pnpmPackages(text: string | null): readonly string[] {
  const lines = (text ?? '').split(/\r?\n/)
  const start = lines.findIndex(line => /^packages\s{0,9}:\s{0,9}$/.test(line))
  const found: string[] = []
  for (const line of start < 0 ? [] : lines.slice(start + 1)) {
    const entry = /^\s{0,20}-\s{1,9}["']?([^"'#\s]{1,200})["']?/.exec(line)?.[1]
    if (entry !== undefined) found.push(entry)
    else if (/^\S/.test(line) && !line.startsWith('#')) break
  }
  return globs(found)
}

function globs(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : []
  return list.slice(0, 100).map(glob => glob.replace(/^(!?)\.\//, '$1').replace(/\/+$/, ''))
}

function strings(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'))
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}

function manifestOf(folder: string): string {
  return folder === '' ? 'package.json' : `${folder}/package.json`
}
