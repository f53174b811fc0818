import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: ./lib/inventory/asserts.js
/** Helpers may call helpers; deeper ones stay unknown to be asserting. */
const MAX_ROUNDS = 5;
/**
 * Prepares the answers for one file. All ranges are answered by running totals over the calls in the order
 * of the text, so that a thousand nested tests cost no more than a thousand flat ones.
 */
function assertionProbe(text, matches, declarations, rules) {
    const functions = declarations.filter(declaration => declaration.kind === 'function');
    const names = new Set(functions.map(declaration => declaration.name));
    const steps = readSteps(text, matches, names, rules);
    let outcomes = new Map();
    for (let round = 0; round < MAX_ROUNDS; round++) {
        const ask = totals(steps, outcomes);
        const next = new Map();
        for (const { name, start, end } of functions) {
            const outcome = ask(start, end);
            if (next.get(name) !== true)
                next.set(name, outcome);
        }
        if ([...next].every(([name, outcome]) => outcomes.get(name) === outcome))
            break;
        outcomes = next;
    }
    const ask = totals(steps, outcomes);
    return (start, end, bodyName) => {
        if (bodyName === undefined)
            return ask(start, end);
        return names.has(bodyName) ? (outcomes.get(bodyName) ?? null) : null;
    };
}
function readSteps(text, matches, names, rules) {
    const steps = new Map();
    for (const match of matches) {
        const statement = match.find(capture => capture.name === 'asserts');
        if (statement !== undefined)
            steps.set(`${statement.start}`, { start: statement.start, kind: 'asserts' });
        const call = match.find(capture => capture.name === 'call');
        if (call === undefined)
            continue;
        const key = `${call.start}-${call.end}`;
        const object = match.find(capture => capture.name === 'object');
        // A query may see one call twice, with and without the name in front: the fuller match counts.
        if (steps.has(key) && object === undefined)
            continue;
        const step = readCall(text, call, object, match, names, rules);
        if (step !== null)
            steps.set(key, step);
    }
    return [...steps.values()].sort((a, b) => a.start - b.start);
}
function readCall(text, call, object, match, names, rules) {
    const start = call.start;
    const direct = match.find(capture => capture.name === 'function');
    const called = direct ?? match.find(capture => capture.name === 'property');
    if (called === undefined)
        return null;
    const name = text.slice(called.start, called.end);
    if (direct !== undefined && names.has(name))
        return { start, kind: 'local', name };
    const kind = rules.meaning({
        name,
        object: object === undefined ? null : text.slice(object.start, object.end),
        isMethod: direct === undefined,
        next: text
            .slice(call.end, call.end + 200)
            .trimStart()
            .charAt(0),
    });
    return { start, kind };
}
function totals(steps, outcomes) {
    const asserting = [0];
    const unknown = [0];
    for (const step of steps) {
        const meaning = step.kind === 'local' ? meaningOf(outcomes.get(step.name)) : step.kind;
        asserting.push((asserting.at(-1) ?? 0) + (meaning === 'asserts' ? 1 : 0));
        unknown.push((unknown.at(-1) ?? 0) + (meaning === 'unknown' ? 1 : 0));
    }
    return (start, end) => {
        const from = firstAtOrAfter(steps, start);
        const to = firstAtOrAfter(steps, end);
        if ((asserting[to] ?? 0) > (asserting[from] ?? 0))
            return true;
        return (unknown[to] ?? 0) > (unknown[from] ?? 0) ? null : false;
    };
}
function meaningOf(outcome) {
    if (outcome === null)
        return 'unknown';
    return outcome === true ? 'asserts' : 'neutral';
}
function firstAtOrAfter(steps, place) {
    let low = 0;
    let high = steps.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((steps[middle]?.start ?? 0) < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** A helper whose name says that it asserts: `assertLogin`, `expect_ok`, `verifyTotals`, `checkAccess`. */
function saysSo(name) {
    return (/^_*(?:assert|expect|verify|check|should)(?![a-z])/.test(name) || /^(?:Assert|Expect)(?![a-z])/.test(name));
}

;// CONCATENATED MODULE: ./lib/inventory/imports/read.js
const MAX_SPECIFIER = 500;
const MAX_IMPORTS = 20_000;
/** The imports of one file, in the order of the text. */
function readImports(text, matches, rules) {
    const imports = [];
    for (const match of matches) {
        const module = match.find(capture => capture.name === 'import');
        if (module === undefined || imports.length >= MAX_IMPORTS)
            continue;
        const slice = (name) => {
            const capture = match.find(one => one.name === name);
            return capture === undefined
                ? ''
                : text.slice(capture.start, Math.min(capture.end, capture.start + 20 * MAX_SPECIFIER));
        };
        const { line, start } = module;
        if (rules.read !== undefined) {
            for (const one of rules.read(slice('import'), slice('importer')))
                imports.push({ ...one, line, start });
            continue;
        }
        const name = slice('imported');
        const specifier = unquoted(slice('import')).slice(0, MAX_SPECIFIER);
        imports.push({ specifier, line, start, ...(name === '' ? {} : { name }) });
    }
    return imports.sort((a, b) => a.start - b.start).map(({ start: _, ...one }) => one);
}
function unquoted(text) {
    return text.replace(/^["'`<]|["'`>]$/g, '');
}

;// CONCATENATED MODULE: ./lib/inventory/imports/rules.js

/** What imports look like in each language, by the name of its grammar's family. */
const ECMASCRIPT_IMPORTS = {
    query: `
(import_statement source: (string) @import)
(export_statement source: (string) @import)
(call_expression function: [(import) (identifier)] @importer arguments: (arguments [(string) (template_string)] @import)
  (#match? @importer "^(import|require)$"))
`,
};
const PYTHON_IMPORTS = {
    query: `
(import_statement name: [(dotted_name) @import (aliased_import name: (dotted_name) @import)])
(import_from_statement module_name: (_) @import name: [(dotted_name) @imported (aliased_import name: (dotted_name) @imported)])
(import_from_statement module_name: (_) @import (wildcard_import))
`,
};
const GO_IMPORTS = { query: '(import_spec path: (_) @import)\n' };
/** `import static a.b.C.name;` and `import a.b.*;`. */
const JAVA_IMPORTS = {
    query: '(import_declaration) @import\n',
    read(written) {
        const name = written.replace(/^import\s+(?:static\s+)?/, '').replace(/[\s;]+/g, '');
        return name.endsWith('.*') ? [{ specifier: name.slice(0, -2), form: 'wildcard' }] : [{ specifier: name }];
    },
};
/** `use a::{b, c::d}` is several; `mod name;` is the file beside. */
const RUST_IMPORTS = {
    query: `
(use_declaration argument: (_) @import)
(mod_item name: (identifier) @import !body) @importer
`,
    read(written, importer) {
        if (importer !== '')
            return [{ specifier: written, form: 'relative' }];
        return expandBraces(written.replace(/\s+as\s+\w+/g, '').replace(/\s+/g, '')).map(specifier => ({
            specifier,
        }));
    },
};
const C_IMPORTS = {
    query: '(preproc_include path: (_) @import)\n',
    read: written => [
        { specifier: unquoted(written), ...(written.startsWith('"') ? { form: 'relative' } : {}) },
    ],
};
const CSHARP_IMPORTS = {
    query: '(using_directive [(identifier) (qualified_name)] @import)\n',
};
const RUBY_IMPORTS = {
    query: `
(call !receiver method: (identifier) @importer arguments: (argument_list . (string) @import)
  (#match? @importer "^(require|require_relative|load)$"))
`,
    read: (written, importer) => [
        { specifier: unquoted(written), ...(importer === 'require_relative' ? { form: 'relative' } : {}) },
    ],
};
const PHP_IMPORTS = {
    query: `
(namespace_use_clause [(qualified_name) (name)] @import)
`,
};
const MAX_PATHS = 500;
/** `a::{b,c::{d,e}}` → `a::b`, `a::c::d`, `a::c::e`. One pass; deep or many parts are cut off. */
function expandBraces(written) {
    const paths = [];
    const prefixes = [''];
    let part = '';
    const finish = () => {
        const path = (prefixes.at(-1) ?? '') + part;
        if (part !== '' && paths.length < MAX_PATHS)
            paths.push(path.replace(/::(?:self|\*)$/, ''));
        part = '';
    };
    for (const character of written) {
        if (character === '{') {
            if (prefixes.length < 20)
                prefixes.push((prefixes.at(-1) ?? '') + part);
            part = '';
        }
        else if (character === '}') {
            finish();
            if (prefixes.length > 1)
                prefixes.pop();
        }
        else if (character === ',')
            finish();
        else
            part += character;
    }
    finish();
    return paths;
}

;// CONCATENATED MODULE: ./lib/inventory/lines.js
const LINE_FEED = 10;
/**
 * Where the line begins that holds `place`, looked for at most `within` bytes back; at the limit that place
 * itself. Bounded, because a hostile file is one line of megabytes that is asked about at every word.
 */
function lineStart(file, place, within) {
    const limit = Math.max(0, place - within);
    for (let at = place; at > limit; at--)
        if (file[at - 1] === LINE_FEED)
            return at;
    return limit;
}

;// CONCATENATED MODULE: ./lib/inventory/languages/context.js

/** Languages that write the type in front of the name. */
const TYPED = { typed: true, ownLine: true, line: ['enum', 'record'] };
const MAX_LINE = 500;
/** Begins the name of a destructor. */
const TILDE = 126;
const NOT_A_TYPE = new Set('return new throw else case await in import package using goto extends implements throws instanceof is as typeof sizeof'.split(' '));
/** See {@link SourceLanguage.mayDeclare}. */
function declaringContext(rules) {
    const { keywords, line = [], ownLine = false, typed = false, assigned = false } = rules;
    const anywhere = line.length === 0 ? null : new RegExp(`(?:^|\\W)(?:${line.join('|')})(?:\\W|$)`);
    return (file, start, end) => {
        const begin = lineStart(file, start, MAX_LINE);
        const whole = latin1(file, begin, start);
        const after = latin1(file, end, end + 60);
        const before = whole.trimEnd();
        if (file[start] === TILDE)
            return true;
        if (keywords.some(keyword => endsWithWord(before, keyword)))
            return true;
        if (anywhere?.test(before) === true || start - begin >= MAX_LINE)
            return true;
        if (assigned && /^\s*(?:,|=(?![=~>]))/.test(after))
            return true;
        if (before === '' || /^[\w\s,]*,$/.test(before))
            return (ownLine || typed) && beginsMember(after, whole, typed);
        return typed && followsType(before, after);
    };
}
function endsWithWord(text, word) {
    if (!text.endsWith(word))
        return false;
    return !/[\w$]/.test(text.charAt(text.length - word.length - 1)) || !/^\w/.test(word);
}
/** First on its line: a call that ends there with a semicolon, a label's use or a read is no member. */
function beginsMember(after, indent, typed) {
    if (/^\s*(?:\.|::|->|:=|\+|-|\?)/.test(after))
        return false;
    const rest = after.slice(0, Math.max(0, `${after}\n`.indexOf('\n')));
    return !(typed && indent !== '' && /^\s*\(.*\)\s*;\s*$/.test(rest));
}
/** `Type name`, `Type<A> name`, `Type[] name`, `Type *name`, `Owner::name(`, `~Name(`. */
function followsType(before, after) {
    if (/::~?$|~$|\boperator$/.test(before))
        return /^\s*[(<]/.test(after);
    if (!/[\w$>\]*&?)]$/.test(before))
        return false;
    if (/->$|=>$/.test(before))
        return false;
    const word = /[\w$]{1,40}$/.exec(before)?.[0];
    if (word !== undefined && NOT_A_TYPE.has(word))
        return false;
    return /^\s*(?:[({=;,<:[)]|$|\n|\w)/.test(after);
}
function latin1(file, start, end) {
    return Buffer.from(file.buffer, file.byteOffset + start, Math.min(end, file.length) - start).toString('latin1');
}

;// CONCATENATED MODULE: ./lib/inventory/languages/test-blocks.js

/** What the languages share that mark their tests, and say how visible a member is, in front of it. */
/** The named parts of a match, as captures and as text (empty when absent). */
function partsOf(text, match) {
    const part = (name) => match.find(capture => capture.name === name);
    const slice = (name) => {
        const capture = part(name);
        return capture === undefined ? '' : text.slice(capture.start, capture.end);
    };
    return { part, slice };
}
function blockOf(kind, name, range, bodyStart, skipped) {
    const { start, end, line, endLine } = range;
    return { kind, name, start, bodyStart: bodyStart ?? end, end, line, endLine, skipped };
}
const MAX_HEAD = 4000;
/** Methods that a mark makes tests, in their classes as suites. Query captures: `@suite`, `@case`, `@name`, `@body`. */
function annotatedTests(marks) {
    return (text, matches) => matches.flatMap((match) => {
        const { part, slice } = partsOf(text, match);
        const range = part('suite') ?? part('case');
        if (range === undefined)
            return [];
        const head = headOf(text, range, part('name'));
        const name = slice('name');
        const kind = part('suite') === undefined ? 'case' : 'suite';
        if (kind === 'case' && !marks.test.test(head) && marks.testName?.test(name) !== true)
            return [];
        const block = blockOf(kind, name, range, part('body')?.start, marks.skipped.test(head));
        return [kind === 'case' && marks.asserting.test(head) ? { ...block, asserts: true } : block];
    });
}
/** Marks and modifiers, and the doc comment right above them. */
function headOf(text, range, name) {
    const end = name?.start ?? range.start;
    const from = Math.max(0, range.start - MAX_HEAD);
    const above = text.slice(from, range.start).trimEnd();
    const start = above.endsWith('*/') ? from + above.lastIndexOf('/*') : range.start;
    return text.slice(Math.max(start, end - 2 * MAX_HEAD), end);
}
const ASSERTING_OBJECTS = new Set('Assert Assertions StringAssert CollectionAssert Truth'.split(' '));
/** Calls of the xUnit family; `names` fail a test besides those that say so themselves. */
function xunitMeaning(names) {
    const asserting = new Set(names);
    return ({ name, object }) => {
        if (asserting.has(name) || saysSo(name) || /^(?:assert|expect)[A-Z]|^Should[A-Z]/.test(name))
            return 'asserts';
        if (object !== null && ASSERTING_OBJECTS.has(object))
            return 'asserts';
        return 'unknown';
    };
}
/** `public`, `protected`, `private`, `internal` as a modifier in front; else what the owner makes of it. */
function modifierVisibility(otherwise) {
    return ({ head, owner }) => {
        const modifier = /\b(public|protected|private|internal)\b/.exec(head)?.[1];
        switch (modifier) {
            case 'public':
            case 'protected':
            case 'private':
            case 'internal':
                return modifier;
            default:
                return otherwise(owner);
        }
    };
}

;// CONCATENATED MODULE: ./lib/inventory/languages/c.js




/** A function's declarator, as it may be wrapped by the pointers of what it returns. */
function wrapped(declarator, wrappers) {
    const once = wrappers.map(wrapper => `(${wrapper} ${declarator})`);
    const twice = wrappers.map(wrapper => `(${wrapper} (pointer_declarator declarator: ${declarator}))`);
    return `[${[declarator, ...once, ...twice].join('\n')}]`;
}
const POINTER = ['pointer_declarator declarator:'];
const C_DECLARATIONS = `
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
`;
const C_TESTS = `
(call_expression function: (identifier) @function) @call
(call_expression function: (field_expression argument: [(identifier) @object (_)] field: (field_identifier) @property)) @call
(function_definition declarator: (function_declarator declarator: (identifier) @macro
  parameters: (parameter_list) @arguments) body: (_) @body) @case
`;
/** `TEST(Suite, Name)` of GoogleTest and its like, `TEST_CASE("name")` of Catch2 and doctest. */
function macroTests(text, matches) {
    return matches.flatMap((match) => {
        const { slice, part } = partsOf(text, match);
        const range = part('case');
        if (range === undefined || !/^(?:TYPED_)?TEST(?:_F|_P|_CASE|_CASE_METHOD)?$/.test(slice('macro')))
            return [];
        const words = slice('arguments')
            .slice(1, -1)
            .split(',')
            .slice(0, 2)
            .map(word => word.trim());
        const name = words.map(word => word.replace(/^"|"$/g, '')).join(' ');
        return [blockOf('case', name, range, part('body')?.start, /(?:^| )DISABLED_/.test(name))];
    });
}
const NEUTRAL = new Set('printf fprintf snprintf sprintf malloc calloc free memset memcpy strlen sizeof'.split(' '));
function macroMeaning({ name }) {
    if (/^(?:ASSERT|EXPECT|REQUIRE|CHECK|TEST_ASSERT|ck_assert|cr_assert|assert)(?:_|$)/.test(name))
        return 'asserts';
    if (saysSo(name) || /^(?:FAIL|ADD_FAILURE|abort)$/.test(name))
        return 'asserts';
    return NEUTRAL.has(name) ? 'neutral' : 'unknown';
}
const cContext = declaringContext({
    ...TYPED,
    keywords: ['struct', 'union', 'enum', 'class', 'namespace', 'define', 'using', 'concept', '~'],
});
const c = {
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
};

;// CONCATENATED MODULE: ./lib/inventory/languages/cpp.js


const WRAPPERS = ['pointer_declarator declarator:', 'reference_declarator'];
const SCOPE = `scope: [(namespace_identifier) @owner (template_type name: (type_identifier) @owner)]`;
const MEMBER = '[(identifier) (destructor_name) (operator_name)] @name';
/** `Owner::name`, and one or two namespaces in front of it. */
const QUALIFIED = `[(qualified_identifier ${SCOPE} name: ${MEMBER})
  (qualified_identifier name: (qualified_identifier ${SCOPE} name: ${MEMBER}))
  (qualified_identifier name: (qualified_identifier name: (qualified_identifier ${SCOPE} name: ${MEMBER})))]`;
const FIELD = '[(field_identifier) (destructor_name) (operator_name)] @name';
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
`;
/** `class EXPORTED Name {` and `void run() LOCKS_REQUIRED(lock);`: only the preprocessor knows these words. */
function withoutMacros(text) {
    const blank = (word) => ' '.repeat(word.length);
    return text
        .replace(/\b((?:class|struct)[ \t]+)([A-Z][A-Z0-9_]{2,60})(?=[ \t]+[A-Za-z_]\w{0,100}\s{0,20}(?:final\b|[:{]))/g, (_, keyword, macro) => keyword + blank(macro))
        .replace(/(\)(?:[ \t]+(?:const|override|noexcept))?\s{1,200})([A-Z][A-Z0-9_]{3,60}\([\w ,*&!.>-]{0,200}\))(?=\s{0,20}[;{])/g, (_, before, macro) => before + blank(macro));
}
const cpp = {
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
        if (owner === null || owner.kind === 'module')
            return /\bstatic\b/.test(head) ? 'private' : 'public';
        if (access === 'public' || access === 'protected' || access === 'private')
            return access;
        return owner.kind === 'class' && owner.form === undefined ? 'private' : 'public';
    },
};

;// CONCATENATED MODULE: ./lib/inventory/languages/csharp.js



const NAMESPACE = '[(identifier) (qualified_name)] @name';
const csharp_DECLARATIONS = `
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
`;
const TESTS = `
(invocation_expression function: (identifier) @function) @call
(invocation_expression function: (member_access_expression
  expression: [(identifier) @object (_)] name: [(identifier) @property (generic_name (identifier) @property)])) @call
[(throw_statement) (throw_expression)] @asserts
(class_declaration name: (identifier) @name body: (_) @body) @suite
(method_declaration name: (identifier) @name body: (_)? @body) @case
`;
const csharp = {
    name: 'c#',
    grammar: 'c_sharp',
    endings: ['.cs'],
    declarations: csharp_DECLARATIONS,
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
        if (owner === null || owner.kind === 'module')
            return 'internal';
        return owner.kind === 'interface' || owner.kind === 'enum' ? 'public' : 'private';
    }),
};

;// CONCATENATED MODULE: ./lib/inventory/languages/go.js




const RECEIVER = '[(type_identifier) @owner (generic_type type: (type_identifier) @owner)]';
const go_DECLARATIONS = `
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
`;
const go_TESTS = `
(call_expression function: (identifier) @function) @call
(call_expression function: (selector_expression
  operand: [(identifier) @object (_)] field: (field_identifier) @property)) @call
(function_declaration name: (identifier) @name parameters: (parameter_list (parameter_declaration
  type: (pointer_type (qualified_type) @handle))) body: (_) @body) @case
(call_expression function: (selector_expression operand: (identifier) field: (field_identifier) @run)
  arguments: (argument_list . [(interpreted_string_literal) (raw_string_literal)] @title (func_literal body: (_) @body))) @block
`;
/** `func TestX(t *testing.T)` and its `t.Run("name", …)` (`go doc testing`). A test with subtests is their suite, too. */
function testBlocks(text, matches) {
    return matches.flatMap((match) => {
        const { slice, part } = partsOf(text, match);
        const [test, run] = [part('case'), part('block')];
        if (test !== undefined) {
            if (slice('handle') !== 'testing.T' || !/^Test(?![a-z])/.test(slice('name')))
                return [];
            const body = part('body');
            const skipped = body !== undefined && /^\{\s*\w+\.Skip(?:f|Now)?\(/.test(text.slice(body.start, body.end));
            return [blockOf('case', slice('name'), test, body?.start, skipped)];
        }
        if (run === undefined || slice('run') !== 'Run')
            return [];
        return [blockOf('case', slice('title').slice(1, -1), run, part('body')?.start, false)];
    });
}
const FAILING = new Set('Error Errorf Fatal Fatalf Fail FailNow'.split(' '));
const go_ASSERTING_OBJECTS = new Set('assert require is must check suite testutil'.split(' '));
const go_NEUTRAL = new Set(('len cap append make new panic print println copy delete close string int int64 float64 byte min max clear ' +
    'Log Logf Helper Parallel Cleanup Run TempDir Setenv Sprintf Sprint Println Printf Errorf New').split(' '));
function callMeaning({ name, object, isMethod }) {
    if (isMethod && FAILING.has(name) && object !== 'fmt' && object !== 'log')
        return 'asserts';
    if (saysSo(name) || (object !== null && go_ASSERTING_OBJECTS.has(object)))
        return 'asserts';
    return go_NEUTRAL.has(name) ? 'neutral' : 'unknown';
}
const go = {
    name: 'go',
    grammar: 'go',
    endings: ['.go'],
    declarations: go_DECLARATIONS,
    imports: GO_IMPORTS,
    tests: go_TESTS,
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
};

;// CONCATENATED MODULE: ./lib/inventory/languages/java.js



const java_DECLARATIONS = `
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
`;
const java_TESTS = `
(method_invocation !object name: (identifier) @function) @call
(method_invocation object: [(identifier) @object (_)] name: (identifier) @property) @call
(throw_statement) @asserts
(class_declaration name: (identifier) @name body: (_) @body) @suite
(method_declaration name: (identifier) @name body: (_)? @body) @case
`;
const java = {
    name: 'java',
    grammar: 'java',
    endings: ['.java'],
    declarations: java_DECLARATIONS,
    imports: JAVA_IMPORTS,
    tests: java_TESTS,
    // JUnit 4 and 5, TestNG.
    testBlocks: annotatedTests({
        test: /@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|ClusterTest|ClusterTests|ClusterTemplate)\b/,
        skipped: /@(?:Disabled|Ignore)\b/,
        asserting: /\bexpected(?:Exceptions)?\s*=/,
    }),
    calls: { meaning: xunitMeaning(['verify', 'assertThat', 'fail', 'andExpect']) },
    mayDeclare: declaringContext({ ...TYPED, keywords: ['class', 'interface', 'enum', 'record'] }),
    visibility: modifierVisibility(owner => owner?.kind === 'interface' || owner?.kind === 'enum' ? 'public' : 'internal'),
};

;// CONCATENATED MODULE: ./lib/inventory/languages/ecmascript.js

/** What JavaScript and TypeScript have in common. */
const IMPORTED = '(#not-match? @value "^(require|await +import|import) *[(]")';
const FUNCTION = '[(arrow_function) (function_expression) (generator_function)]';
function variables(node, keyword, kind) {
    const declaration = `(${node} ${keyword} (variable_declarator name: (identifier) @name value: (_)? @value) @${kind} ${IMPORTED})`;
    const parts = `(${node} ${keyword} (variable_declarator name: (object_pattern [
    (shorthand_property_identifier_pattern) @name (pair_pattern value: (identifier) @name)]) value: (_) @value) @${kind} ${IMPORTED})`;
    return [declaration, parts]
        .flatMap(pattern => [`(program ${pattern})`, `(program (export_statement declaration: ${pattern}))`])
        .join('\n');
}
const ecmascript_DECLARATIONS = `
(function_declaration name: (identifier) @name) @function
(generator_function_declaration name: (identifier) @name) @function
(class_declaration name: (_) @name) @class
(class name: (_) @name) @class
(method_definition name: [(property_identifier) (private_property_identifier)] @name) @method
(variable_declarator name: (identifier) @name value: ${FUNCTION}) @function
(variable_declarator value: (object (pair key: (property_identifier) @name value: ${FUNCTION}) @method))
(assignment_expression right: (object (pair key: (property_identifier) @name value: ${FUNCTION}) @method))
(export_statement value: (object (pair key: (property_identifier) @name value: ${FUNCTION}) @method))
(assignment_expression left: (member_expression property: (property_identifier) @name) right: ${FUNCTION}) @function
${variables('lexical_declaration', 'kind: "const"', 'constant')}
${variables('lexical_declaration', 'kind: "let"', 'variable')}
${variables('variable_declaration', '', 'variable')}
[(comment) (string) (template_string)] @text
`;
const ecmascript_TESTS = `
(call_expression function: (identifier) @function) @call
(call_expression function: (member_expression
  object: [(identifier) @object (member_expression property: (property_identifier) @object) (_)]
  property: (property_identifier) @property)) @call
(throw_statement) @asserts
(call_expression function: (_) @callee arguments: (arguments . (_) @title)) @block
`;
const SUITES = new Set(['describe', 'suite', 'context', 'fdescribe', 'xdescribe', 'xcontext']);
const CASES = new Set(['it', 'test', 'specify', 'fit', 'xit', 'xtest', 'xspecify']);
const SKIPS = new Set(['skip', 'todo', 'fixme']);
/** Modifiers that leave a test a test: jest, vitest, mocha, node:test, ava, Playwright. */
const MODIFIERS = new Set('only skip todo fixme each for concurrent sequential serial parallel failing fails skipIf runIf'.split(' '));
/** Modifiers that take an argument of their own before the test's name comes. */
const CURRIED = new Set(['each', 'for', 'skipIf', 'runIf']);
/** Suites and cases as jest, vitest, mocha, node:test, ava, tap and Playwright write them. */
function ecmascript_testBlocks(text, matches) {
    return matches.map(match => readBlock(text, match)).filter(block => block !== null);
}
function readBlock(text, match) {
    const part = (name) => match.find(capture => capture.name === name);
    const [block, callee, title] = [part('block'), part('callee'), part('title')];
    if (block === undefined || callee === undefined || title === undefined)
        return null;
    const called = readCallee(text, callee);
    if (called === null)
        return null;
    const name = readTitle(text, title, called.kind);
    if (name === null)
        return null;
    const rest = text.slice(title.end, Math.min(block.end, title.end + 300));
    const named = /^\s*,\s*([A-Za-z_$][\w$]*)\s*,?\s*\)/.exec(rest);
    return {
        kind: called.kind,
        name,
        start: block.start,
        bodyStart: /^\s*,?\s*\)/.test(rest) ? block.end : title.end,
        end: block.end,
        line: block.line,
        endLine: block.endLine,
        skipped: called.skipped ||
            (called.kind === 'case' && /^\s*,?\s*\)/.test(rest)) ||
            /^\s*,\s*\{[^{}]{0,200}\b(?:skip|todo)\s*:(?!\s*false\b)/.test(rest),
        ...(named?.[1] === undefined ? {} : { bodyName: named[1] }),
    };
}
function readCallee(text, callee) {
    const written = text.slice(callee.start, Math.min(callee.end, callee.start + 120));
    const cut = written.search(/[(`]/);
    const names = (cut < 0 ? written : written.slice(0, cut)).replace(/\s+/g, '').split('.');
    // `t.test(…)`, `Deno.test(…)`: a test in the hands of another object.
    if (names.length > 1 && /^(?:t|tap|Deno|QUnit|ava|nodeTest)$/.test(names[0] ?? ''))
        names.shift();
    const [base = '', ...modifiers] = names;
    if (!SUITES.has(base) && !CASES.has(base))
        return null;
    if (!modifiers.every(modifier => MODIFIERS.has(modifier) || modifier === 'describe'))
        return null;
    // `it.each([…])` alone is the half of a test that has no name yet.
    if (cut < 0 && CURRIED.has(modifiers.at(-1) ?? ''))
        return null;
    const skipped = base.startsWith('x') || modifiers.some(modifier => SKIPS.has(modifier));
    return { kind: SUITES.has(base) || modifiers.includes('describe') ? 'suite' : 'case', skipped };
}
/** The name as a report has it: text without quotes; a class or function stands for its name. */
function readTitle(text, title, kind) {
    const written = text.slice(title.start, Math.min(title.end, title.start + 1000));
    const quote = written.charAt(0);
    if (quote === '"' || quote === "'" || quote === '`') {
        const joined = written.replace(/["'`]\s{0,50}\+\s{0,50}["'`]/g, '');
        return joined.slice(1, joined.endsWith(quote) ? -1 : undefined).replace(/\\(["'`\\$])/g, '$1');
    }
    if (!/^[A-Za-z_$][\w$.]*$/.test(written))
        return null;
    const name = written.replace(/\.name$/, '');
    return kind === 'suite' || name !== written ? name.slice(name.lastIndexOf('.') + 1) : null;
}
const ecmascript_ASSERTING_OBJECTS = new Set(['assert', 'should', 'chai', 'expect', 'sinonAssert']);
/** Methods of the object that ava, tap and node:test hand to a test. */
const CONTEXT_ASSERTIONS = new Set(('ok notOk true false truthy falsy is not same notSame equal equals notEqual deepEqual notDeepEqual strictEqual ' +
    'notStrictEqual deepStrictEqual like match notMatch regex notRegex throws throwsAsync notThrows notThrowsAsync ' +
    'doesNotThrow rejects doesNotReject resolves snapshot assert fail error type has hasStrict strictSame pass').split(' '));
const NEUTRAL_OBJECTS = new Set('console Math JSON Object Array Number String Boolean Date Promise Symbol Reflect BigInt jest vi mock sinon process performance'.split(' '));
const NEUTRAL_NAMES = new Set(('describe suite context it test specify before after beforeEach afterEach beforeAll afterAll require setTimeout ' +
    'clearTimeout setImmediate String Number Boolean Symbol BigInt parseInt parseFloat structuredClone push pop shift ' +
    'unshift slice splice map filter forEach reduce concat join split trim replace replaceAll toString keys values ' +
    'entries includes indexOf sort reverse add log then catch finally').split(' '));
/** Members of `expect` that make a matcher or a setting rather than a statement. */
const HARMLESS_EXPECT = new Set('any anything objectContaining arrayContaining stringContaining stringMatching closeTo extend addSnapshotSerializer setState getState'.split(' '));
/** What a call means to a test of the JavaScript world. */
function ecmascript_callMeaning({ name, object, isMethod, next }) {
    if (object === 'expect' && HARMLESS_EXPECT.has(name))
        return 'neutral';
    // `expect(x)` without a matcher states nothing.
    if (name === 'expect' && !isMethod)
        return next === '.' || next === '[' ? 'asserts' : 'neutral';
    if (saysSo(name) || (object !== null && ecmascript_ASSERTING_OBJECTS.has(object)))
        return 'asserts';
    if ((object === 't' || object === 'tap') && CONTEXT_ASSERTIONS.has(name))
        return 'asserts';
    if (object !== null && NEUTRAL_OBJECTS.has(object))
        return 'neutral';
    return NEUTRAL_NAMES.has(name) ? 'neutral' : 'unknown';
}
/** Members are public unless they say so; what a module does not export stays inside it. */
const visibility = ({ name, head, owner }) => {
    const modifier = /\b(private|protected|public)\b/.exec(head)?.[1];
    if (modifier === 'private' || modifier === 'protected')
        return modifier;
    if (name.startsWith('#'))
        return 'private';
    if (owner !== null && owner.kind !== 'module' && owner.kind !== 'function')
        return 'public';
    return /\b(?:export|exports|declare)\b/.test(head) ? 'public' : 'internal';
};

;// CONCATENATED MODULE: ./lib/inventory/scan.js
/**
 * Finding thousands of texts in one pass over a file's bytes. Each word of the file is hashed once and looked
 * up, so the time does not grow with the number of texts sought, and no text, however hostile, slows it.
 */
/** Identifiers, as they stand. Every byte of a non-ASCII character counts as a letter. */
const IDENTIFIERS = alphabet((byte, character) => /[\w$]/.test(character) || byte >= 0x80 ? byte : 0);
/** Plain words, whatever their case: `test_Login` has two. */
const WORDS = alphabet((byte, character) => /[A-Za-z0-9]/.test(character) || byte >= 0x80 ? character.toLowerCase().charCodeAt(0) : 0);
function alphabet(value) {
    return Uint8Array.from({ length: 256 }, (_, byte) => value(byte, String.fromCharCode(byte)) & 0xff);
}
/** Prepares the search; the numbers that {@link scan} reports are the texts' places in the list. */
function searchTable(texts, words) {
    const marks = new Uint8Array(0x10000);
    const byHash = new Map();
    for (const [number, text] of texts.entries()) {
        const bytes = Buffer.from(text).map(byte => words[byte] || byte);
        const wordStart = bytes.findIndex(byte => words[byte] !== 0);
        if (wordStart < 0)
            continue; // Nothing but punctuation: cannot be told from any other.
        let wordEnd = wordStart;
        let hash = 0;
        while (wordEnd < bytes.length && words[bytes[wordEnd] ?? 0] !== 0) {
            hash = (Math.imul(hash, 31) + (bytes[wordEnd] ?? 0)) | 0;
            wordEnd++;
        }
        marks[hash & 0xffff] = 1;
        const sought = { number, bytes, wordStart, wordEnd };
        const same = byHash.get(hash);
        if (same === undefined)
            byHash.set(hash, [sought]);
        else
            same.push(sought);
    }
    return { alphabet: words, marks, byHash };
}
/**
 * Calls `found` for every place where a sought text stands as whole words, in the order of the file.
 * `start` and `end` are byte offsets.
 */
function scan(file, table, found) {
    const { alphabet: words, marks, byHash } = table;
    const length = file.length;
    let at = 0;
    while (at < length) {
        let value = words[file[at] ?? 0] ?? 0;
        if (value === 0) {
            at++;
            continue;
        }
        const wordStart = at;
        let hash = 0;
        do {
            hash = (Math.imul(hash, 31) + value) | 0;
            at++;
            value = at < length ? (words[file[at] ?? 0] ?? 0) : 0;
        } while (value !== 0);
        if (marks[hash & 0xffff] === 0)
            continue;
        for (const sought of byHash.get(hash) ?? []) {
            const start = wordStart - sought.wordStart;
            if (standsAt(file, start, at, sought, words))
                found(sought.number, start, start + sought.bytes.length);
        }
    }
}
function standsAt(file, start, wordEnd, sought, words) {
    const { bytes } = sought;
    const end = start + bytes.length;
    if (start < 0 || end > file.length || wordEnd !== start + sought.wordEnd)
        return false;
    for (let i = 0; i < bytes.length; i++) {
        const byte = file[start + i] ?? 0;
        if ((words[byte] || byte) !== bytes[i])
            return false;
    }
    // The last word must end where the text ends, and nothing but the first word may begin it.
    const isWord = (place) => place >= 0 && place < file.length && words[file[place] ?? 0] !== 0;
    if (isWord(end - 1) && isWord(end))
        return false;
    return !(isWord(start - 1) && isWord(start));
}
const JOINERS = new Set([...'-./~'].map(joiner => joiner.charCodeAt(0)));
/**
 * Is the text at `[start, end)` a whole id, not a part of a longer one? `AUTH-3` is no part of `AUTH-3.1`,
 * `MY-AUTH-3` or `AUTH-3/AC1`; a full stop at the end of a sentence does not matter.
 */
function isWholeId(file, start, end) {
    const isWord = (place) => IDENTIFIERS[file[place] ?? 0] !== 0;
    const joins = (place) => JOINERS.has(file[place] ?? 0);
    return !(joins(end) && isWord(end + 1)) && !(joins(start - 1) && start >= 2 && isWord(start - 2));
}

;// CONCATENATED MODULE: ./lib/inventory/languages/ecmascript-context.js


/** Words after which a name is declared, or that stand between such a word and the name. */
const DECLARING = new Set(('function class interface type enum const let var namespace module async static public private protected ' +
    'readonly abstract get set declare override accessor default').split(' '));
/** What can follow the name of a member; so can the end of its line. */
const MEMBER_ENDS = ':<?!;,}';
const VARIABLES = new Set(['const', 'let', 'var']);
const MAX_PARAMETERS = 2000;
const MAX_PATTERN = 2000;
const ecmascript_context_MAX_LINE = 500;
const at = (file, place) => String.fromCharCode(file[place] ?? 32);
const isBlank = (byte) => byte === 32 || byte === 9 || byte === 10 || byte === 13;
const isWord = (byte) => byte !== undefined && IDENTIFIERS[byte] !== 0;
/**
 * Can the word at `[start, end)` be declared there? Calls, uses, types, imports and property reads are told
 * by the bytes around them. See {@link SourceLanguage.mayDeclare}.
 */
function mayDeclare(file, start, end) {
    const before = skipBack(file, start - 1);
    const after = skip(file, end);
    const follows = at(file, after);
    if (before < 0)
        return follows !== '.';
    const previous = at(file, before);
    if (hasBreak(file, before, start) && endsInComment(file, before))
        return ecmascript_context_beginsMember(file, after, follows);
    if (isWord(file[before])) {
        const word = wordBefore(file, before);
        if (VARIABLES.has(word))
            return !isLocal(file, before) || startsFunction(file, after);
        if (DECLARING.has(word))
            return true;
        // Members may stand without a semicolon in between, one a line.
        return hasBreak(file, before, start) && ecmascript_context_beginsMember(file, after, follows);
    }
    if (previous === '.')
        return follows === '=' && at(file, after + 1) !== '=' && at(file, after + 1) !== '>';
    if (previous === ',' || previous === '{') {
        if (follows === ',' || follows === '}')
            return inDeclaredPattern(file, start);
        // One line a member is the shape of a class or an interface; otherwise a parameter or a plain value.
        const ownLine = previous === '{' && hasBreak(file, before, start);
        if (follows === ':' && !ownLine)
            return startsFunction(file, after);
        return (ownLine || follows !== '?') && ecmascript_context_beginsMember(file, after, follows);
    }
    if (previous === ':')
        return inDeclaredPattern(file, start);
    // A generator method; elsewhere the star belongs to a comment or a product.
    if (previous === '*')
        return follows === '(' && parametersThenBody(file, after);
    if ('};)]#>'.includes(previous) || (previous === '/' && at(file, before - 1) === '*')) {
        return ecmascript_context_beginsMember(file, after, follows);
    }
    return (hasBreak(file, before, start) && !'(=+-&|<?!%^~['.includes(previous) && ecmascript_context_beginsMember(file, after, follows));
}
/** Only blanks, one of them a line break, stand right before `after`. */
function endsLine(file, after) {
    for (let place = after - 1; isBlank(file[place]); place--)
        if (file[place] === 10)
            return true;
    return after >= file.length;
}
/** On an indented line without `export`: a variable of a function, whose name nobody asks for. */
function isLocal(file, place) {
    const start = lineStart(file, place, ecmascript_context_MAX_LINE);
    if (!isBlank(file[start]))
        return false;
    const line = Buffer.from(file.subarray(start, place)).toString('latin1');
    return !/\b(?:export|declare)\b/.test(line);
}
/** `name = …` or `name: …` with something that can be a function or a class. */
function startsFunction(file, after) {
    const text = Buffer.from(file.subarray(after, after + 300)).toString('latin1');
    return /^(?::|[^=]{0,200}=)\s{0,20}(?:async\b|function\b|class\b|[(<]|[\w$]{1,60}\s{0,5}=>)/.test(text);
}
/** What comes after the name is that of a method, a field, a key or an assignment, not that of a call. */
function ecmascript_context_beginsMember(file, after, follows) {
    if (follows === '=')
        return at(file, after + 1) !== '=' && at(file, after + 1) !== '>';
    if (follows === '(')
        return parametersThenBody(file, after);
    return MEMBER_ENDS.includes(follows) || endsLine(file, after);
}
/** `(…)` and then `{` or `:` is a method; `(…)` and then anything else is a call. */
function parametersThenBody(file, open) {
    let depth = 0;
    const limit = Math.min(file.length, open + MAX_PARAMETERS);
    for (let place = open; place < limit; place++) {
        const byte = file[place];
        if (byte === 40)
            depth++;
        else if (byte === 41) {
            depth--;
            // Parentheses inside strings can mislead; a wrong yes only costs a parse.
            if (depth === 0)
                return '{:'.includes(at(file, skip(file, place + 1)));
        }
    }
    return true;
}
/** Is the nearest `{` before the name that of `const { … } =` or `enum X { … }`? Imports have the same shape. */
function inDeclaredPattern(file, start) {
    for (let place = start - 1; place >= Math.max(0, start - MAX_PATTERN); place--) {
        if (file[place] === 125 || file[place] === 59)
            return false;
        if (file[place] !== 123)
            continue;
        const before = Buffer.from(file.subarray(Math.max(0, place - 100), place)).toString('latin1');
        return /\b(?:const|let|var|enum[ \t]+[\w$]+)\s*$/.test(before) && !isLocal(file, place);
    }
    return false;
}
/** What stands before the name on an earlier line is a comment's text, so it tells nothing. */
function endsInComment(file, place) {
    const line = Buffer.from(file.subarray(lineStart(file, place, ecmascript_context_MAX_LINE), place)).toString('latin1');
    return line.includes('//');
}
function skip(file, from) {
    let place = from;
    while (place < file.length && isBlank(file[place]))
        place++;
    return place;
}
function skipBack(file, from) {
    let place = from;
    while (place >= 0 && isBlank(file[place]))
        place--;
    return place;
}
function wordBefore(file, last) {
    let first = last;
    while (first > 0 && last - first < 20 && isWord(file[first - 1]))
        first--;
    return Buffer.from(file.subarray(first, last + 1)).toString('latin1');
}
/** Only blanks stand in between; one of them is a line break. */
function hasBreak(file, from, to) {
    for (let place = from + 1; place < to; place++)
        if (file[place] === 10)
            return true;
    return false;
}

;// CONCATENATED MODULE: ./lib/inventory/languages/javascript.js



const javascript = {
    name: 'javascript',
    grammar: 'javascript',
    endings: ['.js', '.mjs', '.cjs', '.jsx'],
    declarations: `${ecmascript_DECLARATIONS}
(field_definition property: [(property_identifier) (private_property_identifier)] @name value: (arrow_function)) @method
(field_definition property: [(property_identifier) (private_property_identifier)] @name) @variable
`,
    imports: ECMASCRIPT_IMPORTS,
    tests: ecmascript_TESTS,
    testBlocks: ecmascript_testBlocks,
    calls: { meaning: ecmascript_callMeaning },
    mayDeclare: mayDeclare,
    visibility: visibility,
};

;// CONCATENATED MODULE: ./lib/inventory/languages/php.js



const php_DECLARATIONS = `
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
`;
const php_TESTS = `
(function_call_expression function: (name) @function) @call
(member_call_expression object: [(variable_name (name) @object) (_)] name: (name) @property) @call
(scoped_call_expression scope: [(name) @object (relative_scope) @object] name: (name) @property) @call
(throw_expression) @asserts
(class_declaration name: (name) @name body: (_) @body) @suite
(method_declaration name: (name) @name body: (_)? @body) @case
`;
const php = {
    name: 'php',
    grammar: 'php',
    endings: ['.php'],
    declarations: php_DECLARATIONS,
    imports: PHP_IMPORTS,
    tests: php_TESTS,
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
};

;// CONCATENATED MODULE: ./lib/inventory/languages/python.js



const ASSIGNMENT = '(expression_statement (assignment left: [(identifier) @name (pattern_list (identifier) @name)])';
const python_DECLARATIONS = `
(class_definition name: (identifier) @name) @class
(class_definition body: (block (function_definition name: (identifier) @name) @method))
(class_definition body: (block (decorated_definition definition: (function_definition name: (identifier) @name) @method)))
(function_definition name: (identifier) @name) @function
(module ${ASSIGNMENT} @constant))
(module [
  (if_statement (block ${ASSIGNMENT} @constant)))
  (if_statement (else_clause (block ${ASSIGNMENT} @constant))))
  (try_statement (block ${ASSIGNMENT} @constant)))
  (try_statement (except_clause (block ${ASSIGNMENT} @constant))))
])
(class_definition body: (block ${ASSIGNMENT} @variable)))
(type_alias_statement left: (type (identifier) @name)) @type
[(comment) (string)] @text
`;
const python_TESTS = `
(call function: (identifier) @function) @call
(call function: (attribute
  object: [(identifier) @object (attribute attribute: (identifier) @object) (_)]
  attribute: (identifier) @property)) @call
[(assert_statement) (raise_statement)] @asserts
(class_definition name: (identifier) @name superclasses: (_)? @bases) @suite
(function_definition name: (identifier) @name body: (_) @body) @case
(decorated_definition (decorator) @decorator) @decorated
`;
/** Functions and classes that pytest and unittest collect (pytest, "Conventions for Python test discovery"). */
function python_testBlocks(text, matches) {
    const skippedAt = skippedEnds(text, matches);
    const scopes = matches
        .map(match => readScope(text, match, skippedAt))
        .filter(scope => scope !== null)
        .sort((a, b) => a.block.start - b.block.start);
    const blocks = [];
    const around = [];
    for (const scope of scopes) {
        while (around.length > 0 && (around.at(-1)?.block.end ?? 0) <= scope.block.start)
            around.pop();
        // A function in a function is never collected, nor is one in a class that is none of tests.
        const outer = around.at(-1);
        const collected = scope.collected && (outer === undefined || (outer.collected && outer.block.kind === 'suite'));
        around.push({ ...scope, collected });
        if (collected)
            blocks.push(scope.block);
    }
    return blocks;
}
function readScope(text, match, skippedAt) {
    const part = (name) => match.find(capture => capture.name === name);
    const slice = (capture) => capture === undefined ? '' : text.slice(capture.start, capture.end);
    const suite = part('suite');
    const range = suite ?? part('case');
    if (range === undefined)
        return null;
    const name = slice(part('name'));
    const { start, end, line, endLine } = range;
    const kind = suite === undefined ? 'case' : 'suite';
    return {
        block: {
            kind,
            name,
            start,
            bodyStart: part('body')?.start ?? start,
            end,
            line,
            endLine,
            skipped: skippedAt.has(end),
        },
        collected: kind === 'case' ? name.startsWith('test') : /^Test/.test(name) || /Test/.test(slice(part('bases'))),
    };
}
/** Ends of the definitions that a decorator switches off for good; `skipif` depends on the machine. */
function skippedEnds(text, matches) {
    const ends = new Set();
    for (const match of matches) {
        const decorator = match.find(capture => capture.name === 'decorator');
        const decorated = match.find(capture => capture.name === 'decorated');
        if (decorator === undefined || decorated === undefined)
            continue;
        if (/^@[\w.]*\bskip\b/.test(text.slice(decorator.start, decorator.end)))
            ends.add(decorated.end);
    }
    return ends;
}
const python_ASSERTING_OBJECTS = new Set(['testing', 'assert', 'expect']);
/** pytest's and unittest's own ways to fail a test besides `assert`. */
const ASSERTING_NAMES = new Set(['raises', 'warns', 'deprecated_call', 'fail', 'failUnless', 'doctest']);
const python_NEUTRAL_NAMES = new Set(('print len str int float bool list dict set tuple range sorted sum min max abs isinstance getattr setattr open ' +
    'enumerate zip super repr type any all format append extend join split strip get items keys values update replace').split(' '));
function python_callMeaning({ name, object }) {
    if (saysSo(name) || ASSERTING_NAMES.has(name))
        return 'asserts';
    if (object !== null && python_ASSERTING_OBJECTS.has(object))
        return 'asserts';
    return python_NEUTRAL_NAMES.has(name) ? 'neutral' : 'unknown';
}
/** After `def` or `class`, or first on its line, assigned or annotated, and not inside a function. */
function python_mayDeclare(file, start, end) {
    const begin = lineStart(file, start, python_MAX_LINE);
    if (start - begin >= python_MAX_LINE)
        return false;
    const before = python_latin1(file, begin, start);
    if (/\b(?:def|class|type)[ \t]+$/.test(before))
        return true;
    if (before.trim() !== '' && !/^[\w, \t]*,[ \t]*$/.test(before))
        return false;
    return /^[ \t]*(?:=(?!=)|:|,)/.test(python_latin1(file, end, end + 80)) && !python_isLocal(file, begin);
}
/** The nearest line above that is indented less begins a function (or anything but a class or a guard). */
function python_isLocal(file, begin) {
    let indent = indentAt(file, begin);
    let line = begin;
    while (indent > 0 && line > 0 && begin - line < MAX_BODY) {
        line = lineStart(file, line - 1, MAX_BODY);
        const outer = indentAt(file, line);
        const content = python_latin1(file, line + outer, line + outer + 40);
        if (outer >= indent || /^(?:\r?\n|#|$)/.test(content))
            continue;
        if (/^class\b/.test(content))
            return false;
        if (!/^(?:if|elif|else|try|except|finally|with|for|while)\b/.test(content))
            return true;
        indent = outer;
    }
    return false;
}
const python_MAX_LINE = 200;
const MAX_BODY = 20_000;
const MAX_INDENT = 200;
function indentAt(file, begin) {
    let place = begin;
    while (place - begin < MAX_INDENT && (file[place] === 32 || file[place] === 9))
        place++;
    return place - begin;
}
function python_latin1(file, start, end) {
    return Buffer.from(file.subarray(start, end)).toString('latin1');
}
const python = {
    name: 'python',
    grammar: 'python',
    endings: ['.py', '.pyi'],
    declarations: python_DECLARATIONS,
    imports: PYTHON_IMPORTS,
    tests: python_TESTS,
    testBlocks: python_testBlocks,
    calls: { meaning: python_callMeaning },
    mayDeclare: python_mayDeclare,
    // A leading underscore says so by convention (PEP 8, "Descriptive: Naming Styles").
    visibility: ({ name }) => (/^_(?!_.*__$)/.test(name) ? 'private' : 'public'),
};

;// CONCATENATED MODULE: ./lib/inventory/languages/ruby.js




const CONSTANT = '[(constant) @name (scope_resolution name: (constant) @name)]';
const ruby_DECLARATIONS = `
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
`;
const ruby_TESTS = `
(call !receiver method: (identifier) @function) @call
(call receiver: [(identifier) @object (constant) @object (_)] method: (identifier) @property) @call
(call method: (identifier) @callee arguments: (argument_list . (_) @title)? block: (_) @body) @block
(class name: ${CONSTANT} superclass: (superclass) @bases) @suite
(method name: (identifier) @name) @case
`;
const ruby_SUITES = new Set('describe context feature shared_examples shared_examples_for'.split(' '));
const ruby_CASES = new Set('it specify example scenario test should'.split(' '));
/** RSpec and minitest/spec blocks; `test_…` methods of Test::Unit and minitest; `test "…" do` of Rails and shoulda. */
function ruby_testBlocks(text, matches) {
    return matches.flatMap((match) => {
        const { slice, part } = partsOf(text, match);
        const suite = part('suite');
        if (suite !== undefined) {
            return /Test|Spec/.test(slice('bases'))
                ? [blockOf('suite', slice('name'), suite, suite.start, false)]
                : [];
        }
        const method = part('case');
        if (method !== undefined) {
            return slice('name').startsWith('test_')
                ? [blockOf('case', slice('name'), method, method.start, false)]
                : [];
        }
        const block = part('block');
        if (block === undefined)
            return [];
        const written = slice('callee');
        const called = written.replace(/^[xf](?=it$|describe$|context$|specify$)/, '');
        const kind = ruby_SUITES.has(called) ? 'suite' : ruby_CASES.has(called) ? 'case' : null;
        if (kind === null)
            return [];
        const title = slice('title').replace(/^:?["']|["']$/g, '');
        const isSkipped = written !== called && written.startsWith('x');
        return [blockOf(kind, title === '' ? called : title, block, part('body')?.start, isSkipped)];
    });
}
const ASSERTING = new Set('expect raise flunk must_equal must_be must_raise wont_be should refute'.split(' '));
const ruby_NEUTRAL = new Set('puts print p require require_relative describe context it let let! before after subject double allow new to_s to_a map each'.split(' '));
function ruby_callMeaning({ name }) {
    if (ASSERTING.has(name) || /^(?:assert|refute|must|wont|expect)_/.test(name) || saysSo(name))
        return 'asserts';
    return ruby_NEUTRAL.has(name) ? 'neutral' : 'unknown';
}
const ruby = {
    name: 'ruby',
    grammar: 'ruby',
    endings: ['.rb', '.rake', '.gemspec'],
    declarations: ruby_DECLARATIONS,
    imports: RUBY_IMPORTS,
    tests: ruby_TESTS,
    testBlocks: ruby_testBlocks,
    calls: { meaning: ruby_callMeaning },
    mayDeclare: declaringContext({
        // A symbol can be an accessor of a list that began on an earlier line.
        keywords: ['def', 'class', 'module', 'alias', 'self.', ':'],
        line: ['class', 'module', 'def', 'alias'],
        assigned: true,
    }),
    visibility({ head, form, access }) {
        if (/\bprivate(?:_class_method)?\b/.test(head))
            return 'private';
        // A bare `private` does not reach singleton methods.
        return form !== 'singleton' && (access === 'private' || access === 'protected') ? access : 'public';
    },
};

;// CONCATENATED MODULE: ./lib/inventory/languages/rust.js




const TYPE_NAME = `[(type_identifier) @name (generic_type type: (type_identifier) @name)
  (scoped_type_identifier name: (type_identifier) @name) (generic_type type: (scoped_type_identifier name: (type_identifier) @name))
  (reference_type type: (type_identifier) @name) (primitive_type) @name]`;
const rust_DECLARATIONS = `
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
`;
const rust_TESTS = `
(call_expression function: [(identifier) @function (scoped_identifier name: (identifier) @property)
  (field_expression value: [(identifier) @object (_)] field: (field_identifier) @property)]) @call
(macro_invocation macro: (identifier) @function) @call
(mod_item name: (identifier) @name body: (_) @body) @suite
(function_item name: (identifier) @name body: (_) @body) @case
`;
/** Functions below `#[test]`, `#[tokio::test]`, `#[rstest]`, in modules as suites (`cargo test` prints `module::name`). */
function rust_testBlocks(text, matches) {
    return matches.flatMap((match) => {
        const { slice, part } = partsOf(text, match);
        const suite = part('suite');
        if (suite !== undefined)
            return [blockOf('suite', slice('name'), suite, part('body')?.start, false)];
        const test = part('case');
        if (test === undefined)
            return [];
        const attributes = attributesBefore(text, test.start);
        if (!/#\[\s*(?:[\w:]{1,60}::)?(?:test|rstest|test_case|quickcheck|proptest|wasm_bindgen_test)\b/.test(attributes))
            return [];
        const panics = /#\[\s*should_panic\b/.test(attributes);
        const block = blockOf('case', slice('name'), test, part('body')?.start, /#\[\s*ignore\b/.test(attributes));
        return [panics ? { ...block, asserts: true } : block];
    });
}
/** The attribute lines that stand directly above. */
function attributesBefore(text, start) {
    let from = start;
    for (let lines = 0; lines < 20; lines++) {
        const before = text.lastIndexOf('\n', from - 1);
        const lineStart = text.lastIndexOf('\n', before - 1) + 1;
        if (before < 0 || !/^\s*(?:#\[|\/\/)/.test(text.slice(lineStart, Math.min(before, lineStart + 200))))
            break;
        from = lineStart;
    }
    return text.slice(from, start);
}
const rust_ASSERTING = new Set('assert assert_eq assert_ne assert_matches panic unreachable unimplemented prop_assert insta expect unwrap_err expect_err'.split(' '));
const rust_NEUTRAL = new Set(('println eprintln print format vec write writeln dbg matches concat include_str Ok Err Some None Box String ' +
    'new clone into from iter map filter collect len to_string to_owned as_str default push insert').split(' '));
function rust_callMeaning({ name, object }) {
    if (rust_ASSERTING.has(name) || name.startsWith('assert_') || saysSo(name) || object === 'insta')
        return 'asserts';
    return rust_NEUTRAL.has(name) ? 'neutral' : 'unknown';
}
const rust = {
    name: 'rust',
    grammar: 'rust',
    endings: ['.rs'],
    declarations: rust_DECLARATIONS,
    imports: RUST_IMPORTS,
    tests: rust_TESTS,
    testBlocks: rust_testBlocks,
    calls: { meaning: rust_callMeaning },
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
        if (/\bpub\s*\(/.test(head))
            return 'internal';
        if (/\bpub\b/.test(head))
            return 'public';
        return form === 'variant' || owner?.kind === 'interface' || owner?.kind === 'enum' ? 'public' : 'private';
    },
};

;// CONCATENATED MODULE: ./lib/inventory/languages/typescript.js



const typescript_FUNCTION = '[(arrow_function) (function_expression)]';
const typescript_FIELD = '[(property_identifier) (private_property_identifier)] @name';
const TYPESCRIPT_DECLARATIONS = `${ecmascript_DECLARATIONS}
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
(public_field_definition name: ${typescript_FIELD} value: ${typescript_FUNCTION}) @method
(public_field_definition name: ${typescript_FIELD}) @variable
(required_parameter (accessibility_modifier) pattern: (identifier) @name) @variable
(variable_declarator value: (as_expression (object (pair key: (property_identifier) @name value: ${typescript_FUNCTION}) @method)))
(variable_declarator value: (satisfies_expression (object (pair key: (property_identifier) @name value: ${typescript_FUNCTION}) @method)))
(program (ambient_declaration (lexical_declaration (variable_declarator name: (identifier) @name) @constant)))
(program (ambient_declaration (variable_declaration (variable_declarator name: (identifier) @name) @variable)))
(internal_module body: (statement_block (export_statement declaration:
  (lexical_declaration (variable_declarator name: (identifier) @name) @constant))))
`;
const typescript = {
    name: 'typescript',
    grammar: 'typescript',
    endings: ['.ts', '.mts', '.cts'],
    declarations: TYPESCRIPT_DECLARATIONS,
    imports: ECMASCRIPT_IMPORTS,
    tests: ecmascript_TESTS,
    testBlocks: ecmascript_testBlocks,
    calls: { meaning: ecmascript_callMeaning },
    mayDeclare: mayDeclare,
    visibility: visibility,
};
/** The grammar with JSX reads `<T>x` differently, hence a language of its own; people see one. */
const tsx = { ...typescript, grammar: 'tsx', endings: ['.tsx'] };

;// CONCATENATED MODULE: ./lib/inventory/languages/registry.js











/** Every language that is parsed. */
const registry_LANGUAGES = [
    typescript,
    tsx,
    javascript,
    python,
    go,
    rust,
    java,
    c,
    cpp,
    csharp,
    ruby,
    php,
];
const BY_ENDING = new Map(registry_LANGUAGES.flatMap(language => language.endings.map(ending => [ending, language])));
/** The language of a file by its name (lower case); null when nobody parses it. */
function languageOf(name) {
    return BY_ENDING.get(name.slice(name.lastIndexOf('.'))) ?? null;
}

;// CONCATENATED MODULE: ./lib/inventory/declarations.js
/** Deeper owners are left out of the qualified name. */
const MAX_OWNERS = 20;
const MAX_NAME = 200;
const KINDS = {
    class: true,
    interface: true,
    type: true,
    enum: true,
    function: true,
    method: true,
    constant: true,
    variable: true,
    module: true,
};
/** Turns the matches of a language's `declarations` query into declarations, owners found by nesting. */
function readDeclarations(path, text, matches) {
    const declarations = [];
    const seen = new Set();
    const owners = [];
    const accesses = accessStatements(matches);
    let nextAccess = 0;
    const leaveUntil = (place) => {
        while (owners.length > 0 && (owners.at(-1)?.range.end ?? 0) <= place)
            owners.pop();
    };
    for (const named of byPlace(text, matches)) {
        const { range, name, kind, form, owner } = named;
        for (let access = accesses[nextAccess]; access && access.start < range.start; access = accesses[++nextAccess]) {
            leaveUntil(access.start);
            const around = owners.at(-1);
            if (around !== undefined)
                around.access = text.slice(access.start, access.end);
        }
        // Two patterns may see the same thing.
        const key = `${range.start} ${name}`;
        if (seen.has(key))
            continue;
        seen.add(key);
        leaveUntil(range.start);
        const around = owners.filter(one => !isSame(one.range, range));
        const direct = around.findLast(one => one.kind !== 'scope');
        const isLocal = direct?.kind === 'function' || direct?.kind === 'method';
        // In C and C++ a local variable, or what looks like a prototype there: `Slice key(a, b);`.
        if (isLocal && (form === 'global' || form === 'prototype'))
            continue;
        owners.push({ ...named, access: null });
        if (kind === 'scope')
            continue;
        const names = [...namesOf(around, name), ...(owner === undefined ? [] : [owner]), name];
        const { start, end, line, endLine } = range;
        declarations.push({
            name,
            qualified: names.join('.'),
            kind,
            path,
            line,
            endLine,
            start,
            end,
            nameStart: named.nameStart,
            form,
            owner: direct === undefined || direct.kind === 'scope' ? null : { kind: direct.kind, form: direct.form },
            access: around.at(-1)?.access ?? null,
        });
    }
    return declarations;
}
/** `typedef struct node { … } node` is one owner, not two. */
function namesOf(owners, name) {
    return owners
        .filter(({ kind, name: own }, i) => kind !== 'type' || own !== (owners[i + 1]?.name ?? name))
        .slice(0, MAX_OWNERS)
        .map(owner => owner.name);
}
function accessStatements(matches) {
    return matches
        .flatMap(match => match.filter(capture => capture.name === 'access'))
        .sort((a, b) => a.start - b.start);
}
function byPlace(text, matches) {
    return matches
        .map(match => readMatch(text, match))
        .filter(named => named !== null)
        .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end || rank(a) - rank(b));
}
/**
 * Of two patterns that see the same thing, the one that says more: a struct before a type, a method before
 * a function before a constant, a body before a prototype.
 */
function rank({ kind, form }) {
    if (kind === 'constant' || kind === 'variable')
        return 6;
    return ((kind === 'function' || kind === 'type' ? 2 : 0) + (form === undefined || form === 'prototype' ? 1 : 0));
}
function readMatch(text, match) {
    const name = match.find(capture => capture.name === 'name');
    if (name === undefined || name.end - name.start > MAX_NAME)
        return null;
    for (const range of match) {
        const dot = range.name.indexOf('.');
        const kind = dot < 0 ? range.name : range.name.slice(0, dot);
        if (kind !== 'scope' && !isKind(kind))
            continue;
        const owner = match.find(capture => capture.name === 'owner');
        return {
            kind,
            form: dot < 0 ? undefined : range.name.slice(dot + 1),
            name: text.slice(name.start, name.end).replace(/^[#:]/, ''),
            owner: owner === undefined ? undefined : text.slice(owner.start, owner.end),
            range,
            nameStart: name.start,
        };
    }
    return null;
}
function isKind(name) {
    return Object.hasOwn(KINDS, name);
}
function isSame(a, b) {
    return a.start === b.start && a.end === b.end;
}

;// CONCATENATED MODULE: ./lib/inventory/details.js
const MAX_SIGNATURE = 300;
const MAX_DOC = 1000;
/** A head longer than this holds no modifier that we would miss. */
const details_MAX_HEAD = 2000;
/** Adds to the declarations of one file how visible they are, their signatures and their doc comments. */
function describeDeclarations(text, matches, declarations, language) {
    const comments = commentsOf(text, matches);
    const opensBody = language.name === 'python' ? ':' : language.name === 'ruby' ? '\n' : '{';
    return declarations.map(declaration => {
        const { start, end, nameStart, form, owner, access, ...symbol } = declaration;
        const head = text.slice(headStart(text, start), Math.min(nameStart, start + details_MAX_HEAD));
        const written = text.slice(nameStart, nameStart + 1) === '#' ? `#${symbol.name}` : symbol.name;
        const signatureEnd = endOfSignature(text, declaration, opensBody);
        const inside = language.name === 'python' ? docstring(text, signatureEnd, end) : null;
        return {
            ...symbol,
            ...(form === undefined || form === 'global' ? {} : { form }),
            visibility: language.visibility({ name: written, head, form, owner, access }),
            signature: joined(text.slice(start, Math.min(signatureEnd, start + 4 * MAX_SIGNATURE))).slice(0, MAX_SIGNATURE),
            doc: inside ?? commentAbove(text, comments, start),
        };
    });
}
/** `export` and the like stand outside the declaration, on its line. */
function headStart(text, start) {
    const from = Math.max(0, start - 80);
    const before = text.slice(from, start);
    return (from +
        Math.max(before.lastIndexOf('\n'), before.lastIndexOf(';'), before.lastIndexOf('{'), before.lastIndexOf('}')) +
        1);
}
/** Where the body begins: at its bracket, colon or line end outside of all parentheses. */
function endOfSignature(text, { kind, nameStart, end }, opensBody) {
    const limit = Math.min(end, nameStart + 4 * MAX_SIGNATURE);
    const isValue = kind === 'constant' || kind === 'variable';
    let depth = 0;
    let previous = '';
    for (let at = nameStart; at < limit; at++) {
        const character = text.charAt(at);
        if (depth === 0) {
            if (isValue && (character === '\n' || character === ';'))
                return at;
            if (!isValue && character === opensBody && (opensBody !== '{' || !isTypeBefore(previous)))
                return at;
            if (!isValue && (character === ';' || text.startsWith('=>', at)))
                return at;
        }
        if ('([{'.includes(character))
            depth++;
        else if (')]}'.includes(character))
            depth = Math.max(0, depth - 1);
        if (character !== ' ' && character !== '\n')
            previous = character;
    }
    return limit;
}
/** A bracket after one of these begins a type or a value, not a body. */
function isTypeBefore(character) {
    return character !== '' && ':|&<,='.includes(character);
}
function joined(text) {
    return text.replace(/\s+/g, ' ').trim();
}
/** The string that is the first statement of a body (PEP 257). */
function docstring(text, bodyStart, end) {
    const body = text.slice(bodyStart, Math.min(end, bodyStart + 3 * MAX_DOC));
    const opening = /^:\s*[rRuU]?("""|'''|"|')/.exec(body);
    const quote = opening?.[1];
    if (opening === null || quote === undefined)
        return null;
    const rest = body.slice(opening[0].length);
    const close = rest.indexOf(quote);
    return tidy(close < 0 ? rest : rest.slice(0, close));
}
function commentsOf(text, matches) {
    return matches
        .flatMap(match => match.filter(({ name, start }) => name === 'text' && /[/#]/.test(text.charAt(start))))
        .sort((a, b) => a.start - b.start);
}
/** The comment that ends right above, and the line comments that it continues. */
function commentAbove(text, comments, start) {
    let at = lastBefore(comments, start);
    let below = start;
    const parts = [];
    for (let comment = comments[at]; comment !== undefined && parts.length < 50; comment = comments[--at]) {
        const gap = text.slice(comment.end, below);
        const isBlock = text.startsWith('/*', comment.start);
        if (parts.length === 0
            ? !mayStandBetween(gap, text, comment)
            : isBlock || !/^[ \t]*\r?\n?[ \t]*$/.test(gap.slice(0, 300)))
            break;
        // A comment behind code belongs to that code.
        if (!/^\s*$/.test(lineBefore(text, comment.start)))
            break;
        parts.unshift(text.slice(comment.start, Math.min(comment.end, comment.start + 3 * MAX_DOC)));
        below = comment.start;
        if (isBlock)
            break;
    }
    return parts.length === 0 ? null : tidy(parts.map(unmarked).join('\n'));
}
function lineBefore(text, place) {
    const from = Math.max(0, place - 200);
    return text.slice(Math.max(from, text.lastIndexOf('\n', place - 1) + 1), place);
}
/** Words in front of a declaration that its grammar does not count to it. */
const LEADING = /^(?:(?:export|default|declare|async|type|const|var|let|pub|public|static|abstract|final|template)\b[\s\w<>,]*)?$/;
/** Only decorators and attributes, a line each, and leading words may stand between a comment and what it documents. */
function mayStandBetween(gap, text, comment) {
    if (gap.length > details_MAX_HEAD)
        return false;
    // Some grammars count the line's end to the comment.
    const lines = `${text.charAt(comment.end - 1) === '\n' ? '\n' : ''}${gap}`
        .split('\n')
        .map(line => line.trim());
    return lines.every((line, i) => {
        if (i === lines.length - 1)
            return LEADING.test(line) || /^(?:@|#?\[)/.test(line);
        return line === '' ? i === 0 : /^(?:@|#?\[|template\b)/.test(line);
    });
}
function lastBefore(comments, place) {
    let low = 0;
    let high = comments.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((comments[middle]?.end ?? 0) <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}
function unmarked(comment) {
    return comment
        .split('\n')
        .map(line => line
        .trim()
        .replace(/^(?:\/\*[*!]?|\*(?!\/)|\/\/[/!]?|#+)[ \t]?/, '')
        .replace(/\*\/$/, ''))
        .join('\n');
}
function tidy(text) {
    const lines = text.split('\n').map(line => line.trim());
    const doc = lines.join('\n').trim().slice(0, MAX_DOC);
    return doc === '' ? null : doc;
}

;// CONCATENATED MODULE: ./lib/inventory/tests.js
/** Deeper suites are left out of the name. */
const MAX_SUITES = 20;
const tests_MAX_NAME = 1000;
/** Nests suites and cases by their ranges and gives the cases as a report would name them. */
function readTests(path, blocks, asserts) {
    const tests = [];
    const around = [];
    for (const block of [...blocks].sort((a, b) => a.start - b.start || b.end - a.end)) {
        while (around.length > 0 && (around.at(-1)?.block.end ?? 0) <= block.start)
            around.pop();
        const skipped = block.skipped || around.at(-1)?.skipped === true;
        const names = around.slice(0, MAX_SUITES).map(suite => suite.block.name);
        around.push({ block, skipped });
        if (block.kind === 'suite')
            continue;
        tests.push({
            name: [...names, block.name].join(' ').slice(0, tests_MAX_NAME),
            path,
            line: block.line,
            endLine: block.endLine,
            asserts: block.asserts ?? asserts(block.bodyStart, block.end, block.bodyName),
            skipped,
        });
    }
    return tests;
}

;// CONCATENATED MODULE: ./lib/inventory/index/routes.js
const OBJECTS = /^(?:app|api|router|route|routes|server|fastify|bp|blueprint|mux|http|r|e|g|group|web)$|[rR]outer$|[aA]pp$/;
const METHODS = {
    get: 'GET',
    post: 'POST',
    put: 'PUT',
    patch: 'PATCH',
    delete: 'DELETE',
    route: 'ANY',
    all: 'ANY',
    handle: 'ANY',
    handlefunc: 'ANY',
};
/**
 * Routes that are plain calls with a literal path: `app.get('/x', …)` (Express, Fastify, Hono, Koa), `@app.route("/x")`
 * (Flask, FastAPI), `mux.HandleFunc("/x", …)` (net/http, chi, gin, echo). A Go pattern may name its method.
 */
function readRoutes(text, matches) {
    const routes = new Map();
    for (const match of matches) {
        const call = match.find(({ name }) => name === 'call');
        const object = match.find(({ name }) => name === 'object');
        const property = match.find(({ name }) => name === 'property');
        if (call === undefined || object === undefined || property === undefined)
            continue;
        const method = METHODS[text.slice(property.start, Math.min(property.end, property.start + 20)).toLowerCase()];
        if (method === undefined ||
            !OBJECTS.test(text.slice(object.start, Math.min(object.end, object.start + 60))))
            continue;
        const written = /^\(\s{0,20}["'`]((?:[A-Z]{3,7} )?\/[^"'`\n]{0,300})["'`]/.exec(text.slice(property.end, property.end + 400))?.[1];
        if (written === undefined)
            continue;
        const space = written.indexOf(' /');
        const route = {
            method: space > 0 ? written.slice(0, space) : method,
            route: written.slice(space + 1),
            line: call.line,
        };
        routes.set(`${call.start}`, route);
    }
    return [...routes.values()];
}

;// CONCATENATED MODULE: ./lib/inventory/index/styles.js
/** Objects that log, by the call's object. */
const LOGGERS = [
    [/^console$/, 'logging: console'],
    [/^(?:log|logger|LOG|LOGGER|_logger|_log|logging|slog|tracing|winston|pino)$/, 'logging: logger'],
];
const LEVELS = /^(?:log|trace|debug|info|warn|warning|error|critical|fatal|exception|Debug|Info|Warn|Error|LogInformation|LogError|LogWarning)f?$/;
const PRINTS = {
    print: 'logging: print',
    println: 'logging: print',
    eprintln: 'logging: print',
    puts: 'logging: print',
    printf: 'logging: print',
};
const FRAMEWORKS = [
    [/^(?:vitest|@jest\/globals|node:test|mocha|ava|@playwright\/test|tap)$/, ''],
    [/^(?:pytest|unittest|hypothesis)$/, ''],
    [/^(?:testing|github\.com\/stretchr\/testify(?:\/\w+)?)$/, ''],
    [/^org\.junit(?:\.jupiter)?\b/, 'JUnit'],
    [/^org\.testng\b/, 'TestNG'],
    [/^(?:Xunit|NUnit\.Framework|Microsoft\.VisualStudio\.TestTools\.UnitTesting)$/, ''],
    [/^gtest\/gtest\.h$/, 'GoogleTest'],
];
/** How often each style of logging, error handling, testing and configuration occurs, by name. */
function readStyles(text, matches, imports, language) {
    const styles = {};
    const count = (style) => {
        styles[style] = (styles[style] ?? 0) + 1;
    };
    const seen = new Set();
    for (const match of matches) {
        const call = match.find(({ name }) => name === 'call');
        if (call === undefined || seen.has(call.start))
            continue;
        const slice = (name) => {
            const capture = match.find(one => one.name === name);
            return capture === undefined ? '' : text.slice(capture.start, Math.min(capture.end, capture.start + 60));
        };
        const object = slice('object');
        const print = PRINTS[slice('function')];
        const logger = LEVELS.test(slice('property'))
            ? LOGGERS.find(([pattern]) => pattern.test(object))?.[1]
            : undefined;
        const style = logger ?? print;
        if (style === undefined)
            continue;
        seen.add(call.start);
        count(style);
    }
    for (const { specifier } of imports) {
        const framework = FRAMEWORKS.find(([pattern]) => pattern.test(specifier));
        if (framework !== undefined)
            count(`tests: ${framework[1] === '' ? specifier : framework[1]}`);
    }
    for (const [style, pattern] of ERRORS[language.name] ?? []) {
        const found = text.match(pattern)?.length ?? 0;
        if (found > 0)
            styles[style] = found;
    }
    return styles;
}
const EXCEPTIONS = [
    ['errors: throw', /^[ \t]*throw\b/gm],
    ['errors: catch', /\bcatch\s*[({]/g],
];
/** Counted by words of the text, so a comment can be among them; shares matter, not single places. */
const ERRORS = {
    typescript: EXCEPTIONS,
    javascript: EXCEPTIONS,
    java: EXCEPTIONS,
    'c#': EXCEPTIONS,
    php: EXCEPTIONS,
    'c++': EXCEPTIONS,
    python: [
        ['errors: raise', /^[ \t]*raise\b/gm],
        ['errors: except', /^[ \t]*except\b/gm],
    ],
    go: [
        ['errors: if err != nil', /\bif\b[^\n{]{0,200}\berr\s?!=\s?nil\b/g],
        ['errors: panic', /^[ \t]*panic\(/gm],
    ],
    rust: [
        ['errors: ?', /[)\w]\?[;.)\n,]/g],
        ['errors: unwrap or expect', /\.(?:unwrap|expect)\(/g],
        ['errors: panic!', /^[ \t]*panic!\(/gm],
    ],
    ruby: [
        ['errors: raise', /^[ \t]*raise\b/gm],
        ['errors: rescue', /^[ \t]*rescue\b/gm],
    ],
};

;// CONCATENATED MODULE: ./lib/inventory/index/source-file.js







const NOTHING = {
    symbols: [],
    tests: [],
    imports: [],
    calls: [],
    namespace: null,
    routes: [],
    variables: [],
    starts: false,
    styles: {},
};
/** What is known of a file that could not be parsed: one sentence. */
function unreadFacts(reason) {
    return { ...NOTHING, unread: reason };
}
/** Parses one source file once and takes everything from it that it says by itself. */
async function readSourceFile(text, language, wantsTests, syntax) {
    const query = `${language.declarations}${language.tests}${language.imports.query}`;
    const parsed = await syntax.parse(language.grammar, language.prepare?.(text) ?? text, query);
    if (parsed.kind === 'unread')
        return unreadFacts(parsed.reason);
    const { matches } = parsed;
    const declared = readDeclarations('', text, matches);
    const calls = namesOfCalls(text, matches);
    const imports = readImports(text, matches, language.imports);
    return {
        symbols: describeDeclarations(text, matches, declared, language).map(({ path: _, ...symbol }) => symbol),
        tests: wantsTests ? testsOf(text, matches, declared, language) : [],
        imports,
        calls: [...calls].sort(),
        namespace: namespaceOf(text, declared, language),
        routes: readRoutes(text, matches),
        variables: variablesRead(text),
        starts: startsProgram(text, declared, language),
        styles: readStyles(text, matches, imports, language),
        unread: parsed.broken ? 'it has syntax errors: only what could be parsed was read' : null,
    };
}
function testsOf(text, matches, declared, language) {
    const probe = assertionProbe(text, matches, declared, language.calls);
    return readTests('', language.testBlocks(text, matches), probe).map(({ path: _, ...test }) => test);
}
function namesOfCalls(text, matches) {
    const names = new Set();
    for (const match of matches) {
        if (!match.some(({ name }) => name === 'call'))
            continue;
        for (const { name, start, end } of match) {
            if (name === 'function' || name === 'property')
                names.add(text.slice(start, Math.min(end, start + 200)));
        }
    }
    return names;
}
/** Java's and Go's `package`, C#'s and PHP's `namespace`. */
function namespaceOf(text, declared, language) {
    if (language.name === 'java' || language.name === 'go') {
        return /^[ \t]*package[ \t]+([\w.]{1,300})/m.exec(text)?.[1] ?? null;
    }
    if (language.name !== 'c#' && language.name !== 'php')
        return null;
    return declared.find(({ kind }) => kind === 'module')?.name ?? null;
}
function startsProgram(text, declared, language) {
    if (text.startsWith('#!'))
        return true;
    switch (language.name) {
        case 'python':
            return /^if[ \t]+__name__[ \t]*==/m.test(text);
        case 'go':
            return /^package[ \t]+main\b/m.test(text);
        case 'java':
        case 'c#':
            return declared.some(({ name, kind }) => kind === 'method' && /^main$/i.test(name));
        default:
            return declared.some(({ qualified, kind, form }) => qualified === 'main' && kind === 'function' && form !== 'prototype');
    }
}
const VARIABLE = /\b(?:process\.env|import\.meta\.env|Deno\.env\.get|Bun\.env|os\.environ(?:\.get)?|os\.getenv|os\.Getenv|os\.LookupEnv|System\.getenv|env::var(?:_os)?|ENV(?:\.fetch)?|getenv|GetEnvironmentVariable)(?:\.|[[(]["'`])([A-Z][A-Z0-9_]{1,99})\b/g;
/** Environment variables that are read by a literal name in capitals. */
function variablesRead(text) {
    const uses = [];
    let line = 1;
    let counted = 0;
    for (const match of text.matchAll(VARIABLE)) {
        for (let at = text.indexOf('\n', counted); at >= 0 && at < match.index; at = text.indexOf('\n', at + 1)) {
            line++;
            counted = at + 1;
        }
        if (match[1] !== undefined && uses.length < 1000)
            uses.push({ name: match[1], line });
    }
    return uses;
}

;// CONCATENATED MODULE: ./lib/inventory/index/read-sources.js


const BY_GRAMMAR = new Map(registry_LANGUAGES.map(language => [language.grammar, language]));
/** In this thread. Throws for a grammar that is none of ours: a defect. */
function sourceReader(syntax) {
    return async ({ grammar, text, wantsTests }) => {
        const language = BY_GRAMMAR.get(grammar);
        if (language === undefined)
            throw new Error(`no language has the grammar ${grammar}`);
        return await readSourceFile(text, language, wantsTests, syntax);
    };
}
/** Changes whenever what is read from a file can change: kept facts of another one are worthless. */
function readingFingerprint() {
    return LANGUAGES.map(({ grammar, declarations, tests, imports }) => grammar + declarations + tests + imports.query).join('\n');
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./lib/ports/assets.js

/**
 * Files that travel beside the bundle: `grammars/*.wasm`, `web-tree-sitter.js`, `web-tree-sitter.wasm`.
 * Run from source they come from the packages themselves. Every path is computed, so that the bundler
 * neither follows nor inlines it.
 */
function assetUrl(name) {
    const here = import.meta.url;
    const bundled = new URL(name, here);
    if ((0,external_node_fs_namespaceObject.existsSync)(new URL('grammars/', here)))
        return bundled;
    return new URL(`../../node_modules/${packageFile(name)}`, here);
}
function packageFile(name) {
    const grammar = /^grammars\/(tree-sitter-(\w+)\.wasm)$/.exec(name);
    if (grammar === null)
        return `web-tree-sitter/${name}`;
    // One package carries both of TypeScript's grammars.
    const language = grammar[2] === 'tsx' ? 'typescript' : grammar[2]?.replace('_', '-');
    return `tree-sitter-${language}/${grammar[1]}`;
}

;// CONCATENATED MODULE: ./lib/ports/syntax.js
var __rewriteRelativeImportExtension = (undefined && undefined.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};


const LIMITS = { maxLength: 2 * 1024 * 1024, timeoutMs: 5_000 };
/** Hostile texts give millions of matches; nobody writes a file with this many. */
const MAX_MATCHES = 200_000;
/** Tree-sitter in WebAssembly. The library and each grammar load when first used. */
function openSyntax(limits = LIMITS) {
    let library = null;
    const languages = new Map();
    const queries = new Map();
    async function languageOf(name) {
        library ??= loadLibrary();
        const loaded = await library;
        let language = languages.get(name);
        if (language === undefined) {
            language = (0,promises_namespaceObject.readFile)(assetUrl(`grammars/tree-sitter-${name}.wasm`)).then(bytes => loaded.Language.load(bytes));
            languages.set(name, language);
        }
        return [loaded, await language];
    }
    return {
        async parse(grammar, text, source) {
            if (text.length > limits.maxLength) {
                return { kind: 'unread', reason: `longer than the ${limits.maxLength} characters that are parsed` };
            }
            const [loaded, language] = await languageOf(grammar);
            const key = `${grammar}\n${source}`;
            const query = queries.get(key) ?? new loaded.Query(language, source);
            queries.set(key, query);
            return parseWith(new loaded.Parser(), language, text, query, limits.timeoutMs);
        },
    };
}
async function loadLibrary() {
    const module = assetUrl('web-tree-sitter.js').href;
    const library = await import(__rewriteRelativeImportExtension(/* webpackIgnore: true */ module));
    const wasmBinary = await (0,promises_namespaceObject.readFile)(assetUrl('web-tree-sitter.wasm'));
    await library.Parser.init({ wasmBinary });
    return library;
}
function parseWith(parser, language, text, query, timeoutMs) {
    let tree = null;
    try {
        parser.setLanguage(language);
        tree = parser.parse(text, null, { progressCallback: deadline(timeoutMs) });
        if (tree === null)
            return tooSlow(timeoutMs);
        // Errors can leave a node with 100,000 children, which a query takes minutes to walk.
        const expired = deadline(timeoutMs);
        const found = query.matches(tree.rootNode, { progressCallback: expired });
        if (expired())
            return tooSlow(timeoutMs);
        if (found.length > MAX_MATCHES)
            return { kind: 'unread', reason: `more than ${MAX_MATCHES} constructs` };
        return { kind: 'parsed', matches: found.map(toMatch), broken: tree.rootNode.hasError };
    }
    finally {
        tree?.delete();
        parser.delete();
    }
}
function tooSlow(timeoutMs) {
    return { kind: 'unread', reason: `parsing took longer than ${timeoutMs / 1000} s` };
}
/** Tree-sitter stops as soon as the callback says true. */
function deadline(timeoutMs) {
    const end = performance.now() + timeoutMs;
    return () => performance.now() > end;
}
function toMatch(match) {
    return match.captures.map(({ name, node }) => {
        const line = node.startPosition.row + 1;
        const { row, column } = node.endPosition;
        // Some nodes (C's `#define`) include the line break behind them: they end on the line before it.
        const endLine = column === 0 && row >= line ? row : row + 1;
        return { name, start: node.startIndex, end: node.endIndex, line, endLine };
    });
}

;// CONCATENATED MODULE: ./lib/entry/index-worker.js



/** A thread that parses what it is given, one file at a time; a bundle of its own. */
const read = sourceReader(openSyntax());
external_node_worker_threads_namespaceObject.parentPort?.on('message', (task) => {
    read(task).then(facts => external_node_worker_threads_namespaceObject.parentPort?.postMessage(facts), 
    // Ends the thread: the pool reports the file and starts another one.
    (error) => {
        throw error;
    });
});

