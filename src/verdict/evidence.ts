import type { CheckLink, Link, ObservedTest, PathLink, SymbolLink, TestLink } from '../model/trace.ts'
import type { Evidence } from '../model/verdict.ts'

/**
 * What one link says of its item. `proves`: behaviour was seen to hold. `supports`: it is there.
 * `contradicts`: behaviour was seen to fail. `absent`: it is not there. `inconclusive`: nobody can tell,
 * `not-run` when that is so because it did not run in this job.
 */
export interface Statement extends Evidence {
  readonly notRun: boolean
  readonly behaviour: boolean
  /** An undecided mention is no claim about this repository; an undecided binding is an open question. */
  readonly binds: boolean
}

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

function base(link: Link): Pick<Statement, 'kind' | 'origin' | 'value' | 'notRun' | 'behaviour' | 'binds'> {
  return {
    kind: link.kind,
    origin: link.origin,
    value: link.value,
    notRun: false,
    behaviour: link.kind === 'test' || link.kind === 'check',
    binds: link.origin !== 'mention',
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
          message: `${path} exists and ran in the passing suite ${suite}`,
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
          message: `${link.value} is declared${at} and ran in the passing suite ${link.executed.suite}`,
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

function ofTest(link: TestLink): Statement {
  const { resolution } = link
  switch (resolution.kind) {
    case 'observed':
      return ofObserved(link, resolution.tests)
    case 'declared': {
      const [first] = resolution.tests
      const where = first ? { path: first.path, line: first.line } : {}
      return {
        ...base(link),
        ...where,
        outcome: 'inconclusive',
        notRun: true,
        message: `the test stands in the code, but ${resolution.reason}`,
      }
    }
    case 'not-run':
      return {
        ...base(link),
        outcome: 'inconclusive',
        notRun: true,
        message: `no test "${link.value}" was observed: ${resolution.reason}`,
      }
    case 'absent':
      return { ...base(link), outcome: 'absent', message: `no test is called "${link.value}"` }
  }
}

/** All observed tests are to hold; the first of the worst kind speaks for them. */
function ofObserved(link: TestLink, tests: readonly ObservedTest[]): Statement {
  const graded = tests.map(test => ({ test, grade: gradeOf(test) }))
  for (const kind of GRADES) {
    const found = graded.find(entry => entry.grade.kind === kind)
    if (!found) continue
    const { test, grade } = found
    const where = test.declaration
      ? { path: test.declaration.path, line: test.declaration.line }
      : { ...(test.case.line === undefined ? {} : { line: test.case.line }) }
    const of = tests.length > 1 ? ` (one of ${tests.length})` : ''
    switch (kind) {
      case 'failed':
        return {
          ...base(link),
          ...where,
          ...(test.case.message === undefined ? {} : { detail: test.case.message }),
          outcome: 'contradicts',
          message: `test "${test.case.name}"${of} ${grade.why}`,
        }
      case 'not-run':
      case 'weak':
        return {
          ...base(link),
          ...where,
          outcome: 'inconclusive',
          notRun: kind === 'not-run',
          message: `test "${test.case.name}"${of} ${grade.why}`,
        }
      case 'passed': {
        const message =
          tests.length > 1 ? `all ${tests.length} tests passed` : `test "${test.case.name}" passed`
        return {
          ...base(link),
          ...where,
          outcome: 'proves',
          message: `${message} in suite ${test.suite.name}`,
        }
      }
    }
  }
  return {
    ...base(link),
    outcome: 'inconclusive',
    notRun: true,
    message: `no test "${link.value}" was observed`,
  }
}

/** Worst first. */
const GRADES = ['failed', 'not-run', 'weak', 'passed'] as const
interface Grade {
  readonly kind: (typeof GRADES)[number]
  readonly why: string
}

/** What never counts as proof is told apart here: see the design, "These never count as proof". */
function gradeOf({ suite, case: observed, declaration }: ObservedTest): Grade {
  switch (observed.outcome) {
    case 'failed':
      return { kind: 'failed', why: 'failed' }
    case 'errored':
      return { kind: 'failed', why: 'ended with an error' }
    case 'skipped':
      return { kind: 'weak', why: 'was skipped' }
    case 'flaky':
      return { kind: 'weak', why: 'passed only on a retry' }
    case 'passed':
      break
  }
  switch (suite.outcome) {
    case 'passed':
    case 'failed':
      break
    case 'contradictory':
      return {
        kind: 'weak',
        why: `passed, but its suite cannot be believed: ${suite.reason ?? 'exit code and report disagree'}`,
      }
    case 'not-run':
      return {
        kind: 'not-run',
        why: 'passed in a report that was there before; the suite did not run in this job',
      }
    case 'empty':
    case 'no-report':
    case 'timed-out':
    case 'unavailable':
      return { kind: 'not-run', why: `has no sound run: ${suite.reason ?? suite.outcome}` }
  }
  if (declaration?.asserts === false) return { kind: 'weak', why: 'passed, but it asserts nothing' }
  return { kind: 'passed', why: 'passed' }
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
