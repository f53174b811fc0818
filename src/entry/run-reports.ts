import { createReadStream, statSync } from 'node:fs'
import { CheckoutPaths } from '../evidence/coverage/checkout-paths.ts'
import { readNamedReports } from '../evidence/read-files.ts'
import type { NamedReports } from '../model/evidence.ts'
import type { Problem } from '../model/problem.ts'
import type { Snapshot } from '../model/world.ts'
import { reportsJson } from '../report/reports-json.ts'
import { reportsMarkdown } from '../report/reports-markdown.ts'
import { reportsText } from '../report/reports-text.ts'
import type { Command } from './arguments.ts'

type ReportsCommand = Extract<Command, { kind: 'reports' }>

export interface ReportsOutcome {
  readonly text: string
  readonly problems: readonly Problem[]
}

/**
 * `phaseproof reports FILE...`: the files are named by whoever calls the command, so they may lie anywhere;
 * what coverage tells is mapped to the project at `root` (absolute). A file that cannot be used is a problem,
 * and the others are printed all the same.
 */
export async function runReports(
  command: ReportsCommand,
  root: string,
  snapshot: Snapshot,
  style: { readonly color: boolean; readonly width: number },
): Promise<ReportsOutcome> {
  const tracked = (await snapshot.list()).map(file => file.path)
  const checks = command.files.map(path => [path, refusal(path)] as const)
  const found = await readNamedReports(
    checks.flatMap(([path, problem]) =>
      problem === null ? [{ path, open: () => createReadStream(path) }] : [],
    ),
    new CheckoutPaths({ root, directory: '.', tracked }),
  )
  const unsound = [...found.reports, ...found.coverage].flatMap(({ path, error }) =>
    error === undefined ? [] : [problemOf(path, error, 'Write the report anew, or leave the file out')],
  )
  return {
    text: render(command, found, style),
    problems: [...checks.flatMap(([, problem]) => problem ?? []), ...unsound],
  }
}

function render(
  command: ReportsCommand,
  found: NamedReports,
  style: { readonly color: boolean; readonly width: number },
): string {
  switch (command.format) {
    case 'json':
      return JSON.stringify(reportsJson(found), null, 2)
    case 'markdown':
      return reportsMarkdown(found)
    case 'pretty':
      return reportsText(found, command.out === null ? style : { color: false, width: 100 })
  }
}

function refusal(path: string): Problem | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat?.isFile() === true) return null
  return problemOf(
    path,
    stat === undefined ? 'there is no such file' : 'it is not a regular file',
    'Expected files with test or coverage reports',
  )
}

function problemOf(place: string, message: string, remedy: string): Problem {
  return { severity: 'error', place, message, remedy }
}
