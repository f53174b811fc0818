import type { TestCase } from '../model/evidence.ts'
import { matchesWildcard } from '../text/wildcard.ts'

/** Deeper suites are not looked for by the tail of their names. */
const MAX_TAILS = 12

/** `describe > test`, `Class::test` and `a › b` are all read as words with one space between. */
export function plainName(name: string): string {
  return name.replace(/\s*(?:::|›|\s>\s)\s*|\s+/g, ' ').trim()
}

/**
 * Names by which a case may be called: its own, and its own behind the last of its suites, the last two and so
 * on; each also without `[parameters]`. `owner`: its Python classes.
 */
export function namesOf(observed: Pick<TestCase, 'name' | 'suite'>, owner: string): readonly string[] {
  const own = plainName(observed.name)
  const forms = [...new Set([own, withoutParameters(own)])].filter(name => name !== '')
  const suites = plainName(observed.suite)
  const before = new Set(['', owner, suites])
  const words = suites.split(' ')
  for (let count = 1; count <= Math.min(MAX_TAILS, words.length); count++) {
    before.add(words.slice(-count).join(' '))
  }
  const last = words.at(-1) ?? ''
  before.add(last.slice(last.lastIndexOf('.') + 1))
  return [...new Set(forms.flatMap(form => [...before].map(suite => `${suite} ${form}`.trim())))]
}

/** pytest's `test_sum[1-2]` without its parameters. */
function withoutParameters(name: string): string {
  const open = name.endsWith(']') ? name.lastIndexOf('[') : -1
  return open > 0 ? name.slice(0, open).trim() : name
}

/** The whole name as a report tells it, suites in front; once, where the report repeats them. */
export function fullNames({ name, suite }: Pick<TestCase, 'name' | 'suite'>): readonly string[] {
  const own = plainName(name)
  const suites = plainName(suite)
  const repeats = suites === '' || own.startsWith(suites) || suites.endsWith(own)
  return repeats ? [own, withoutParameters(own)] : [`${suites} ${own}`, `${suites} ${withoutParameters(own)}`]
}

/** A name as it stands in the code, read once. */
export interface DeclaredName {
  readonly plain: string
  /** With `*` for what its templates fill in; null when it has none, or when too little of it is fixed. */
  readonly pattern: string | null
}

/** Templates in a name (`adds %i`, `adds $a`, `adds ${a}`) stand for any text, as long as enough of it is fixed. */
export function declaredName(name: string): DeclaredName {
  const plain = plainName(name)
  const pattern = plain.replace(/%[a-zA-Z#]|\$\{[^}]{0,200}\}|\$[A-Za-z_][\w.]{0,100}/g, '*')
  const fixed = pattern.replaceAll('*', '').trim().length
  return { plain, pattern: pattern !== plain && fixed >= 3 ? pattern : null }
}

/** Does a name in the code stand for an observed one? */
export function declares({ plain, pattern }: DeclaredName, observed: string): boolean {
  return plain === observed || (pattern !== null && matchesWildcard(pattern, observed))
}
