import { ECMASCRIPT_IMPORTS } from '../imports/rules.ts'
import { callMeaning, DECLARATIONS, TESTS, testBlocks, visibility } from './ecmascript.ts'
import { mayDeclare } from './ecmascript-context.ts'
import type { SourceLanguage } from './language.ts'

const FUNCTION = '[(arrow_function) (function_expression)]'
const FIELD = '[(property_identifier) (private_property_identifier)] @name'

const TYPESCRIPT_DECLARATIONS = `${DECLARATIONS}
(abstract_class_declaration name: (type_identifier) @name) @class
(interface_declaration name: (type_identifier) @name) @interface
(type_alias_declaration name: (type_identifier) @name) @type
(enum_declaration name: (identifier) @name) @enum
(enum_body name: (property_identifier) @name @constant)
(enum_assignment name: (property_identifier) @name) @constant
(internal_module name: (identifier) @name) @module
(module name: (identifier) @name) @module
(function_signature name: (identifier) @name) @function
(method_signature name: (property_identifier) @name) @method
(abstract_method_signature name: (property_identifier) @name) @method
(interface_body (property_signature name: (property_identifier) @name) @variable)
(type_alias_declaration value: (object_type (property_signature name: (property_identifier) @name) @variable))
(public_field_definition name: ${FIELD} value: ${FUNCTION}) @method
(public_field_definition name: ${FIELD}) @variable
(required_parameter (accessibility_modifier) pattern: (identifier) @name) @variable
(variable_declarator value: (as_expression (object (pair key: (property_identifier) @name value: ${FUNCTION}) @method)))
(variable_declarator value: (satisfies_expression (object (pair key: (property_identifier) @name value: ${FUNCTION}) @method)))
(program (ambient_declaration (lexical_declaration (variable_declarator name: (identifier) @name) @constant)))
(program (ambient_declaration (variable_declaration (variable_declarator name: (identifier) @name) @variable)))
(internal_module body: (statement_block (export_statement declaration:
  (lexical_declaration (variable_declarator name: (identifier) @name) @constant))))
`

export const typescript: SourceLanguage = {
  name: 'typescript',
  grammar: 'typescript',
  endings: ['.ts', '.mts', '.cts'],
  declarations: TYPESCRIPT_DECLARATIONS,
  imports: ECMASCRIPT_IMPORTS,
  tests: TESTS,
  testBlocks,
  calls: { meaning: callMeaning },
  mayDeclare,
  visibility,
}

/** The grammar with JSX reads `<T>x` differently, hence a language of its own; people see one. */
export const tsx: SourceLanguage = { ...typescript, grammar: 'tsx', endings: ['.tsx'] }
