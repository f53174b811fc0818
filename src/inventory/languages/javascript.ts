import { ECMASCRIPT_IMPORTS } from '../imports/rules.ts'
import { callMeaning, DECLARATIONS, TESTS, testBlocks, visibility } from './ecmascript.ts'
import { mayDeclare } from './ecmascript-context.ts'
import type { SourceLanguage } from './language.ts'

export const javascript: SourceLanguage = {
  name: 'javascript',
  grammar: 'javascript',
  endings: ['.js', '.mjs', '.cjs', '.jsx'],
  declarations: `${DECLARATIONS}
(field_definition property: [(property_identifier) (private_property_identifier)] @name value: (arrow_function)) @method
(field_definition property: [(property_identifier) (private_property_identifier)] @name) @variable
`,
  imports: ECMASCRIPT_IMPORTS,
  tests: TESTS,
  testBlocks,
  calls: { meaning: callMeaning },
  mayDeclare,
  visibility,
}
