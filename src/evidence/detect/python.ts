import type { Suite } from '../../model/evidence.ts'
import { type Detected, detectedSuite, type Project } from './project.ts'

/** Files that make a folder a Python project, and what in them says that pytest runs its tests. */
const SIGNS: readonly (readonly [file: string, says: RegExp | null])[] = [
  ['pytest.ini', null],
  ['conftest.py', null],
  ['tests/conftest.py', null],
  ['pyproject.toml', /\bpytest\b/],
  ['setup.cfg', /\bpytest\b/],
  ['tox.ini', /\bpytest\b/],
  ['requirements-dev.txt', /\bpytest\b/],
  ['requirements.txt', /\bpytest\b/],
]

/** pytest collects these by default (https://docs.pytest.org/en/stable/explanation/goodpractices.html). */
const TEST_FILE = /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/
const TEST_FOLDER_FILE = /^tests?\/(?:[^/]+\/)?test_[^/]*\.py$/

/** pytest in each Python project that has tests for it. */
export async function pythonProjects(project: Project): Promise<Detected> {
  const folders = new Set(SIGNS.flatMap(([file]) => [...project.foldersWith(file)]))
  if (project.hasBelow('', path => TEST_FOLDER_FILE.test(path))) folders.add('')
  // A root project collects what is below it.
  const wanted = folders.has('') && (await usesPytest(project, '')) !== null ? [''] : [...folders].sort()
  const suites: Suite[] = []
  for (const folder of wanted) {
    const source = await usesPytest(project, folder)
    if (source !== null)
      suites.push(detectedSuite(project, { name: 'pytest', command: 'python3 -m pytest', folder, source }))
  }
  return { suites, problems: [] }
}

/** The file that says so; null when nothing does, or when there is nothing to collect. */
async function usesPytest(project: Project, folder: string): Promise<string | null> {
  if (!project.hasBelow(folder, path => TEST_FILE.test(path))) return null
  for (const [file, says] of SIGNS) {
    const path = folder === '' ? file : `${folder}/${file}`
    const text = await project.text(path)
    if (text !== null && (says === null || says.test(text))) return path
  }
  if (!project.hasBelow(folder, path => TEST_FOLDER_FILE.test(path))) return null
  return folder === '' ? 'tests' : `${folder}/tests`
}
