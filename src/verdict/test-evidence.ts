import type { ObservedTest, TestLink } from '../model/trace.ts'
import { base, type Statement } from './statement.ts'

/** What the tests behind a link say of its item. */
export function ofTest(link: TestLink): Statement {
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
