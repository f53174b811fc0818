import type { Check, FileCoverage, Observations, Suite, SuiteRun } from '../model/evidence.ts'
import type { ProducedFile } from '../model/world.ts'
import { type RunWorld, runCheck } from './checks.ts'
import { CheckoutPaths } from './coverage/checkout-paths.ts'
import { mergeCoverage } from './coverage/merge.ts'
import { readCoverageReport } from './coverage/read.ts'
import { childEnvironment } from './environment.ts'
import { type ReadReport, readReport } from './formats/read.ts'
import { readableLine } from './formats/registry.ts'
import { judgeSuite, sumTotals } from './suite-outcome.ts'

/** What is to be observed. */
export interface EvidenceRequest {
  readonly suites: readonly Suite[]
  readonly checks: readonly Check[]
  /** Null: run them. Else nothing is run, existing reports are read, and this sentence says why. */
  readonly notRun: string | null
  /** Absolute path of the project's root, to understand absolute paths in coverage reports. */
  readonly root: string
  /** Files of the checkout, relative to the root. */
  readonly tracked: readonly string[]
}

/**
 * Runs suites, then checks, one after the other, and reads what they leave. A report counts for a suite
 * only if that suite's run wrote it. Nothing here throws for what suites do: every outcome is a value.
 */
export async function gatherEvidence(request: EvidenceRequest, world: RunWorld): Promise<Observations> {
  const suites: SuiteRun[] = []
  for (const suite of request.suites) {
    suites.push(
      request.notRun === null && suite.command !== ''
        ? await runSuite(suite, request, world)
        : await readOnly(suite, request, world),
    )
  }
  const checks = []
  for (const check of request.checks)
    checks.push(request.notRun === null ? await runCheck(check, world) : skipped(check, request.notRun))
  return { suites, checks }
}

async function runSuite(suite: Suite, request: EvidenceRequest, world: RunWorld): Promise<SuiteRun> {
  const { processes, outputs, progress } = world
  progress.stage(`Suite ${suite.name}: ${suite.written}`)
  const before = await fingerprints(suite, world)
  const output =
    suite.outputFormat === undefined
      ? null
      : `${await outputs.temporaryFolder('output')}/${suite.outputFormat}`
  const result = await processes.run({
    command: suite.command,
    directory: suite.directory,
    environment: childEnvironment(world.environment, suite.passEnvironment, suite.environment),
    timeoutMs: suite.timeoutMs,
    onLine: line => {
      const shown = readableLine(suite.outputFormat, line)
      if (shown !== null) progress.output(shown)
    },
    ...(output === null ? {} : { outputFile: output }),
  })
  const isNew = (file: ProducedFile) => before.get(file.path) !== file.fingerprint
  const produced = (await outputs.find(suite.reports)).filter(isNew)
  const named = produced.filter(file => !isTemporary(file.path))
  const reports = await readReports(named.length > 0 ? named : produced, world)
  if (named.length === 0 && output !== null && result.kind !== 'not-started')
    reports.push(await readReport('standard output', outputs.open(output), suite.outputFormat))
  const covered = (await outputs.find(suite.coverage)).filter(isNew)
  const judged = judgeSuite(suite, result, reports)
  if (judged.reason !== undefined) progress.note(`${suite.name}: ${judged.reason}`)
  return {
    name: suite.name,
    command: suite.written,
    required: isRequired(suite),
    ...judged,
    exitCode: result.exitCode,
    durationMs: result.durationMs,
    totals: sumTotals(reports),
    reports,
    coverage: await readCoverage(covered, suite, request, world),
  }
}

/** Reports that lie there already: their failures speak, their passes prove nothing. */
async function readOnly(suite: Suite, request: EvidenceRequest, world: RunWorld): Promise<SuiteRun> {
  const found = await world.outputs.find(suite.reports)
  if (found.length > 0) world.progress.stage(`Suite ${suite.name}: reading its reports`)
  const reports = await readReports(found, world)
  const why = request.notRun ?? 'it has no command'
  return {
    name: suite.name,
    command: suite.written,
    required: isRequired(suite),
    outcome: 'not-run',
    reason: found.length === 0 ? why : `${why}; its reports were found, not produced by this run`,
    exitCode: null,
    durationMs: 0,
    totals: sumTotals(reports),
    reports,
    // Coverage of a run that nobody saw executes nothing.
    coverage: [],
  }
}

/**
 * Reports that somebody named lie in the project, those that we asked for do not. Of a suite that leaves
 * both only the first are read: they are the same tests twice.
 */
function isTemporary(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)
}

/** Somebody asked for it by name; the others were only detected. */
function isRequired(suite: Suite): boolean {
  return suite.source === 'config' || suite.source === 'input'
}

async function fingerprints(suite: Suite, world: RunWorld): Promise<ReadonlyMap<string, string>> {
  const files = await world.outputs.find([...suite.reports, ...suite.coverage])
  return new Map(files.map(file => [file.path, file.fingerprint]))
}

async function readReports(files: readonly ProducedFile[], world: RunWorld): Promise<ReadReport[]> {
  const reports: ReadReport[] = []
  for (const file of files) reports.push(await readReport(file.path, world.outputs.open(file.path)))
  return reports
}

async function readCoverage(
  files: readonly ProducedFile[],
  suite: Suite,
  request: EvidenceRequest,
  world: RunWorld,
): Promise<readonly FileCoverage[]> {
  if (files.length === 0) return []
  const paths = new CheckoutPaths({
    root: request.root,
    directory: suite.directory,
    tracked: request.tracked,
    goModule: await goModule(suite.directory, world),
  })
  const readings: (readonly FileCoverage[])[] = []
  for (const file of files) {
    const { files: covered, notes } = await readCoverageReport(
      file.path,
      world.outputs.open(file.path),
      paths,
    )
    readings.push(covered)
    for (const note of notes) world.progress.note(note)
  }
  return mergeCoverage(readings)
}

/** The module's path, by which Go calls its files; null where there is no Go module. */
async function goModule(directory: string, { outputs }: RunWorld): Promise<string | null> {
  const manifest = (await outputs.find([directory === '.' ? 'go.mod' : `${directory}/go.mod`]))[0]
  if (manifest === undefined || manifest.size > 1024 * 1024) return null
  const chunks: Uint8Array[] = []
  for await (const chunk of outputs.open(manifest.path)) chunks.push(chunk)
  return /^module[ \t]{1,9}"?([^\s"]{1,500})/m.exec(Buffer.concat(chunks).toString('utf8'))?.[1] ?? null
}

function skipped(check: Check, reason: string): Observations['checks'][number] {
  return {
    name: check.name,
    command: check.command,
    outcome: 'not-run',
    reason,
    exitCode: null,
    durationMs: 0,
  }
}
