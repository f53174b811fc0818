#!/usr/bin/env node
import { type Command, readArguments, USAGE } from './entry/arguments.ts'
import { fail, realRoot, type Terminal } from './entry/terminal.ts'
import { describeProblem, type Problem } from './model/problem.ts'
import { plainLine } from './text/inert.ts'
import { VERSION } from './version.ts'

/** The command: arguments in, result on standard output, everything else on standard error. */
async function main(): Promise<number> {
  const read = readArguments(process.argv.slice(2))
  if (!read.ok) {
    for (const problem of read.problems) process.stderr.write(`${plainLine(describeProblem(problem))}\n`)
    return 2
  }
  const command = read.value
  switch (command.kind) {
    case 'help':
      process.stdout.write(USAGE)
      return 0
    case 'version':
      process.stdout.write(`${VERSION}\n`)
      return 0
    case 'plan':
    case 'inventory':
    case 'reports':
    case 'audit':
      return await runVerb(command)
  }
}

/** Verbs are evaluated when used, yet stand in the same file: the parsers would double the time to start. */
async function runVerb(command: Extract<Command, { readonly root: string }>): Promise<number> {
  const root = realRoot(command.root)
  const terminal: Terminal = {
    color: process.stdout.isTTY && !process.env.NO_COLOR,
    width: process.stdout.columns ?? 100,
    interactive: process.stderr.isTTY === true && !process.env.CI,
    out: text => process.stdout.write(text),
    err: text => process.stderr.write(text),
  }
  if (root === null) return fail([noFolder(command.root)], terminal)
  switch (command.kind) {
    case 'plan': {
      const { runPlan } = await import(/* webpackMode: "eager" */ './entry/verbs/plan.ts')
      return await runPlan(command, root, terminal)
    }
    case 'inventory': {
      const { runInventory } = await import(/* webpackMode: "eager" */ './entry/verbs/inventory.ts')
      return await runInventory(command, root, terminal)
    }
    case 'reports': {
      const { runReports } = await import(/* webpackMode: "eager" */ './entry/verbs/reports.ts')
      return await runReports(command, root, terminal)
    }
    case 'audit': {
      const { runAudit } = await import(/* webpackMode: "eager" */ './entry/verbs/audit.ts')
      return await runAudit(command, root, terminal)
    }
  }
}

function noFolder(root: string): Problem {
  return {
    severity: 'error',
    place: root,
    message: 'there is no such folder',
    remedy: 'Name the project root with --root',
  }
}

main().then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(
      `A defect of phaseproof, not of your project; please report it:\n${error instanceof Error ? error.stack : String(error)}\n`,
    )
    process.exitCode = 3
  },
)
