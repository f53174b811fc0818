#!/usr/bin/env node
import { readArguments, USAGE } from './entry/arguments.ts'
import { describeProblem } from './model/problem.ts'
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
    case 'audit': {
      // Evaluated when used, yet in the same file: the parsers would double the time to print a version.
      const { runCommand } = await import(/* webpackMode: "eager" */ './entry/run-command.ts')
      return await runCommand(command, {
        color: process.stdout.isTTY && !process.env.NO_COLOR,
        width: process.stdout.columns ?? 100,
        interactive: process.stderr.isTTY === true && !process.env.CI,
        out: text => process.stdout.write(text),
        err: text => process.stderr.write(text),
      })
    }
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
