import type { Match } from '../../text/syntax.ts'
import { type Call, type CallMeaning, saysSo } from '../asserts.ts'
import { RUBY_IMPORTS } from '../imports/rules.ts'
import { declaringContext } from './context.ts'
import type { SourceLanguage, TestBlock } from './language.ts'
import { blockOf, partsOf } from './test-blocks.ts'

const CONSTANT = '[(constant) @name (scope_resolution name: (constant) @name)]'

const DECLARATIONS = `
(class name: ${CONSTANT}) @class
(module name: ${CONSTANT}) @module
(method name: (_) @name) @method
(singleton_method name: (_) @name) @method.singleton
(alias name: (_) @name) @method.alias
(call !receiver method: (identifier) @macro arguments: (argument_list . (simple_symbol) @name @method.alias)
  (#eq? @macro "alias_method"))
(assignment left: (constant) @name) @constant
(call !receiver method: (identifier) @macro arguments: (argument_list (simple_symbol) @name @method.accessor)
  (#match? @macro "^(attr_accessor|attr_reader|attr_writer)$"))
(body_statement (identifier) @access (#match? @access "^(private|protected|public)$"))
[(comment) (string) (heredoc_body)] @text
`

const TESTS = `
(call !receiver method: (identifier) @function) @call
(call receiver: [(identifier) @object (constant) @object (_)] method: (identifier) @property) @call
(call method: (identifier) @callee arguments: (argument_list . (_) @title)? block: (_) @body) @block
(class name: ${CONSTANT} superclass: (superclass) @bases) @suite
(method name: (identifier) @name) @case
`

const SUITES = new Set('describe context feature shared_examples shared_examples_for'.split(' '))
const CASES = new Set('it specify example scenario test should'.split(' '))

/** RSpec and minitest/spec blocks; `test_…` methods of Test::Unit and minitest; `test "…" do` of Rails and shoulda. */
function testBlocks(text: string, matches: readonly Match[]): readonly TestBlock[] {
  return matches.flatMap((match): readonly TestBlock[] => {
    const { slice, part } = partsOf(text, match)
    const suite = part('suite')
    if (suite !== undefined) {
      return /Test|Spec/.test(slice('bases'))
        ? [blockOf('suite', slice('name'), suite, suite.start, false)]
        : []
    }
    const method = part('case')
    if (method !== undefined) {
      return slice('name').startsWith('test_')
        ? [blockOf('case', slice('name'), method, method.start, false)]
        : []
    }
    const block = part('block')
    if (block === undefined) return []
    const written = slice('callee')
    const called = written.replace(/^[xf](?=it$|describe$|context$|specify$)/, '')
    const kind = SUITES.has(called) ? 'suite' : CASES.has(called) ? 'case' : null
    if (kind === null) return []
    const title = slice('title').replace(/^:?["']|["']$/g, '')
    const isSkipped = written !== called && written.startsWith('x')
    return [blockOf(kind, title === '' ? called : title, block, part('body')?.start, isSkipped)]
  })
}

const ASSERTING = new Set('expect raise flunk must_equal must_be must_raise wont_be should refute'.split(' '))
const NEUTRAL = new Set(
  'puts print p require require_relative describe context it let let! before after subject double allow new to_s to_a map each'.split(
    ' ',
  ),
)

function callMeaning({ name }: Call): CallMeaning {
  if (ASSERTING.has(name) || /^(?:assert|refute|must|wont|expect)_/.test(name) || saysSo(name))
    return 'asserts'
  return NEUTRAL.has(name) ? 'neutral' : 'unknown'
}

export const ruby: SourceLanguage = {
  name: 'ruby',
  grammar: 'ruby',
  endings: ['.rb', '.rake', '.gemspec'],
  declarations: DECLARATIONS,
  imports: RUBY_IMPORTS,
  tests: TESTS,
  testBlocks,
  calls: { meaning: callMeaning },
  mayDeclare: declaringContext({
    // A symbol can be an accessor of a list that began on an earlier line.
    keywords: ['def', 'class', 'module', 'alias', 'self.', ':'],
    line: ['class', 'module', 'def', 'alias'],
    assigned: true,
  }),
  visibility({ head, form, access }) {
    if (/\bprivate(?:_class_method)?\b/.test(head)) return 'private'
    // A bare `private` does not reach singleton methods.
    return form !== 'singleton' && (access === 'private' || access === 'protected') ? access : 'public'
  },
}
