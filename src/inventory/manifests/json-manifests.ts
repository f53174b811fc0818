import type { Dependency, Target } from '../../model/repository-index.ts'
import { readJson } from '../json.ts'
import { lineAt, lineOfKey, type ManifestReader, objectOf } from './manifest.ts'

const BROKEN = { error: 'it is not valid JSON' }

function sections(
  text: string,
  manifest: Readonly<Record<string, unknown>>,
  scopes: Readonly<Record<string, Dependency['scope']>>,
): readonly Dependency[] {
  return Object.entries(scopes).flatMap(([key, scope]) => {
    const start = Math.max(0, text.indexOf(`"${key}"`))
    return Object.entries(objectOf(manifest[key])).map(([name, version]) => ({
      name,
      version: typeof version === 'string' ? version : null,
      scope,
      line: lineOfKey(text, name, start),
    }))
  })
}

function scripts(text: string, value: unknown): readonly Target[] {
  const start = Math.max(0, text.indexOf('"scripts"'))
  return Object.entries(objectOf(value)).map(([name, command]) => ({
    name,
    command: typeof command === 'string' ? command : null,
    line: lineOfKey(text, name, start),
  }))
}

/** npm (docs.npmjs.com, "package.json"). */
export const packageJson: ManifestReader = {
  kind: 'package.json',
  matches: (_, name) => name === 'package.json',
  read(text) {
    const parsed = readJson(text)
    if (parsed === undefined) return BROKEN
    const manifest = objectOf(parsed)
    const dependencies = sections(text, manifest, {
      dependencies: 'runtime',
      peerDependencies: 'runtime',
      optionalDependencies: 'runtime',
      devDependencies: 'development',
    })
    const node = objectOf(manifest.engines).node
    const engine: readonly Dependency[] =
      typeof node === 'string'
        ? [{ name: 'node', version: node, scope: 'runtime', line: lineAt(text, text.indexOf('"engines"')) }]
        : []
    return { dependencies: [...dependencies, ...engine], targets: scripts(text, manifest.scripts) }
  },
}

/** Composer (getcomposer.org, "The composer.json schema"). */
export const composerJson: ManifestReader = {
  kind: 'composer.json',
  matches: (_, name) => name === 'composer.json',
  read(text) {
    const parsed = readJson(text)
    if (parsed === undefined) return BROKEN
    const manifest = objectOf(parsed)
    return {
      dependencies: sections(text, manifest, { require: 'runtime', 'require-dev': 'development' }),
      targets: scripts(text, manifest.scripts),
    }
  },
}
