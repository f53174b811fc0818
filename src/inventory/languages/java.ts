import { JAVA_IMPORTS } from '../imports/rules.ts'
import { declaringContext, TYPED } from './context.ts'
import type { SourceLanguage } from './language.ts'
import { annotatedTests, modifierVisibility, xunitMeaning } from './test-blocks.ts'

const DECLARATIONS = `
(class_declaration name: (identifier) @name) @class
(record_declaration name: (identifier) @name) @class.record
(interface_declaration name: (identifier) @name) @interface
(annotation_type_declaration name: (identifier) @name) @interface.annotation
(enum_declaration name: (identifier) @name) @enum
(enum_constant name: (identifier) @name) @constant
(method_declaration name: (identifier) @name) @method
(annotation_type_element_declaration name: (identifier) @name) @method
(constructor_declaration name: (identifier) @name) @method.constructor
(compact_constructor_declaration name: (identifier) @name) @method.constructor
(field_declaration declarator: (variable_declarator name: (identifier) @name)) @variable.field
(constant_declaration declarator: (variable_declarator name: (identifier) @name)) @constant
[(line_comment) (block_comment) (string_literal)] @text
`

const TESTS = `
(method_invocation !object name: (identifier) @function) @call
(method_invocation object: [(identifier) @object (_)] name: (identifier) @property) @call
(throw_statement) @asserts
(class_declaration name: (identifier) @name body: (_) @body) @suite
(method_declaration name: (identifier) @name body: (_)? @body) @case
`

export const java: SourceLanguage = {
  name: 'java',
  grammar: 'java',
  endings: ['.java'],
  declarations: DECLARATIONS,
  imports: JAVA_IMPORTS,
  tests: TESTS,
  // JUnit 4 and 5, TestNG.
  testBlocks: annotatedTests({
    test: /@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|ClusterTest|ClusterTests|ClusterTemplate)\b/,
    skipped: /@(?:Disabled|Ignore)\b/,
    asserting: /\bexpected(?:Exceptions)?\s*=/,
  }),
  calls: { meaning: xunitMeaning(['verify', 'assertThat', 'fail', 'andExpect']) },
  mayDeclare: declaringContext({ ...TYPED, keywords: ['class', 'interface', 'enum', 'record'] }),
  visibility: modifierVisibility(owner =>
    owner?.kind === 'interface' || owner?.kind === 'enum' ? 'public' : 'internal',
  ),
}
