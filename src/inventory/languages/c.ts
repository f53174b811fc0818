import type { Match } from '../../text/syntax.ts'
import { type Call, type CallMeaning, saysSo } from '../asserts.ts'
import { C_IMPORTS } from '../imports/rules.ts'
import { declaringContext, TYPED } from './context.ts'
import type { SourceLanguage, TestBlock } from './language.ts'
import { blockOf, partsOf } from './test-blocks.ts'

/** A function's declarator, as it may be wrapped by the pointers of what it returns. */
export function wrapped(declarator: string, wrappers: readonly string[]): string {
  const once = wrappers.map(wrapper => `(${wrapper} ${declarator})`)
  const twice = wrappers.map(wrapper => `(${wrapper} (pointer_declarator declarator: ${declarator}))`)
  return `[${[declarator, ...once, ...twice].join('\n')}]`
}

const POINTER = ['pointer_declarator declarator:']

export const C_DECLARATIONS = `
((function_definition declarator: ${wrapped('(function_declarator declarator: (identifier) @name)', POINTER)}) @function
  (#not-any-of? @name "if" "for" "while" "switch" "return" "sizeof"))
(declaration declarator: ${wrapped('(function_declarator declarator: (identifier) @name)', POINTER)}) @function.prototype
(struct_specifier name: (type_identifier) @name body: (_)) @class.struct
(union_specifier name: (type_identifier) @name body: (_)) @class.union
(enum_specifier name: (type_identifier) @name body: (_)) @enum
(enumerator name: (identifier) @name) @constant
(type_definition declarator: ${wrapped('(type_identifier) @name', [...POINTER, 'array_declarator declarator:'])}) @type
(type_definition declarator: (function_declarator declarator: [(type_identifier) @name
  (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name))])) @type
(preproc_def name: (identifier) @name) @constant.macro
(preproc_function_def name: (identifier) @name) @function.macro
(declaration declarator: [(init_declarator declarator: ${wrapped('(identifier) @name', [...POINTER, 'array_declarator declarator:'])})
  (identifier) @name (pointer_declarator declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)])
  (array_declarator declarator: (identifier) @name)]) @variable.global
(field_declaration declarator: ${wrapped('(field_identifier) @name', [...POINTER, 'array_declarator declarator:'])}) @variable.field
[(comment) (string_literal)] @text
`

export const C_TESTS = `
(call_expression function: (identifier) @function) @call
(call_expression function: (field_expression argument: [(identifier) @object (_)] field: (field_identifier) @property)) @call
(function_definition declarator: (function_declarator declarator: (identifier) @macro
  parameters: (parameter_list) @arguments) body: (_) @body) @case
`

/** `TEST(Suite, Name)` of GoogleTest and its like, `TEST_CASE("name")` of Catch2 and doctest. */
export function macroTests(text: string, matches: readonly Match[]): readonly TestBlock[] {
  return matches.flatMap((match): readonly TestBlock[] => {
    const { slice, part } = partsOf(text, match)
    const range = part('case')
    if (range === undefined || !/^(?:TYPED_)?TEST(?:_F|_P|_CASE|_CASE_METHOD)?$/.test(slice('macro')))
      return []
    const words = slice('arguments')
      .slice(1, -1)
      .split(',')
      .slice(0, 2)
      .map(word => word.trim())
    const name = words.map(word => word.replace(/^"|"$/g, '')).join(' ')
    return [blockOf('case', name, range, part('body')?.start, /(?:^| )DISABLED_/.test(name))]
  })
}

const NEUTRAL = new Set(
  'printf fprintf snprintf sprintf malloc calloc free memset memcpy strlen sizeof'.split(' '),
)

export function macroMeaning({ name }: Call): CallMeaning {
  if (/^(?:ASSERT|EXPECT|REQUIRE|CHECK|TEST_ASSERT|ck_assert|cr_assert|assert)(?:_|$)/.test(name))
    return 'asserts'
  if (saysSo(name) || /^(?:FAIL|ADD_FAILURE|abort)$/.test(name)) return 'asserts'
  return NEUTRAL.has(name) ? 'neutral' : 'unknown'
}

export const cContext = declaringContext({
  ...TYPED,
  keywords: ['struct', 'union', 'enum', 'class', 'namespace', 'define', 'using', 'concept', '~'],
})

export const c: SourceLanguage = {
  name: 'c',
  grammar: 'c',
  endings: ['.c'],
  declarations: C_DECLARATIONS,
  imports: C_IMPORTS,
  tests: C_TESTS,
  testBlocks: macroTests,
  calls: { meaning: macroMeaning },
  mayDeclare: cContext,
  // `static` at file level means internal linkage (C11, 6.2.2).
  visibility: ({ head, owner }) => (owner === null && /\bstatic\b/.test(head) ? 'private' : 'public'),
}
