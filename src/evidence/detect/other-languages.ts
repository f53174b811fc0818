import type { Suite } from '../../model/evidence.ts'
import { type Detected, detectedSuite, type Project } from './project.ts'

/** One kind of project: its manifest, what else must be there, and its command. */
interface Kind {
  readonly name: string
  readonly manifests: readonly string[]
  /** Some file below the manifest's folder, by its path from there. */
  readonly needs: RegExp
  command(project: Project, folder: string): string
}

const KINDS: readonly Kind[] = [
  {
    name: 'rspec',
    manifests: ['.rspec', 'Gemfile', 'spec/spec_helper.rb'],
    needs: /^spec\/(?:.{1,400}\/)?[^/]{1,200}_spec\.rb$/,
    command: (project, folder) =>
      project.paths.has(pathIn(folder, 'Gemfile')) ? 'bundle exec rspec' : 'rspec',
  },
  {
    name: 'phpunit',
    manifests: ['phpunit.xml', 'phpunit.xml.dist', 'phpunit.dist.xml'],
    needs: /Test\.php$/,
    command: () => 'vendor/bin/phpunit',
  },
  {
    name: 'bats',
    manifests: ['test/test_helper.bash', 'tests/test_helper.bash', 'package.json', 'Makefile', 'README.md'],
    needs: /^tests?\/[^/]{1,200}\.bats$/,
    command: (project, folder) =>
      project.hasBelow(folder, path => path.startsWith('tests/')) ? 'bats tests' : 'bats test',
  },
]

/** RSpec, PHPUnit and bats, by their configuration and at least one test file. */
export async function otherLanguages(project: Project): Promise<Detected> {
  const suites: Suite[] = []
  for (const kind of KINDS) {
    const folders = new Map<string, string>()
    for (const manifest of kind.manifests)
      for (const folder of project.foldersWith(manifest))
        if (!folders.has(folder) && project.hasBelow(folder, path => kind.needs.test(path)))
          folders.set(folder, pathIn(folder, manifest))
    for (const [folder, source] of folders) {
      const command = kind.command(project, folder)
      suites.push(detectedSuite(project, { name: kind.name, command, folder, source }))
    }
  }
  return { suites, problems: [] }
}

function pathIn(folder: string, file: string): string {
  return folder === '' ? file : `${folder}/${file}`
}
