import type { Capture, Match } from '../../text/syntax.ts'
import { type Call, type CallMeaning, saysSo } from '../asserts.ts'
import { PYTHON_IMPORTS } from '../imports/rules.ts'
import { lineStart } from '../lines.ts'
import type { SourceLanguage, TestBlock } from './language.ts'

const ASSIGNMENT =
  '(expression_statement (assignment left: [(identifier) @name (pattern_list (identifier) @name)])'

const DECLARATIONS = `
(class_definition name: (identifier) @name) @class
(class_definition body: (block (function_definition name: (identifier) @name) @method))
(class_definition body: (block (decorated_definition definition: (function_definition name: (identifier) @name) @method)))
(function_definition name: (identifier) @name) @function
(module ${ASSIGNMENT} @constant))
(module [
  (if_statement (block ${ASSIGNMENT} @constant)))
  (if_statement (else_clause (block ${ASSIGNMENT} @constant))))
  (try_statement (block ${ASSIGNMENT} @constant)))
  (try_statement (except_clause (block ${ASSIGNMENT} @constant))))
])
(class_definition body: (block ${ASSIGNMENT} @variable)))
(type_alias_statement left: (type (identifier) @name)) @type
[(comment) (string)] @text
`

const TESTS = `
(call function: (identifier) @function) @call
(call function: (attribute
  object: [(identifier) @object (attribute attribute: (identifier) @object) (_)]
  attribute: (identifier) @property)) @call
[(assert_statement) (raise_statement)] @asserts
(class_definition name: (identifier) @name superclasses: (_)? @bases) @suite
(function_definition name: (identifier) @name body: (_) @body) @case
(decorated_definition (decorator) @decorator) @decorated
`

/** Functions and classes that pytest and unittest collect (pytest, "Conventions for Python test discovery"). */
function testBlocks(text: string, matches: readonly Match[]): readonly TestBlock[] {
  const skippedAt = skippedEnds(text, matches)
  const scopes = matches
    .map(match => readScope(text, match, skippedAt))
    .filter(scope => scope !== null)
    .sort((a, b) => a.block.start - b.block.start)
  const blocks: TestBlock[] = []
  const around: Scope[] = []
  for (const scope of scopes) {
    while (around.length > 0 && (around.at(-1)?.block.end ?? 0) <= scope.block.start) around.pop()
    // A function in a function is never collected, nor is one in a class that is none of tests.
    const outer = around.at(-1)
    const collected =
      scope.collected && (outer === undefined || (outer.collected && outer.block.kind === 'suite'))
    around.push({ ...scope, collected })
    if (collected) blocks.push(scope.block)
  }
  return blocks
}

interface Scope {
  readonly block: TestBlock
  readonly collected: boolean
}

function readScope(text: string, match: Match, skippedAt: ReadonlySet<number>): Scope | null {
  const part = (name: string) => match.find(capture => capture.name === name)
  const slice = (capture: Capture | undefined) =>
    capture === undefined ? '' : text.slice(capture.start, capture.end)
  const suite = part('suite')
  const range = suite ?? part('case')
  if (range === undefined) return null
  const name = slice(part('name'))
  const { start, end, line, endLine } = range
  const kind = suite === undefined ? 'case' : 'suite'
  return {
    block: {
      kind,
      name,
      start,
      bodyStart: part('body')?.start ?? start,
      end,
      line,
      endLine,
      skipped: skippedAt.has(end),
    },
    collected:
      kind === 'case' ? name.startsWith('test') : /^Test/.test(name) || /Test/.test(slice(part('bases'))),
  }
}

/** Ends of the definitions that a decorator switches off for good; `skipif` depends on the machine. */
function skippedEnds(text: string, matches: readonly Match[]): ReadonlySet<number> {
  const ends = new Set<number>()
  for (const match of matches) {
    const decorator = match.find(capture => capture.name === 'decorator')
    const decorated = match.find(capture => capture.name === 'decorated')
    if (decorator === undefined || decorated === undefined) continue
    if (/^@[\w.]*\bskip\b/.test(text.slice(decorator.start, decorator.end))) ends.add(decorated.end)
  }
  return ends
}

const ASSERTING_OBJECTS = new Set(['testing', 'assert', 'expect'])
/** pytest's and unittest's own ways to fail a test besides `assert`. */
const ASSERTING_NAMES = new Set(['raises', 'warns', 'deprecated_call', 'fail', 'failUnless', 'doctest'])
const NEUTRAL_NAMES = new Set(
  (
    'print len str int float bool list dict set tuple range sorted sum min max abs isinstance getattr setattr open ' +
    'enumerate zip super repr type any all format append extend join split strip get items keys values update replace'
  ).split(' '),
)

function callMeaning({ name, object }: Call): CallMeaning {
  if (saysSo(name) || ASSERTING_NAMES.has(name)) return 'asserts'
  if (object !== null && ASSERTING_OBJECTS.has(object)) return 'asserts'
  return NEUTRAL_NAMES.has(name) ? 'neutral' : 'unknown'
}

/** After `def` or `class`, or first on its line, assigned or annotated, and not inside a function. */
function mayDeclare(file: Uint8Array, start: number, end: number): boolean {
  const begin = lineStart(file, start, MAX_LINE)
  if (start - begin >= MAX_LINE) return false
  const before = latin1(file, begin, start)
  if (/\b(?:def|class|type)[ \t]+$/.test(before)) return true
  if (before.trim() !== '' && !/^[\w, \t]*,[ \t]*$/.test(before)) return false
  return /^[ \t]*(?:=(?!=)|:|,)/.test(latin1(file, end, end + 80)) && !isLocal(file, begin)
}

/** The nearest line above that is indented less begins a function (or anything but a class or a guard). */
function isLocal(file: Uint8Array, begin: number): boolean {
  let indent = indentAt(file, begin)
  let line = begin
  while (indent > 0 && line > 0 && begin - line < MAX_BODY) {
    line = lineStart(file, line - 1, MAX_BODY)
    const outer = indentAt(file, line)
    const content = latin1(file, line + outer, line + outer + 40)
    if (outer >= indent || /^(?:\r?\n|#|$)/.test(content)) continue
    if (/^class\b/.test(content)) return false
    if (!/^(?:if|elif|else|try|except|finally|with|for|while)\b/.test(content)) return true
    indent = outer
  }
  return false
}

const MAX_LINE = 200
const MAX_BODY = 20_000
const MAX_INDENT = 200

function indentAt(file: Uint8Array, begin: number): number {
  let place = begin
  while (place - begin < MAX_INDENT && (file[place] === 32 || file[place] === 9)) place++
  return place - begin
}

function latin1(file: Uint8Array, start: number, end: number): string {
  return Buffer.from(file.subarray(start, end)).toString('latin1')
}

export const python: SourceLanguage = {
  name: 'python',
  grammar: 'python',
  endings: ['.py', '.pyi'],
  declarations: DECLARATIONS,
  imports: PYTHON_IMPORTS,
  tests: TESTS,
  testBlocks,
  calls: { meaning: callMeaning },
  mayDeclare,
  // A leading underscore says so by convention (PEP 8, "Descriptive: Naming Styles").
  visibility: ({ name }) => (/^_(?!_.*__$)/.test(name) ? 'private' : 'public'),
}
