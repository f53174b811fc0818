import type { Match } from '../../text/syntax.ts'
import { type Call, type CallMeaning, saysSo } from '../asserts.ts'
import { RUST_IMPORTS } from '../imports/rules.ts'
import { declaringContext } from './context.ts'
import type { SourceLanguage, TestBlock } from './language.ts'
import { blockOf, partsOf } from './test-blocks.ts'

const TYPE_NAME = `[(type_identifier) @name (generic_type type: (type_identifier) @name)
  (scoped_type_identifier name: (type_identifier) @name) (generic_type type: (scoped_type_identifier name: (type_identifier) @name))
  (reference_type type: (type_identifier) @name) (primitive_type) @name]`

const DECLARATIONS = `
(impl_item type: ${TYPE_NAME}) @scope
(function_item name: (identifier) @name) @function
(function_signature_item name: (identifier) @name) @function
(impl_item body: (declaration_list (function_item name: (identifier) @name) @method))
(trait_item body: (declaration_list (function_item name: (identifier) @name) @method))
(trait_item body: (declaration_list (function_signature_item name: (identifier) @name) @method))
(struct_item name: (type_identifier) @name) @class.struct
(union_item name: (type_identifier) @name) @class.union
(enum_item name: (type_identifier) @name) @enum
(enum_variant name: (identifier) @name) @constant.variant
(trait_item name: (type_identifier) @name) @interface.trait
(type_item name: (type_identifier) @name) @type
(associated_type name: (type_identifier) @name) @type
(mod_item name: (identifier) @name) @module
(const_item name: (identifier) @name) @constant
(static_item name: (identifier) @name) @variable
(macro_definition name: (identifier) @name) @function.macro
(field_declaration name: (field_identifier) @name) @variable.field
[(line_comment) (block_comment) (string_literal) (raw_string_literal)] @text
`

const TESTS = `
(call_expression function: [(identifier) @function (scoped_identifier name: (identifier) @property)
  (field_expression value: [(identifier) @object (_)] field: (field_identifier) @property)]) @call
(macro_invocation macro: (identifier) @function) @call
(mod_item name: (identifier) @name body: (_) @body) @suite
(function_item name: (identifier) @name body: (_) @body) @case
`

/** Functions below `#[test]`, `#[tokio::test]`, `#[rstest]`, in modules as suites (`cargo test` prints `module::name`). */
function testBlocks(text: string, matches: readonly Match[]): readonly TestBlock[] {
  return matches.flatMap((match): readonly TestBlock[] => {
    const { slice, part } = partsOf(text, match)
    const suite = part('suite')
    if (suite !== undefined) return [blockOf('suite', slice('name'), suite, part('body')?.start, false)]
    const test = part('case')
    if (test === undefined) return []
    const attributes = attributesBefore(text, test.start)
    if (
      !/#\[\s*(?:[\w:]{1,60}::)?(?:test|rstest|test_case|quickcheck|proptest|wasm_bindgen_test)\b/.test(
        attributes,
      )
    )
      return []
    const panics = /#\[\s*should_panic\b/.test(attributes)
    const block = blockOf('case', slice('name'), test, part('body')?.start, /#\[\s*ignore\b/.test(attributes))
    return [panics ? { ...block, asserts: true } : block]
  })
}

/** The attribute lines that stand directly above. */
function attributesBefore(text: string, start: number): string {
  let from = start
  for (let lines = 0; lines < 20; lines++) {
    const before = text.lastIndexOf('\n', from - 1)
    const lineStart = text.lastIndexOf('\n', before - 1) + 1
    if (before < 0 || !/^\s*(?:#\[|\/\/)/.test(text.slice(lineStart, Math.min(before, lineStart + 200))))
      break
    from = lineStart
  }
  return text.slice(from, start)
}

const ASSERTING = new Set(
  'assert assert_eq assert_ne assert_matches panic unreachable unimplemented prop_assert insta expect unwrap_err expect_err'.split(
    ' ',
  ),
)
const NEUTRAL = new Set(
  (
    'println eprintln print format vec write writeln dbg matches concat include_str Ok Err Some None Box String ' +
    'new clone into from iter map filter collect len to_string to_owned as_str default push insert'
  ).split(' '),
)

function callMeaning({ name, object }: Call): CallMeaning {
  if (ASSERTING.has(name) || name.startsWith('assert_') || saysSo(name) || object === 'insta')
    return 'asserts'
  return NEUTRAL.has(name) ? 'neutral' : 'unknown'
}

export const rust: SourceLanguage = {
  name: 'rust',
  grammar: 'rust',
  endings: ['.rs'],
  declarations: DECLARATIONS,
  imports: RUST_IMPORTS,
  tests: TESTS,
  testBlocks,
  calls: { meaning: callMeaning },
  mayDeclare: declaringContext({
    keywords: [
      'fn',
      'struct',
      'enum',
      'trait',
      'type',
      'mod',
      'const',
      'static',
      'union',
      'mut',
      'macro_rules!',
    ],
    line: ['pub', 'enum', 'struct', 'union'],
    ownLine: true,
  }),
  // Items are private unless `pub`; members of traits and variants of enums are as visible as these (Rust reference, "Visibility").
  visibility({ head, form, owner }) {
    if (/\bpub\s*\(/.test(head)) return 'internal'
    if (/\bpub\b/.test(head)) return 'public'
    return form === 'variant' || owner?.kind === 'interface' || owner?.kind === 'enum' ? 'public' : 'private'
  },
}
