import { createReadStream, statSync } from 'node:fs'
import { CheckoutPaths } from '../../evidence/coverage/checkout-paths.ts'
import { readNamedReports } from '../../evidence/read-files.ts'
import type { NamedReports } from '../../model/evidence.ts'
import type { Problem } from '../../model/problem.ts'
import { workingTree } from '../../ports/working-tree.ts'
import { reportsJson } from '../../report/reports-json.ts'
import { reportsMarkdown } from '../../report/reports-markdown.ts'
import { reportsText } from '../../report/reports-text.ts'
import type { Command } from '../arguments.ts'
import { finish, type Terminal } from '../terminal.ts'

type ReportsCommand = Extract<Command, { kind: 'reports' }>

/**
 * `phaseproof reports FILE...`: the files are named by whoever calls the command, so they may lie anywhere;
 * what coverage tells is mapped to the project at `root` (absolute). A file that cannot be used is a problem,
 * and the others are printed all the same. Exit code 0, or 2 with problems.
 */
export async function runReports(command: ReportsCommand, root: string, terminal: Terminal): Promise<number> {
  const snapshot = await workingTree(root)
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
  const problems = [...checks.flatMap(([, problem]) => problem ?? []), ...unsound]
  const text = render(command, found, terminal)
  // What is wrong stands in the text for people too; here it decides the exit code.
  return finish({ ...command, format: 'json' }, text, problems, problems.length > 0 ? 2 : 0, terminal)
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
