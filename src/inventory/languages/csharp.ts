import { CSHARP_IMPORTS } from '../imports/rules.ts'
import { declaringContext, TYPED } from './context.ts'
import type { SourceLanguage } from './language.ts'
import { annotatedTests, modifierVisibility, xunitMeaning } from './test-blocks.ts'

const NAMESPACE = '[(identifier) (qualified_name)] @name'

const DECLARATIONS = `
(class_declaration name: (identifier) @name) @class
(struct_declaration name: (identifier) @name) @class.struct
(record_declaration name: (identifier) @name) @class.record
(interface_declaration name: (identifier) @name) @interface
(enum_declaration name: (identifier) @name) @enum
(enum_member_declaration name: (identifier) @name) @constant
(delegate_declaration name: (identifier) @name) @type.delegate
(method_declaration name: (identifier) @name) @method
(constructor_declaration name: (identifier) @name) @method.constructor
(local_function_statement name: (identifier) @name) @function
(property_declaration name: (identifier) @name) @variable.property
(event_declaration name: (identifier) @name) @variable.event
(event_field_declaration (variable_declaration (variable_declarator name: (identifier) @name))) @variable.event
(field_declaration (variable_declaration (variable_declarator name: (identifier) @name))) @variable.field
(namespace_declaration name: ${NAMESPACE}) @module
(file_scoped_namespace_declaration name: ${NAMESPACE}) @module
[(comment) (string_literal) (verbatim_string_literal) (raw_string_literal) (interpolated_string_expression)] @text
`

const TESTS = `
(invocation_expression function: (identifier) @function) @call
(invocation_expression function: (member_access_expression
  expression: [(identifier) @object (_)] name: [(identifier) @property (generic_name (identifier) @property)])) @call
[(throw_statement) (throw_expression)] @asserts
(class_declaration name: (identifier) @name body: (_) @body) @suite
(method_declaration name: (identifier) @name body: (_)? @body) @case
`

export const csharp: SourceLanguage = {
  name: 'c#',
  grammar: 'c_sharp',
  endings: ['.cs'],
  declarations: DECLARATIONS,
  imports: CSHARP_IMPORTS,
  tests: TESTS,
  // xUnit, NUnit, MSTest.
  testBlocks: annotatedTests({
    test: /\[\s*(?:\w{1,40}\s*,\s*)?(?:Fact|Theory|Test|TestCase|TestCaseSource|TestMethod|DataTestMethod|Property)\b/,
    skipped: /\bSkip\s*=|\[\s*Ignore\b/,
    asserting: /\bExpectedException\b/,
  }),
  calls: { meaning: xunitMeaning(['Should', 'Verify', 'Received', 'Throws', 'ThrowsAsync']) },
  mayDeclare: declaringContext({
    ...TYPED,
    keywords: ['class', 'interface', 'enum', 'record', 'struct', 'namespace'],
  }),
  // Types are internal, members private, members of interfaces and enums public unless they say so (C# specification, 7.5.2).
  visibility: modifierVisibility(owner => {
    if (owner === null || owner.kind === 'module') return 'internal'
    return owner.kind === 'interface' || owner.kind === 'enum' ? 'public' : 'private'
  }),
}
