import { existsSync } from 'node:fs'

/**
 * Files that travel beside the bundle: `grammars/*.wasm`, `web-tree-sitter.js`, `web-tree-sitter.wasm`.
 * Run from source they come from the packages themselves. Every path is computed, so that the bundler
 * neither follows nor inlines it.
 */
export function assetUrl(name: string): URL {
  const here = import.meta.url
  const bundled = new URL(name, here)
  if (existsSync(new URL('grammars/', here))) return bundled
  return new URL(`../../node_modules/${packageFile(name)}`, here)
}

function packageFile(name: string): string {
  const grammar = /^grammars\/(tree-sitter-(\w+)\.wasm)$/.exec(name)
  if (grammar === null) return `web-tree-sitter/${name}`
  // One package carries both of TypeScript's grammars.
  const language = grammar[2] === 'tsx' ? 'typescript' : grammar[2]?.replace('_', '-')
  return `tree-sitter-${language}/${grammar[1]}`
}
