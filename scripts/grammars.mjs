import { appendFileSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Packages that carry grammars, and the files to take: add a line to add a language. */
const GRAMMARS = {
  'tree-sitter-c': ['tree-sitter-c.wasm'],
  'tree-sitter-c-sharp': ['tree-sitter-c_sharp.wasm'],
  'tree-sitter-cpp': ['tree-sitter-cpp.wasm'],
  'tree-sitter-go': ['tree-sitter-go.wasm'],
  'tree-sitter-java': ['tree-sitter-java.wasm'],
  'tree-sitter-javascript': ['tree-sitter-javascript.wasm'],
  'tree-sitter-php': ['tree-sitter-php.wasm'],
  'tree-sitter-python': ['tree-sitter-python.wasm'],
  'tree-sitter-ruby': ['tree-sitter-ruby.wasm'],
  'tree-sitter-rust': ['tree-sitter-rust.wasm'],
  'tree-sitter-typescript': ['tree-sitter-typescript.wasm', 'tree-sitter-tsx.wasm'],
}
const LIBRARY = { 'web-tree-sitter': ['web-tree-sitter.js', 'web-tree-sitter.wasm'] }

const packages = fileURLToPath(new URL('../node_modules/', import.meta.url))

/**
 * Puts the parser and its grammars beside the bundle, which loads them at run time, and adds their licences
 * to `licenses.txt`: the bundler does not see them. Call it once, after the bundler wrote that file.
 */
export function copyGrammars(distFolder) {
  mkdirSync(join(distFolder, 'grammars'), { recursive: true })
  copyPackages(LIBRARY, distFolder, distFolder)
  copyPackages(GRAMMARS, join(distFolder, 'grammars'), distFolder)
}

function copyPackages(files, target, distFolder) {
  for (const [name, wanted] of Object.entries(files)) {
    for (const file of wanted) copyFileSync(join(packages, name, file), join(target, file))
    const { license } = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'))
    const text = readFileSync(join(packages, name, 'LICENSE'), 'utf8').trim()
    appendFileSync(join(distFolder, 'licenses.txt'), `\n${name}\n${license}\n${text}\n`)
  }
}
