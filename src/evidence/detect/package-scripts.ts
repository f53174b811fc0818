/** A command that runs a script of package.json. */
export interface ScriptCall {
  readonly script: string
  /** npm takes options for itself unless `--` stands before them; the others hand on what follows the name. */
  readonly needsDashes: boolean
}

/**
 * Which script of package.json a simple command runs: `npm test`, `npm run unit -- --ci`, `pnpm unit`,
 * `yarn run unit`, `bun run unit`. Null for anything else, and for options that change where it runs.
 */
export function scriptCall(words: readonly string[]): ScriptCall | null {
  const [manager, verb, ...rest] = words
  if (manager === undefined || verb === undefined) return null
  switch (manager) {
    case 'npm': {
      const name = /^(?:test|t|tst)$/.test(verb)
        ? 'test'
        : /^(?:run|run-script)$/.test(verb)
          ? rest.shift()
          : undefined
      if (name === undefined || name.startsWith('-')) return null
      const dashes = rest.indexOf('--')
      const own = dashes < 0 ? rest : rest.slice(0, dashes)
      if (own.some(word => word !== '--silent' && word !== '-s' && word !== '--if-present')) return null
      return { script: name, needsDashes: dashes < 0 }
    }
    case 'pnpm':
    case 'yarn':
    case 'bun': {
      const name = verb === 'run' ? rest[0] : verb
      // `bun test` is bun's own runner.
      if (name === undefined || name.startsWith('-') || (manager === 'bun' && verb !== 'run')) return null
      return { script: name, needsDashes: false }
    }
    case 'deno': {
      const name = verb === 'task' ? rest[0] : undefined
      return name === undefined || name.startsWith('-') ? null : { script: name, needsDashes: false }
    }
    default:
      return null
  }
}
