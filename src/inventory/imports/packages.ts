import { folderOf, nameOf } from '../../text/paths.ts'
import { ancestors, join, MISSING, type Repository, type Resolve, toFiles, toPackage } from './repository.ts'

/** Modules and packages of Python, Go, Rust, Java, C#, PHP, C and Ruby. */

/**
 * `a.b` from the folders above the file, `src` and `lib` in them, nearest first; `.a` from the file's package
 * (Python reference, "The import system").
 */
export function pythonResolver(repository: Repository): Resolve {
  const find = (base: string): readonly string[] =>
    [`${base}.py`, `${base}/__init__.py`, `${base}.pyi`, `${base}/__init__.pyi`]
      .filter(repository.has)
      .slice(0, 1)
  const findModule = (
    root: string,
    parts: readonly string[],
    name: string | undefined,
  ): readonly string[] => {
    const base = join(root, parts.join('/'))
    const named = name === undefined ? [] : find(join(base, name))
    const own = parts.length === 0 ? find(join(root, '__init__')).concat(find(root)) : find(base)
    return [...new Set([...named, ...own])]
  }
  return ({ specifier, name }, from) => {
    const dots = /^\.*/.exec(specifier)?.[0].length ?? 0
    const parts = specifier
      .slice(dots)
      .split('.')
      .filter(part => part !== '')
    if (dots > 0) {
      let root = folderOf(from)
      for (let i = 1; i < dots; i++) root = folderOf(root)
      const found = findModule(root, parts, name)
      return found.length > 0 ? toFiles(found) : MISSING
    }
    for (const folder of ancestors(folderOf(from))) {
      for (const root of [folder, join(folder, 'src'), join(folder, 'lib')]) {
        // The folder of a package is no place to import its own modules from by their bare names.
        if (root !== folderOf(from) && repository.has(join(root, '__init__.py'))) continue
        const found = findModule(root, parts, name)
        if (found.length > 0) return toFiles(found)
      }
    }
    return toPackage(parts[0] ?? specifier)
  }
}

/** All files of a package's folder, below the folder of the `go.mod` that names the module (go.dev/ref/mod). */
export function goResolver(repository: Repository): Resolve {
  const modules = [...repository.manifests]
    .filter(([path]) => nameOf(path) === 'go.mod')
    .map(([path, text]) => ({
      folder: folderOf(path),
      name: /^module[ \t]+"?([^\s"]+)/m.exec(text)?.[1] ?? '',
    }))
    .filter(module => module.name !== '')
    .sort((a, b) => b.name.length - a.name.length)
  return ({ specifier }) => {
    const module = modules.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`))
    if (module === undefined) return toPackage(specifier)
    const folder = join(module.folder, specifier.slice(module.name.length))
    const files = repository
      .inFolder(folder)
      .filter(path => path.endsWith('.go') && !path.endsWith('_test.go'))
    return files.length > 0 ? toFiles(files) : MISSING
  }
}

/** `crate::`, `self::`, `super::`, other crates of the workspace, and `mod name;` (Rust reference, "Modules"). */
export function rustResolver(repository: Repository): Resolve {
  const crates = new Map<string, string>()
  const folders = new Set<string>()
  for (const [path, text] of repository.manifests) {
    if (nameOf(path) !== 'Cargo.toml') continue
    folders.add(folderOf(path))
    const name = /^\[package\][^[]*?^name\s*=\s*"([^"]+)"/ms.exec(text)?.[1]
    if (name !== undefined) crates.set(name.replaceAll('-', '_'), join(folderOf(path), 'src'))
  }
  const find = (base: string) => [`${base}.rs`, `${base}/mod.rs`].filter(repository.has).slice(0, 1)
  const walk = (base: string, segments: readonly string[]): readonly string[] => {
    for (let length = segments.length; length > 0; length--) {
      const found = find(join(base, segments.slice(0, length).join('/')))
      if (found.length > 0) return found
    }
    return []
  }
  const rootFile = (base: string) =>
    ['lib.rs', 'main.rs']
      .map(name => join(base, name))
      .filter(repository.has)
      .slice(0, 1)
  return ({ specifier, form }, from) => {
    const own = moduleFolder(from)
    if (form === 'relative') {
      const found = find(join(own, specifier))
      return found.length > 0 ? toFiles(found) : MISSING
    }
    const [first = '', ...rest] = specifier.replace(/^::/, '').split('::')
    const crateFolder = ancestors(folderOf(from)).find(folder => folders.has(folder)) ?? ''
    if (first === 'crate') {
      const base = join(crateFolder, 'src')
      const found = walk(base, rest)
      return toFiles(found.length > 0 ? found : rootFile(base))
    }
    if (first === 'self') return toFiles(walk(own, rest).concat(from).slice(0, 1))
    if (first === 'super') {
      const up = rest.filter(part => part === 'super').length
      let base = folderOf(own)
      for (let i = 0; i < up; i++) base = folderOf(base)
      const found = walk(base, rest.slice(up))
      return toFiles(found.length > 0 ? found : [...find(base), ...rootFile(base)].slice(0, 1))
    }
    const crate = crates.get(first)
    if (crate !== undefined) {
      const found = walk(crate, rest)
      return toFiles(found.length > 0 ? found : rootFile(crate))
    }
    const child = walk(own, [first, ...rest])
    return child.length > 0 ? toFiles(child) : toPackage(first)
  }
}

/** Where the modules of a file lie: beside `mod.rs`, `lib.rs` and `main.rs`, else in the folder of its name. */
function moduleFolder(path: string): string {
  const name = nameOf(path)
  return /^(?:mod|lib|main)\.rs$/.test(name) ? folderOf(path) : path.slice(0, -'.rs'.length)
}

/** `a.b.Type`, a nested type or a member of it, in the files that declare the package `a.b`. */
export function javaResolver(repository: Repository): Resolve {
  return ({ specifier, form }) => {
    if (form === 'wildcard') {
      const files = repository.inNamespace(specifier)
      if (files.length > 0) return toFiles(files)
    }
    const parts = specifier.split('.')
    for (let length = parts.length - 1; length > 0; length--) {
      const files = repository.inNamespace(parts.slice(0, length).join('.'))
      const named = files.filter(path => nameOf(path) === `${parts[length]}.java`)
      if (named.length > 0) return toFiles(named)
    }
    return toPackage(parts.slice(0, 3).join('.'))
  }
}

/** A namespace of C# means all files that declare it. */
export function csharpResolver(repository: Repository): Resolve {
  return ({ specifier }) => {
    const files = repository.inNamespace(specifier)
    return files.length > 0 ? toFiles(files) : toPackage(specifier)
  }
}

/** `A\B\Type` in the file of that name which declares the namespace `A\B` (PSR-4). */
export function phpResolver(repository: Repository): Resolve {
  return ({ specifier }) => {
    const path = specifier.replace(/^\\/, '')
    const cut = path.lastIndexOf('\\')
    const name = path.slice(cut + 1)
    const files = repository
      .inNamespace(path.slice(0, Math.max(0, cut)))
      .filter(file => nameOf(file) === `${name}.php`)
    return files.length > 0 ? toFiles(files) : toPackage(path.split('\\')[0] ?? path)
  }
}

/** Beside the file, else the one file whose path ends so; several may be meant by different builds. */
export function cResolver(repository: Repository): Resolve {
  return ({ specifier, form }, from) => {
    const beside = join(folderOf(from), specifier)
    if (form === 'relative' && repository.has(beside)) return toFiles([beside])
    const wanted = specifier.replace(/^(?:\.\.?\/)+/, '')
    const files = repository
      .named(nameOf(wanted))
      .filter(path => path === wanted || path.endsWith(`/${wanted}`))
    if (files.length > 0 && (form === 'relative' || wanted.includes('/') || files.length === 1))
      return toFiles(files)
    return form === 'relative' ? MISSING : toPackage(specifier)
  }
}

/** `require_relative` beside the file; `require` below any `lib` (the load path of a gem). */
export function rubyResolver(repository: Repository): Resolve {
  const withEnding = (path: string) => (path.endsWith('.rb') ? path : `${path}.rb`)
  return ({ specifier, form }, from) => {
    if (form === 'relative') {
      const path = withEnding(join(folderOf(from), specifier))
      return repository.has(path) ? toFiles([path]) : MISSING
    }
    const wanted = withEnding(specifier)
    const files = repository
      .named(nameOf(wanted))
      .filter(
        path =>
          /^(?:lib|test|spec|app)$/.test(
            nameOf(path.slice(0, Math.max(0, path.length - wanted.length - 1))),
          ) && path.endsWith(`/${wanted}`),
      )
    return files.length > 0 ? toFiles(files.slice(0, 1)) : toPackage(specifier.split('/')[0] ?? specifier)
  }
}
