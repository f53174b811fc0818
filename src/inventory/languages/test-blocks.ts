import type { Capture, Match } from '../../text/syntax.ts'
import { type Call, type CallMeaning, saysSo } from '../asserts.ts'
import type { SourceLanguage, TestBlock } from './language.ts'

/** What the languages share that mark their tests, and say how visible a member is, in front of it. */

/** The named parts of a match, as captures and as text (empty when absent). */
export function partsOf(text: string, match: Match) {
  const part = (name: string): Capture | undefined => match.find(capture => capture.name === name)
  const slice = (name: string): string => {
    const capture = part(name)
    return capture === undefined ? '' : text.slice(capture.start, capture.end)
  }
  return { part, slice }
}

export function blockOf(
  kind: TestBlock['kind'],
  name: string,
  range: Capture,
  bodyStart: number | undefined,
  skipped: boolean,
): TestBlock {
  const { start, end, line, endLine } = range
  return { kind, name, start, bodyStart: bodyStart ?? end, end, line, endLine, skipped }
}

/** How tests are marked; searched in what stands before the name, doc comment included. */
export interface TestMarks {
  readonly test: RegExp
  /** A method of this name is a test without any mark, too. */
  readonly testName?: RegExp
  readonly skipped: RegExp
  /** A mark that asserts by itself, such as an expected exception. */
  readonly asserting: RegExp
}

const MAX_HEAD = 4000

/** Methods that a mark makes tests, in their classes as suites. Query captures: `@suite`, `@case`, `@name`, `@body`. */
export function annotatedTests(marks: TestMarks): SourceLanguage['testBlocks'] {
  return (text, matches) =>
    matches.flatMap((match): readonly TestBlock[] => {
      const { part, slice } = partsOf(text, match)
      const range = part('suite') ?? part('case')
      if (range === undefined) return []
      const head = headOf(text, range, part('name'))
      const name = slice('name')
      const kind = part('suite') === undefined ? 'case' : 'suite'
      if (kind === 'case' && !marks.test.test(head) && marks.testName?.test(name) !== true) return []
      const block = blockOf(kind, name, range, part('body')?.start, marks.skipped.test(head))
      return [kind === 'case' && marks.asserting.test(head) ? { ...block, asserts: true } : block]
    })
}

/** Marks and modifiers, and the doc comment right above them. */
function headOf(text: string, range: Capture, name: Capture | undefined): string {
  const end = name?.start ?? range.start
  const from = Math.max(0, range.start - MAX_HEAD)
  const above = text.slice(from, range.start).trimEnd()
  const start = above.endsWith('*/') ? from + above.lastIndexOf('/*') : range.start
  return text.slice(Math.max(start, end - 2 * MAX_HEAD), end)
}

const ASSERTING_OBJECTS = new Set('Assert Assertions StringAssert CollectionAssert Truth'.split(' '))

/** Calls of the xUnit family; `names` fail a test besides those that say so themselves. */
export function xunitMeaning(names: readonly string[]): (call: Call) => CallMeaning {
  const asserting = new Set(names)
  return ({ name, object }) => {
    if (asserting.has(name) || saysSo(name) || /^(?:assert|expect)[A-Z]|^Should[A-Z]/.test(name))
      return 'asserts'
    if (object !== null && ASSERTING_OBJECTS.has(object)) return 'asserts'
    return 'unknown'
  }
}

/** `public`, `protected`, `private`, `internal` as a modifier in front; else what the owner makes of it. */
export function modifierVisibility(
  otherwise: (
    owner: Parameters<SourceLanguage['visibility']>[0]['owner'],
  ) => ReturnType<SourceLanguage['visibility']>,
): SourceLanguage['visibility'] {
  return ({ head, owner }) => {
    const modifier = /\b(public|protected|private|internal)\b/.exec(head)?.[1]
    switch (modifier) {
      case 'public':
      case 'protected':
      case 'private':
      case 'internal':
        return modifier
      default:
        return otherwise(owner)
    }
  }
}
