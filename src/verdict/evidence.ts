import type { CheckLink, Link, PathLink, SymbolLink } from '../model/trace.ts'
import { base, type Statement } from './statement.ts'
import { ofTest } from './test-evidence.ts'

/** What one link says of its item. */
export function statementOf(link: Link): Statement {
  switch (link.kind) {
    case 'path':
      return ofPath(link)
    case 'symbol':
      return ofSymbol(link)
    case 'test':
      return ofTest(link)
    case 'check':
      return ofCheck(link)
  }
}

function ofPath(link: PathLink): Statement {
  const { resolution } = link
  switch (resolution.kind) {
    case 'found': {
      const [first = ''] = resolution.paths
      const more = resolution.paths.length > 1 ? ` and ${resolution.paths.length - 1} more` : ''
      if (link.executed.kind === 'yes') {
        const { suite, path, line } = link.executed
        return {
          ...base(link),
          kind: 'coverage',
          outcome: 'proves',
          behaviour: true,
          message: `${path} exists, and passing tests of the suite ${suite} executed it`,
          path,
          line,
        }
      }
      return { ...base(link), outcome: 'supports', message: `${first}${more} exists`, path: first }
    }
    case 'untracked':
      return {
        ...base(link),
        outcome: 'absent',
        message: `${link.value} is on disk, but git does not track it`,
      }
    case 'absent':
      return { ...base(link), outcome: 'absent', message: `${link.value} does not exist` }
    case 'outside':
      return {
        ...base(link),
        outcome: 'inconclusive',
        binds: true,
        message: `${link.value} lies outside the checkout and is not looked at`,
      }
    case 'undecided':
      return {
        ...base(link),
        outcome: 'inconclusive',
        notRun: true,
        message: `${link.value}: ${resolution.reason}`,
      }
  }
}

function ofSymbol(link: SymbolLink): Statement {
  const { resolution } = link
  switch (resolution.kind) {
    case 'found': {
      const [first] = resolution.declarations
      const where = first ? { path: first.path, line: first.line } : {}
      const at = first ? ` in ${first.path}` : ''
      if (link.executed.kind === 'yes') {
        return {
          ...base(link),
          ...where,
          kind: 'coverage',
          outcome: 'proves',
          behaviour: true,
          message: `${link.value} is declared${at}, and passing tests of the suite ${link.executed.suite} executed it`,
        }
      }
      return { ...base(link), ...where, outcome: 'supports', message: `${link.value} is declared${at}` }
    }
    case 'absent':
      return {
        ...base(link),
        outcome: 'absent',
        message: `${link.value} is declared nowhere, and the word stands nowhere in the code`,
      }
    case 'undecided':
      return {
        ...base(link),
        outcome: 'inconclusive',
        notRun: true,
        message: `${link.value}: ${resolution.reason}`,
      }
  }
}

function ofCheck(link: CheckLink): Statement {
  const { resolution } = link
  switch (resolution.kind) {
    case 'absent':
      return {
        ...base(link),
        outcome: 'absent',
        message: `the configuration defines no check "${link.value}"`,
      }
    case 'observed': {
      const { run } = resolution
      const detail = run.measured === undefined ? run.reason : `measured ${run.measured}`
      const said = { ...base(link), ...(detail === undefined ? {} : { detail }) }
      switch (run.outcome) {
        case 'passed':
          return { ...said, outcome: 'proves', message: `check ${run.name} passed` }
        case 'failed':
          return { ...said, outcome: 'contradicts', message: `check ${run.name} failed` }
        case 'timed-out':
        case 'unavailable':
        case 'not-run':
          return {
            ...said,
            outcome: 'inconclusive',
            notRun: true,
            message: `check ${run.name} did not run to its end (${run.outcome})`,
          }
      }
    }
  }
}
