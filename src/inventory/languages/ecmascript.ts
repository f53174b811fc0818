import type { Capture, Match } from '../../text/syntax.ts'
import { type Call, type CallMeaning, saysSo } from '../asserts.ts'
import type { SourceLanguage, TestBlock } from './language.ts'

/** What JavaScript and TypeScript have in common. */

const IMPORTED = '(#not-match? @value "^(require|await +import|import) *[(]")'
const FUNCTION = '[(arrow_function) (function_expression) (generator_function)]'

function variables(node: string, keyword: string, kind: string): string {
  const declaration = `(${node} ${keyword} (variable_declarator name: (identifier) @name value: (_)? @value) @${kind} ${IMPORTED})`
  const parts = `(${node} ${keyword} (variable_declarator name: (object_pattern [
    (shorthand_property_identifier_pattern) @name (pair_pattern value: (identifier) @name)]) value: (_) @value) @${kind} ${IMPORTED})`
  return [declaration, parts]
    .flatMap(pattern => [`(program ${pattern})`, `(program (export_statement declaration: ${pattern}))`])
    .join('\n')
}

export const DECLARATIONS = `
(function_declaration name: (identifier) @name) @function
(generator_function_declaration name: (identifier) @name) @function
(class_declaration name: (_) @name) @class
(class name: (_) @name) @class
(method_definition name: [(property_identifier) (private_property_identifier)] @name) @method
(variable_declarator name: (identifier) @name value: ${FUNCTION}) @function
(variable_declarator value: (object (pair key: (property_identifier) @name value: ${FUNCTION}) @method))
(assignment_expression right: (object (pair key: (property_identifier) @name value: ${FUNCTION}) @method))
(export_statement value: (object (pair key: (property_identifier) @name value: ${FUNCTION}) @method))
(assignment_expression left: (member_expression property: (property_identifier) @name) right: ${FUNCTION}) @function
${variables('lexical_declaration', 'kind: "const"', 'constant')}
${variables('lexical_declaration', 'kind: "let"', 'variable')}
${variables('variable_declaration', '', 'variable')}
[(comment) (string) (template_string)] @text
`

export const TESTS = `
(call_expression function: (identifier) @function) @call
(call_expression function: (member_expression
  object: [(identifier) @object (member_expression property: (property_identifier) @object) (_)]
  property: (property_identifier) @property)) @call
(throw_statement) @asserts
(call_expression function: (_) @callee arguments: (arguments . (_) @title)) @block
`

const SUITES = new Set(['describe', 'suite', 'context', 'fdescribe', 'xdescribe', 'xcontext'])
const CASES = new Set(['it', 'test', 'specify', 'fit', 'xit', 'xtest', 'xspecify'])
const SKIPS = new Set(['skip', 'todo', 'fixme'])
/** Modifiers that leave a test a test: jest, vitest, mocha, node:test, ava, Playwright. */
const MODIFIERS = new Set(
  'only skip todo fixme each for concurrent sequential serial parallel failing fails skipIf runIf'.split(' '),
)
/** Modifiers that take an argument of their own before the test's name comes. */
const CURRIED = new Set(['each', 'for', 'skipIf', 'runIf'])

/** Suites and cases as jest, vitest, mocha, node:test, ava, tap and Playwright write them. */
export function testBlocks(text: string, matches: readonly Match[]): readonly TestBlock[] {
  return matches.map(match => readBlock(text, match)).filter(block => block !== null)
}

function readBlock(text: string, match: Match): TestBlock | null {
  const part = (name: string) => match.find(capture => capture.name === name)
  const [block, callee, title] = [part('block'), part('callee'), part('title')]
  if (block === undefined || callee === undefined || title === undefined) return null
  const called = readCallee(text, callee)
  if (called === null) return null
  const name = readTitle(text, title, called.kind)
  if (name === null) return null
  const rest = text.slice(title.end, Math.min(block.end, title.end + 300))
  const named = /^\s*,\s*([A-Za-z_$][\w$]*)\s*,?\s*\)/.exec(rest)
  return {
    kind: called.kind,
    name,
    start: block.start,
    bodyStart: /^\s*,?\s*\)/.test(rest) ? block.end : title.end,
    end: block.end,
    line: block.line,
    endLine: block.endLine,
    skipped:
      called.skipped ||
      (called.kind === 'case' && /^\s*,?\s*\)/.test(rest)) ||
      /^\s*,\s*\{[^{}]{0,200}\b(?:skip|todo)\s*:(?!\s*false\b)/.test(rest),
    ...(named?.[1] === undefined ? {} : { bodyName: named[1] }),
  }
}

function readCallee(text: string, callee: Capture): Pick<TestBlock, 'kind' | 'skipped'> | null {
  const written = text.slice(callee.start, Math.min(callee.end, callee.start + 120))
  const cut = written.search(/[(`]/)
  const names = (cut < 0 ? written : written.slice(0, cut)).replace(/\s+/g, '').split('.')
  // `t.test(…)`, `Deno.test(…)`: a test in the hands of another object.
  if (names.length > 1 && /^(?:t|tap|Deno|QUnit|ava|nodeTest)$/.test(names[0] ?? '')) names.shift()
  const [base = '', ...modifiers] = names
  if (!SUITES.has(base) && !CASES.has(base)) return null
  if (!modifiers.every(modifier => MODIFIERS.has(modifier) || modifier === 'describe')) return null
  // `it.each([…])` alone is the half of a test that has no name yet.
  if (cut < 0 && CURRIED.has(modifiers.at(-1) ?? '')) return null
  const skipped = base.startsWith('x') || modifiers.some(modifier => SKIPS.has(modifier))
  return { kind: SUITES.has(base) || modifiers.includes('describe') ? 'suite' : 'case', skipped }
}

/** The name as a report has it: text without quotes; a class or function stands for its name. */
function readTitle(text: string, title: Capture, kind: TestBlock['kind']): string | null {
  const written = text.slice(title.start, Math.min(title.end, title.start + 1000))
  const quote = written.charAt(0)
  if (quote === '"' || quote === "'" || quote === '`') {
    const joined = written.replace(/["'`]\s{0,50}\+\s{0,50}["'`]/g, '')
    return joined.slice(1, joined.endsWith(quote) ? -1 : undefined).replace(/\\(["'`\\$])/g, '$1')
  }
  if (!/^[A-Za-z_$][\w$.]*$/.test(written)) return null
  const name = written.replace(/\.name$/, '')
  return kind === 'suite' || name !== written ? name.slice(name.lastIndexOf('.') + 1) : null
}

const ASSERTING_OBJECTS = new Set(['assert', 'should', 'chai', 'expect', 'sinonAssert'])
/** Methods of the object that ava, tap and node:test hand to a test. */
const CONTEXT_ASSERTIONS = new Set(
  (
    'ok notOk true false truthy falsy is not same notSame equal equals notEqual deepEqual notDeepEqual strictEqual ' +
    'notStrictEqual deepStrictEqual like match notMatch regex notRegex throws throwsAsync notThrows notThrowsAsync ' +
    'doesNotThrow rejects doesNotReject resolves snapshot assert fail error type has hasStrict strictSame pass'
  ).split(' '),
)
const NEUTRAL_OBJECTS = new Set(
  'console Math JSON Object Array Number String Boolean Date Promise Symbol Reflect BigInt jest vi mock sinon process performance'.split(
    ' ',
  ),
)
const NEUTRAL_NAMES = new Set(
  (
    'describe suite context it test specify before after beforeEach afterEach beforeAll afterAll require setTimeout ' +
    'clearTimeout setImmediate String Number Boolean Symbol BigInt parseInt parseFloat structuredClone push pop shift ' +
    'unshift slice splice map filter forEach reduce concat join split trim replace replaceAll toString keys values ' +
    'entries includes indexOf sort reverse add log then catch finally'
  ).split(' '),
)
/** Members of `expect` that make a matcher or a setting rather than a statement. */
const HARMLESS_EXPECT = new Set(
  'any anything objectContaining arrayContaining stringContaining stringMatching closeTo extend addSnapshotSerializer setState getState'.split(
    ' ',
  ),
)

/** What a call means to a test of the JavaScript world. */
export function callMeaning({ name, object, isMethod, next }: Call): CallMeaning {
  if (object === 'expect' && HARMLESS_EXPECT.has(name)) return 'neutral'
  // `expect(x)` without a matcher states nothing.
  if (name === 'expect' && !isMethod) return next === '.' || next === '[' ? 'asserts' : 'neutral'
  if (saysSo(name) || (object !== null && ASSERTING_OBJECTS.has(object))) return 'asserts'
  if ((object === 't' || object === 'tap') && CONTEXT_ASSERTIONS.has(name)) return 'asserts'
  if (object !== null && NEUTRAL_OBJECTS.has(object)) return 'neutral'
  return NEUTRAL_NAMES.has(name) ? 'neutral' : 'unknown'
}

/** Members are public unless they say so; what a module does not export stays inside it. */
export const visibility: SourceLanguage['visibility'] = ({ name, head, owner }) => {
  const modifier = /\b(private|protected|public)\b/.exec(head)?.[1]
  if (modifier === 'private' || modifier === 'protected') return modifier
  if (name.startsWith('#')) return 'private'
  if (owner !== null && owner.kind !== 'module' && owner.kind !== 'function') return 'public'
  return /\b(?:export|exports|declare)\b/.test(head) ? 'public' : 'internal'
}
