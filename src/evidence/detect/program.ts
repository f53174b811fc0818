/** A program and its arguments, as they are left when wrappers are taken away. */
export interface Program {
  /** Without folder and extension: `jest` for `node_modules/.bin/jest`. */
  readonly name: string
  readonly args: readonly string[]
}

/** Programs that run the program named after them, with the word that may stand in between. */
const WRAPPERS: ReadonlyMap<string, string | null> = new Map([
  ['cross-env', null],
  ['env', null],
  ['exec', null],
  ['time', null],
  ['npx', null],
  ['bunx', null],
  ['c8', null],
  ['nyc', null],
  ['dotenv', null],
  ['bundle', 'exec'],
  ['pnpm', 'exec'],
  ['yarn', 'exec'],
  ['uv', 'run'],
  ['poetry', 'run'],
  ['pipenv', 'run'],
  ['pdm', 'run'],
  ['hatch', 'run'],
  ['rye', 'run'],
  ['coverage', 'run'],
])

/** Modules that Node and Python run by path or by `-m`. */
const INTERPRETERS = /^(?:node|tsx|python[\d.]*|py)$/

/**
 * The program that a simple command comes down to: `cross-env CI=1 npx jest --ci` is `jest`,
 * `node --experimental-vm-modules node_modules/jest/bin/jest.js` is `jest`, `python -m pytest` is `pytest`.
 * Null when there is none.
 */
export function programOf(words: readonly string[]): Program | null {
  let at = 0
  for (let word = words[at]; word !== undefined; word = words[at]) {
    const between = WRAPPERS.get(bareName(word))
    if (between !== undefined) {
      at++
      if (between !== null && words[at] === between) at++
      while (words[at]?.startsWith('-') && words[at] !== '-m') at++
    } else if (/^[A-Za-z_]\w*=/.test(word)) at++
    else break
  }
  return words[at] === '-m' ? moduleRun(words, at) : programAt(words, at)
}

function programAt(words: readonly string[], at: number): Program | null {
  const word = words[at]
  if (word === undefined) return null
  const args = words.slice(at + 1)
  const name = bareName(word)
  if (!INTERPRETERS.test(name) || args.includes('--test')) return { name, args }
  const module = args.indexOf('-m')
  if (module >= 0) return moduleRun(args, module)
  const script = args.findIndex(arg => /(?:^|[\\/])(?:jest|vitest|_?mocha)(?:\.[cm]?js)?$/.test(arg))
  return script < 0 ? { name, args } : { name: bareName(args[script] ?? ''), args: args.slice(script + 1) }
}

function moduleRun(words: readonly string[], dashM: number): Program | null {
  const name = words[dashM + 1]
  return name === undefined ? null : { name, args: words.slice(dashM + 2) }
}

function bareName(word: string): string {
  return word
    .slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
    .replace(/\.(?:[cm]?js|cmd|bat|exe)$/, '')
}
