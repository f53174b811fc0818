import type { RawImport } from '../../model/repository-index.ts'
import type { Match } from '../../text/syntax.ts'
import type { SourceLanguage } from '../languages/language.ts'

/** Objects that log, by the call's object. */
const LOGGERS: readonly (readonly [RegExp, string])[] = [
  [/^console$/, 'logging: console'],
  [/^(?:log|logger|LOG|LOGGER|_logger|_log|logging|slog|tracing|winston|pino)$/, 'logging: logger'],
]
const LEVELS =
  /^(?:log|trace|debug|info|warn|warning|error|critical|fatal|exception|Debug|Info|Warn|Error|LogInformation|LogError|LogWarning)f?$/
const PRINTS: Readonly<Record<string, string>> = {
  print: 'logging: print',
  println: 'logging: print',
  eprintln: 'logging: print',
  puts: 'logging: print',
  printf: 'logging: print',
}
const FRAMEWORKS: readonly (readonly [RegExp, string])[] = [
  [/^(?:vitest|@jest\/globals|node:test|mocha|ava|@playwright\/test|tap)$/, ''],
  [/^(?:pytest|unittest|hypothesis)$/, ''],
  [/^(?:testing|github\.com\/stretchr\/testify(?:\/\w+)?)$/, ''],
  [/^org\.junit(?:\.jupiter)?\b/, 'JUnit'],
  [/^org\.testng\b/, 'TestNG'],
  [/^(?:Xunit|NUnit\.Framework|Microsoft\.VisualStudio\.TestTools\.UnitTesting)$/, ''],
  [/^gtest\/gtest\.h$/, 'GoogleTest'],
]

/** How often each style of logging, error handling, testing and configuration occurs, by name. */
export function readStyles(
  text: string,
  matches: readonly Match[],
  imports: readonly RawImport[],
  language: SourceLanguage,
): Readonly<Record<string, number>> {
  const styles: Record<string, number> = {}
  const count = (style: string) => {
    styles[style] = (styles[style] ?? 0) + 1
  }
  const seen = new Set<number>()
  for (const match of matches) {
    const call = match.find(({ name }) => name === 'call')
    if (call === undefined || seen.has(call.start)) continue
    const slice = (name: string) => {
      const capture = match.find(one => one.name === name)
      return capture === undefined ? '' : text.slice(capture.start, Math.min(capture.end, capture.start + 60))
    }
    const object = slice('object')
    const print = PRINTS[slice('function')]
    const logger = LEVELS.test(slice('property'))
      ? LOGGERS.find(([pattern]) => pattern.test(object))?.[1]
      : undefined
    const style = logger ?? print
    if (style === undefined) continue
    seen.add(call.start)
    count(style)
  }
  for (const { specifier } of imports) {
    const framework = FRAMEWORKS.find(([pattern]) => pattern.test(specifier))
    if (framework !== undefined) count(`tests: ${framework[1] === '' ? specifier : framework[1]}`)
  }
  for (const [style, pattern] of ERRORS[language.name] ?? []) {
    const found = text.match(pattern)?.length ?? 0
    if (found > 0) styles[style] = found
  }
  return styles
}

const EXCEPTIONS = [
  ['errors: throw', /^[ \t]*throw\b/gm],
  ['errors: catch', /\bcatch\s*[({]/g],
] as const

/** Counted by words of the text, so a comment can be among them; shares matter, not single places. */
const ERRORS: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
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
}
