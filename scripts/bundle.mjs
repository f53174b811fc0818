/** Makes the files of `dist` from `src`. Used by the build and by the check that `dist` is what `src` says. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ncc from '@vercel/ncc'
import { copyGrammars } from './grammars.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const lib = join(root, 'lib')
/** In `lib`; in the bundle's folder they lie side by side. */
const ENTRIES = ['index.js', 'cli.js', 'entry/index-worker.js']

/**
 * Compiles `src` to `lib`, then bundles it into `folder`, which is emptied first.
 * The same sources give the same bytes. Throws with the compiler's words when something does not compile.
 * @param {string} folder absolute path
 */
export async function bundle(folder) {
  // The bundler names modules by their path from here: the same bytes wherever the caller stands.
  process.chdir(root)
  compile()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const entry of ENTRIES) {
    const { code } = await pack(entry)
    writeFileSync(join(folder, basename(entry)), code)
  }
  chmodSync(join(folder, 'cli.js'), 0o755)
  writeFileSync(join(folder, 'package.json'), '{\n  "type": "module"\n}\n')
  writeFileSync(join(folder, 'licenses.txt'), await licences())
  await copyGrammars(folder)
}

function compile() {
  rmSync(lib, { recursive: true, force: true })
  const tsc = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace('package.json', 'bin/tsc')
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (error) throw error
  if (status !== 0) throw new Error(`src does not compile:\n${stdout}${stderr}`)
}

/**
 * One licence file for both entries: a third bundle that is thrown away imports both, so that a package
 * which only one of them uses is listed too, and none is listed twice.
 */
async function licences() {
  const entry = 'both-entries.js'
  writeFileSync(join(lib, entry), ENTRIES.map(name => `import './${name}'\n`).join(''))
  const { assets } = await pack(entry, 'licenses.txt')
  return assets['licenses.txt'].source
}

// Not minified: people can read what they run, and it starts only 2 ms later. No source map either:
// ncc's reader for it would start with every run and costs 24 ms.
async function pack(entry, license = '') {
  return ncc(join(lib, entry), { minify: false, sourceMap: false, quiet: true, cache: false, license })
}
