import { PHP_IMPORTS } from '../imports/rules.ts'
import { declaringContext } from './context.ts'
import type { SourceLanguage } from './language.ts'
import { annotatedTests, modifierVisibility, xunitMeaning } from './test-blocks.ts'

const DECLARATIONS = `
(class_declaration name: (name) @name) @class
(interface_declaration name: (name) @name) @interface
(trait_declaration name: (name) @name) @interface.trait
(enum_declaration name: (name) @name) @enum
(enum_case name: (name) @name) @constant
(function_definition name: (name) @name) @function
(method_declaration name: (name) @name) @method
(const_element (name) @name) @constant
(property_element (variable_name (name) @name)) @variable.field
(property_promotion_parameter name: (variable_name (name) @name)) @variable.field
(namespace_definition name: (namespace_name) @name) @module
[(comment) (string) (encapsed_string) (heredoc) (nowdoc)] @text
`

const TESTS = `
(function_call_expression function: (name) @function) @call
(member_call_expression object: [(variable_name (name) @object) (_)] name: (name) @property) @call
(scoped_call_expression scope: [(name) @object (relative_scope) @object] name: (name) @property) @call
(throw_expression) @asserts
(class_declaration name: (name) @name body: (_) @body) @suite
(method_declaration name: (name) @name body: (_)? @body) @case
`

export const php: SourceLanguage = {
  name: 'php',
  grammar: 'php',
  endings: ['.php'],
  declarations: DECLARATIONS,
  imports: PHP_IMPORTS,
  tests: TESTS,
  // PHPUnit: methods called test…, or marked as tests.
  testBlocks: annotatedTests({
    test: /#\[\s*Test\b|@test\b/,
    testName: /^test/i,
    skipped: /@(?:group\s+)?skip\b/,
    asserting: /@expectedException\b|@doesNotPerformAssertions\b/,
  }),
  calls: {
    meaning: xunitMeaning([
      'fail',
      'expectException',
      'expectExceptionMessage',
      'shouldBeCalled',
      'prophesize',
    ]),
  },
  mayDeclare: declaringContext({
    keywords: ['function', 'class', 'interface', 'trait', 'enum', 'case', 'namespace', '&'],
    line: ['const', 'public', 'protected', 'private', 'readonly', 'var', 'namespace'],
    assigned: true,
  }),
  visibility: modifierVisibility(() => 'public'),
}
