import type { Suite } from '../../model/evidence.ts'
import { type Detected, detectedSuite, type Project } from './project.ts'

/** CTest in each CMake project that switches its tests on; it is built outside of the checkout. */
export async function cmakeProjects(project: Project): Promise<Detected> {
  const suites: Suite[] = []
  for (const folder of project.foldersWith('CMakeLists.txt')) {
    const source = folder === '' ? 'CMakeLists.txt' : `${folder}/CMakeLists.txt`
    const text = (await project.text(source)) ?? ''
    if (!/^\s{0,40}(?:enable_testing\s{0,9}\(|include\s{0,9}\(\s{0,9}CTest\b)/im.test(text)) continue
    const build = `"${project.options.reportsFolder}/cmake-${suites.length}"`
    const command = `cmake -S . -B ${build} && cmake --build ${build} && ctest --test-dir ${build} --output-on-failure`
    const suite = detectedSuite(project, { name: 'ctest', command, folder, source })
    // What a plan may name is not the path of our folder.
    suites.push({ ...suite, written: 'ctest' })
  }
  return { suites, problems: [] }
}
