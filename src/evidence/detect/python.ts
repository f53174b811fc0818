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

/** The same for unittest, which needs its tests in files of this name. */
const UNITTEST = /^\s{0,40}(?:import unittest\b|from unittest import\b)/m

/** pytest in each Python project that has tests for it; where nothing speaks of pytest, unittest at the root. */
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
  if (suites.length === 0) suites.push(...(await unittestAtRoot(project)))
  return { suites, problems: [] }
}

/** `python -m unittest` finds `test*.py` in the root and in packages below it. */
async function unittestAtRoot(project: Project): Promise<readonly Suite[]> {
  const candidates = [...project.paths].filter(path => /^(?:tests?\/)?test[^/]*\.py$/.test(path)).sort()
  for (const path of candidates.slice(0, 50)) {
    if (!UNITTEST.test((await project.text(path)) ?? '')) continue
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    const isPackage = folder === '' || project.paths.has(`${folder}/__init__.py`)
    const command = isPackage ? 'python3 -m unittest' : `python3 -m unittest discover -s ${folder}`
    return [detectedSuite(project, { name: 'unittest', command, folder: '', source: path })]
  }
  return []
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
  // The standard library alone runs them.
  if (await onlyUnittest(project, folder)) return null
  return folder === '' ? 'tests' : `${folder}/tests`
}

/** Every test file below `tests` speaks of unittest and none of pytest. */
async function onlyUnittest(project: Project, folder: string): Promise<boolean> {
  const prefix = folder === '' ? '' : `${folder}/`
  const files = [...project.paths].filter(
    path => path.startsWith(prefix) && TEST_FOLDER_FILE.test(path.slice(prefix.length)),
  )
  for (const path of files.slice(0, 50)) {
    const text = (await project.text(path)) ?? ''
    if (!UNITTEST.test(text) || /\bpytest\b/.test(text)) return false
  }
  return files.length > 0
}
