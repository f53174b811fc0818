import { type ImportRules, unquoted } from './read.ts'

/** What imports look like in each language, by the name of its grammar's family. */

export const ECMASCRIPT_IMPORTS: ImportRules = {
  query: `
(import_statement source: (string) @import)
(export_statement source: (string) @import)
(call_expression function: [(import) (identifier)] @importer arguments: (arguments [(string) (template_string)] @import)
  (#match? @importer "^(import|require)$"))
`,
}

export const PYTHON_IMPORTS: ImportRules = {
  query: `
(import_statement name: [(dotted_name) @import (aliased_import name: (dotted_name) @import)])
(import_from_statement module_name: (_) @import name: [(dotted_name) @imported (aliased_import name: (dotted_name) @imported)])
(import_from_statement module_name: (_) @import (wildcard_import))
`,
}

export const GO_IMPORTS: ImportRules = { query: '(import_spec path: (_) @import)\n' }

/** `import static a.b.C.name;` and `import a.b.*;`. */
export const JAVA_IMPORTS: ImportRules = {
  query: '(import_declaration) @import\n',
  read(written) {
    const name = written.replace(/^import\s+(?:static\s+)?/, '').replace(/[\s;]+/g, '')
    return name.endsWith('.*') ? [{ specifier: name.slice(0, -2), form: 'wildcard' }] : [{ specifier: name }]
  },
}

/** `use a::{b, c::d}` is several; `mod name;` is the file beside. */
export const RUST_IMPORTS: ImportRules = {
  query: `
(use_declaration argument: (_) @import)
(mod_item name: (identifier) @import !body) @importer
`,
  read(written, importer) {
    if (importer !== '') return [{ specifier: written, form: 'relative' }]
    return expandBraces(written.replace(/\s+as\s+\w+/g, '').replace(/\s+/g, '')).map(specifier => ({
      specifier,
    }))
  },
}

export const C_IMPORTS: ImportRules = {
  query: '(preproc_include path: (_) @import)\n',
  read: written => [
    { specifier: unquoted(written), ...(written.startsWith('"') ? { form: 'relative' } : {}) },
  ],
}

export const CSHARP_IMPORTS: ImportRules = {
  query: '(using_directive [(identifier) (qualified_name)] @import)\n',
}

export const RUBY_IMPORTS: ImportRules = {
  query: `
(call !receiver method: (identifier) @importer arguments: (argument_list . (string) @import)
  (#match? @importer "^(require|require_relative|load)$"))
`,
  read: (written, importer) => [
    { specifier: unquoted(written), ...(importer === 'require_relative' ? { form: 'relative' } : {}) },
  ],
}

export const PHP_IMPORTS: ImportRules = {
  query: `
(namespace_use_clause [(qualified_name) (name)] @import)
`,
}

const MAX_PATHS = 500

/** `a::{b,c::{d,e}}` → `a::b`, `a::c::d`, `a::c::e`. One pass; deep or many parts are cut off. */
function expandBraces(written: string): readonly string[] {
  const paths: string[] = []
  const prefixes: string[] = ['']
  let part = ''
  const finish = () => {
    const path = (prefixes.at(-1) ?? '') + part
    if (part !== '' && paths.length < MAX_PATHS) paths.push(path.replace(/::(?:self|\*)$/, ''))
    part = ''
  }
  for (const character of written) {
    if (character === '{') {
      if (prefixes.length < 20) prefixes.push((prefixes.at(-1) ?? '') + part)
      part = ''
    } else if (character === '}') {
      finish()
      if (prefixes.length > 1) prefixes.pop()
    } else if (character === ',') finish()
    else part += character
  }
  finish()
  return paths
}
