import type { Suite } from '../../model/evidence.ts'
import type { Problem } from '../../model/problem.ts'
import type { Snapshot } from '../../model/world.ts'
import { digest } from '../../text/digest.ts'
import { slug } from '../../text/slug.ts'
import { type Instrumented, instrument } from './instrument.ts'

/** What detection may assume about the job. */
export interface DetectOptions {
  /** Absolute path of an empty temporary folder, for reports that suites are asked to write. */
  readonly reportsFolder: string
  /** Time that a suite has unless it says otherwise, in milliseconds. */
  readonly timeoutMs: number
}

export interface Detected {
  readonly suites: readonly Suite[]
  readonly problems: readonly Problem[]
}

/** Manifests are small; a larger one is somebody's trap. */
const MANIFEST = 4 * 1024 * 1024

/** Folders whose manifests are not the project's own. */
const FOREIGN =
  /^(?:examples?|samples?|demos?|fixtures?|templates?|testdata|tests?|docs?|vendor|third_party|\..*)$/i

/** Where reports of `coverage`, c8, jest, vitest, coverage.py and cargo-llvm-cov usually go. */
const COVERAGE = ['coverage/lcov.info', 'lcov.info', 'coverage.lcov'] as const

/** The repository as detection sees it: which files there are, and the text of manifests. */
export class Project {
  readonly options: DetectOptions
  readonly paths: ReadonlySet<string>
  readonly #snapshot: Snapshot

  private constructor(snapshot: Snapshot, paths: ReadonlySet<string>, options: DetectOptions) {
    this.#snapshot = snapshot
    this.paths = paths
    this.options = options
  }

  static async of(snapshot: Snapshot, options: DetectOptions): Promise<Project> {
    const files = await snapshot.list()
    const present = files.filter(file => file.kind === 'file' && file.state !== 'absent')
    return new Project(snapshot, new Set(present.map(file => file.path)), options)
  }

  /** Null when there is no such file, or when it is far too large to be a manifest. */
  async text(path: string): Promise<string | null> {
    if (!this.paths.has(path)) return null
    const bytes = await this.#snapshot.read(path)
    return bytes === null || bytes.length > MANIFEST ? null : new TextDecoder().decode(bytes)
  }

  /**
   * Folders that have a manifest of this name: the root alone when it has one, else those directly below
   * it that are not examples, fixtures or foreign code. Sorted; the root is `''`.
   */
  foldersWith(manifest: string): readonly string[] {
    if (this.paths.has(manifest)) return ['']
    const suffix = `/${manifest}`
    return [...this.paths]
      .filter(path => path.endsWith(suffix))
      .map(path => path.slice(0, -suffix.length))
      .filter(folder => !folder.includes('/') && !FOREIGN.test(folder))
      .sort()
  }

  /** Some file below the folder (`''` for the root) satisfies the test; it is given the path below it. */
  hasBelow(folder: string, test: (path: string) => boolean): boolean {
    const prefix = folder === '' ? '' : `${folder}/`
    for (const path of this.paths) if (path.startsWith(prefix) && test(path.slice(prefix.length))) return true
    return false
  }
}

/** A suite for a command that was found in a manifest. */
export function detectedSuite(
  project: Project,
  found: {
    readonly name: string
    readonly command: string
    readonly folder: string
    readonly source: string
    readonly scripts?: Readonly<Record<string, string>>
  },
): Suite {
  const name = found.folder === '' ? found.name : `${found.folder}: ${found.name}`
  const instrumented = instrument(found.command, found.scripts ?? {}, slotFor(project.options, name))
  return {
    ...suiteParts(instrumented, found.folder),
    name,
    source: found.source,
    passEnvironment: [],
    coverage: COVERAGE.map(path => inFolder(found.folder, path)),
    timeoutMs: project.options.timeoutMs,
  }
}

/** The part of a suite that its command decides. */
export function suiteParts(
  { written, command, environment, reports, outputFormat }: Instrumented,
  folder: string,
): Pick<Suite, 'written' | 'command' | 'directory' | 'environment' | 'reports'> & { outputFormat?: string } {
  return {
    written,
    command,
    directory: folder === '' ? '.' : folder,
    environment,
    reports: reports.map(report => inFolder(folder, report)),
    ...(outputFormat === undefined ? {} : { outputFormat }),
  }
}

/** A file of its own for each suite: two names may have the same slug. */
export function slotFor(options: DetectOptions, name: string): string {
  return `${options.reportsFolder}/${slug(name, 8)}-${digest(name).slice(0, 8)}`
}

function inFolder(folder: string, path: string): string {
  const absolute = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)
  return absolute || folder === '' ? path.replace(/^\.\//, '') : `${folder}/${path.replace(/^\.\//, '')}`
}
