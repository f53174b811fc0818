import { type Detected, detectedSuite, type Project } from './project.ts'

/** Maven and Gradle builds; their wrappers go before what is installed. */
export async function jvmBuilds(project: Project): Promise<Detected> {
  const suites = []
  for (const folder of project.foldersWith('pom.xml')) {
    const source = pathIn(folder, 'pom.xml')
    const program = project.paths.has(pathIn(folder, 'mvnw')) ? './mvnw' : 'mvn'
    // Integration tests of Failsafe are part of a later phase.
    const phase = /<artifactId>\s{0,9}maven-failsafe-plugin\b/.test((await project.text(source)) ?? '')
      ? 'verify'
      : 'test'
    // One module that fails must not keep the others from running.
    const command = `${program} -B --fail-at-end ${phase}`
    suites.push(detectedSuite(project, { name: 'maven', command, folder, source }))
  }
  const gradle = ['settings.gradle', 'settings.gradle.kts', 'build.gradle', 'build.gradle.kts']
  const taken = new Set<string>()
  for (const manifest of gradle)
    for (const folder of project.foldersWith(manifest)) {
      if (taken.has(folder)) continue
      taken.add(folder)
      const program = project.paths.has(pathIn(folder, 'gradlew')) ? './gradlew' : 'gradle'
      // A report out of the build cache was written by another run.
      const command = `${program} test --continue --no-build-cache`
      suites.push(
        detectedSuite(project, { name: 'gradle', command, folder, source: pathIn(folder, manifest) }),
      )
    }
  return { suites, problems: [] }
}

function pathIn(folder: string, file: string): string {
  return folder === '' ? file : `${folder}/${file}`
}
