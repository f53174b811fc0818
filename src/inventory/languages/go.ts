import type { Match } from '../../text/syntax.ts'
import { type Call, type CallMeaning, saysSo } from '../asserts.ts'
import { GO_IMPORTS } from '../imports/rules.ts'
import { declaringContext } from './context.ts'
import type { SourceLanguage, TestBlock } from './language.ts'
import { blockOf, partsOf } from './test-blocks.ts'

const RECEIVER = '[(type_identifier) @owner (generic_type type: (type_identifier) @owner)]'

const DECLARATIONS = `
(function_declaration name: (identifier) @name) @function
(method_declaration receiver: (parameter_list (parameter_declaration
  type: [${RECEIVER} (pointer_type ${RECEIVER})])) name: (field_identifier) @name) @method
(type_spec name: (type_identifier) @name type: (struct_type)) @class.struct
(type_spec name: (type_identifier) @name type: (interface_type)) @interface
(type_spec name: (type_identifier) @name) @type
(type_alias name: (type_identifier) @name) @type
(method_elem name: (field_identifier) @name) @method
(field_declaration name: (field_identifier) @name) @variable.field
(source_file (const_declaration (const_spec name: (identifier) @name) @constant))
(source_file (var_declaration (var_spec name: (identifier) @name) @variable))
(source_file (var_declaration (var_spec_list (var_spec name: (identifier) @name) @variable)))
[(comment) (interpreted_string_literal) (raw_string_literal)] @text
`

const TESTS = `
(call_expression function: (identifier) @function) @call
(call_expression function: (selector_expression
  operand: [(identifier) @object (_)] field: (field_identifier) @property)) @call
(function_declaration name: (identifier) @name parameters: (parameter_list (parameter_declaration
  type: (pointer_type (qualified_type) @handle))) body: (_) @body) @case
(call_expression function: (selector_expression operand: (identifier) field: (field_identifier) @run)
  arguments: (argument_list . [(interpreted_string_literal) (raw_string_literal)] @title (func_literal body: (_) @body))) @block
`

/** `func TestX(t *testing.T)` and its `t.Run("name", …)` (`go doc testing`). A test with subtests is their suite, too. */
function testBlocks(text: string, matches: readonly Match[]): readonly TestBlock[] {
  return matches.flatMap((match): readonly TestBlock[] => {
    const { slice, part } = partsOf(text, match)
    const [test, run] = [part('case'), part('block')]
    if (test !== undefined) {
      if (slice('handle') !== 'testing.T' || !/^Test(?![a-z])/.test(slice('name'))) return []
      const body = part('body')
      const skipped =
        body !== undefined && /^\{\s*\w+\.Skip(?:f|Now)?\(/.test(text.slice(body.start, body.end))
      return [blockOf('case', slice('name'), test, body?.start, skipped)]
    }
    if (run === undefined || slice('run') !== 'Run') return []
    return [blockOf('case', slice('title').slice(1, -1), run, part('body')?.start, false)]
  })
}

const FAILING = new Set('Error Errorf Fatal Fatalf Fail FailNow'.split(' '))
const ASSERTING_OBJECTS = new Set('assert require is must check suite testutil'.split(' '))
const NEUTRAL = new Set(
  (
    'len cap append make new panic print println copy delete close string int int64 float64 byte min max clear ' +
    'Log Logf Helper Parallel Cleanup Run TempDir Setenv Sprintf Sprint Println Printf Errorf New'
  ).split(' '),
)

function callMeaning({ name, object, isMethod }: Call): CallMeaning {
  if (isMethod && FAILING.has(name) && object !== 'fmt' && object !== 'log') return 'asserts'
  if (saysSo(name) || (object !== null && ASSERTING_OBJECTS.has(object))) return 'asserts'
  return NEUTRAL.has(name) ? 'neutral' : 'unknown'
}

export const go: SourceLanguage = {
  name: 'go',
  grammar: 'go',
  endings: ['.go'],
  declarations: DECLARATIONS,
  imports: GO_IMPORTS,
  tests: TESTS,
  testBlocks,
  calls: { meaning: callMeaning },
  mayDeclare: declaringContext({
    keywords: ['func', 'type', 'const', 'var'],
    // Fields, methods of interfaces, members of a group. A method follows its receiver.
    line: ['func', 'struct', 'interface', 'const', 'var'],
    ownLine: true,
  }),
  // Names that begin with a capital are exported (go.dev/ref/spec, "Exported identifiers").
  visibility: ({ name }) => (/^\p{Lu}/u.test(name) ? 'public' : 'internal'),
}
