import { C_IMPORTS } from '../imports/rules.ts'
import { C_DECLARATIONS, C_TESTS, cContext, macroMeaning, macroTests, wrapped } from './c.ts'
import type { SourceLanguage } from './language.ts'

const WRAPPERS = ['pointer_declarator declarator:', 'reference_declarator']
const SCOPE = `scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]`
const MEMBER = '[(identifier) (destructor_name) (operator_name)] @name'
/** `Owner::name`, and one or two namespaces in front of it. */
const QUALIFIED = `[(qualified_identifier ${SCOPE} name: ${MEMBER})
  (qualified_identifier name: (qualified_identifier ${SCOPE} name: ${MEMBER}))
  (qualified_identifier name: (qualified_identifier name: (qualified_identifier ${SCOPE} name: ${MEMBER})))]`
const FIELD = '[(field_identifier) (destructor_name) (operator_name)] @name'

const DECLARATIONS = `${C_DECLARATIONS}
(class_specifier name: [(type_identifier) @name (template_type name: (type_identifier) @name)
  (qualified_identifier name: (type_identifier) @name)] body: (_)) @class
(struct_specifier name: [(template_type name: (type_identifier) @name)
  (qualified_identifier name: (type_identifier) @name)] body: (_)) @class.struct
(namespace_definition name: [(namespace_identifier) @name (nested_namespace_specifier) @name]) @module
(alias_declaration name: (type_identifier) @name) @type
(concept_definition name: (identifier) @name) @type.concept
(function_definition declarator: ${wrapped('(function_declarator declarator: (identifier) @name)', ['reference_declarator'])}) @function
(function_definition declarator: ${wrapped('(function_declarator declarator: (operator_name) @name)', WRAPPERS)}) @function
(function_definition declarator: ${wrapped(`(function_declarator declarator: ${QUALIFIED})`, WRAPPERS)}) @method
(function_definition declarator: ${wrapped(`(function_declarator declarator: ${FIELD})`, WRAPPERS)}) @method
(field_declaration declarator: ${wrapped(`(function_declarator declarator: ${FIELD})`, WRAPPERS)}) @method.prototype
(field_declaration_list (declaration declarator: (function_declarator declarator:
  [(identifier) (destructor_name) (operator_name)] @name)) @method.prototype)
(field_declaration_list (function_definition declarator: (function_declarator declarator: (identifier) @name)) @method.constructor)
(declaration declarator: ${wrapped('(function_declarator declarator: (identifier) @name)', ['reference_declarator'])}) @function.prototype
(access_specifier) @access
(raw_string_literal) @text
`

/** `class EXPORTED Name {` and `void run() LOCKS_REQUIRED(lock);`: only the preprocessor knows these words. */
function withoutMacros(text: string): string {
  const blank = (word: string) => ' '.repeat(word.length)
  return text
    .replace(
      /\b((?:class|struct)[ \t]+)([A-Z][A-Z0-9_]{2,60})(?=[ \t]+[A-Za-z_]\w{0,100}\s{0,20}(?:final\b|[:{]))/g,
      (_, keyword: string, macro: string) => keyword + blank(macro),
    )
    .replace(
      /(\)(?:[ \t]+(?:const|override|noexcept))?\s{1,200})([A-Z][A-Z0-9_]{3,60}\([\w ,*&!.>-]{0,200}\))(?=\s{0,20}[;{])/g,
      (_, before: string, macro: string) => before + blank(macro),
    )
}

export const cpp: SourceLanguage = {
  name: 'c++',
  grammar: 'cpp',
  // A header may be C as well; the grammar of C++ reads both.
  endings: ['.cc', '.cpp', '.cxx', '.c++', '.hpp', '.hh', '.hxx', '.h', '.ipp', '.inl', '.tpp'],
  declarations: DECLARATIONS,
  prepare: withoutMacros,
  imports: C_IMPORTS,
  tests: C_TESTS,
  testBlocks: macroTests,
  calls: { meaning: macroMeaning },
  mayDeclare: cContext,
  visibility({ head, owner, access }) {
    if (owner === null || owner.kind === 'module') return /\bstatic\b/.test(head) ? 'private' : 'public'
    if (access === 'public' || access === 'protected' || access === 'private') return access
    return owner.kind === 'class' && owner.form === undefined ? 'private' : 'public'
  },
}
