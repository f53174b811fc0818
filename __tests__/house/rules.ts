/** Who may import whom in `src`, as the design has it. Paths are relative to `src`. */

/** A file and the specifiers that it imports. */
export type Imports = ReadonlyMap<string, readonly (string | null)[]>

const SHARED = ['model', 'text']
/** Rooms that may import each other's nothing: only what is shared. */
const STAGES = [
  'plan',
  'inventory',
  'evidence',
  'trace',
  'verdict',
  'spec',
  'build',
  'docs',
  'report',
  'publish',
  'config',
]
const OUTSIDE =
  /^(?:node:)?(?:fs|fs\/promises|child_process|http|https|http2|net|tls|dgram|dns|cluster|worker_threads)$|^@actions\/|^fast-glob$|^undici$/

/** Every breach of the rules, one line each. */
export function breaches(files: Imports): readonly string[] {
  return [...files].flatMap(([file, specifiers]) =>
    specifiers.flatMap(specifier => {
      const reason = specifier === null ? computedImport(file) : refusal(file, specifier)
      return reason === null ? [] : [`${file}: ${specifier ?? 'a computed import'}: ${reason}`]
    }),
  )
}

function refusal(file: string, specifier: string): string | null {
  const room = roomOf(file)
  if (!specifier.startsWith('.')) {
    if (room === 'model') return 'model imports nothing'
    return OUTSIDE.test(specifier) && !touchesTheWorld(file)
      ? 'only ports and entries touch files, processes, the network and @actions'
      : null
  }
  const target = resolve(file, specifier)
  const to = roomOf(target)
  if (to === room && room !== '') return null
  if (room === 'model') return 'model imports nothing but model'
  if (room === 'text')
    return to === 'model' || to === 'text' ? null : 'text imports nothing but text and model'
  if (room === 'ports') return SHARED.includes(to) ? null : 'ports import nothing but model and text'
  if (STAGES.includes(room))
    return SHARED.includes(to) ? null : 'stages import nothing but model, text and themselves'
  if (room === '' || room === 'entry') return null
  return `the room ${room} is not in the design`
}

function computedImport(file: string): string | null {
  return roomOf(file) === 'ports' ? null : 'only ports load modules by a computed name'
}

function touchesTheWorld(file: string): boolean {
  return file === 'index.ts' || file === 'cli.ts' || ['ports', 'entry'].includes(roomOf(file))
}

function roomOf(file: string): string {
  const slash = file.indexOf('/')
  return slash < 0 ? '' : file.slice(0, slash)
}

/** The file that a relative specifier means. */
export function resolve(file: string, specifier: string): string {
  const parts = file.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** One cycle of imports, as the files it runs through; null when there is none. */
export function cycleIn(files: Imports): readonly string[] | null {
  const done = new Set<string>()
  const path: string[] = []
  const search = (file: string): readonly string[] | null => {
    const start = path.indexOf(file)
    if (start >= 0) return [...path.slice(start), file]
    if (done.has(file)) return null
    path.push(file)
    for (const specifier of files.get(file) ?? []) {
      if (!specifier?.startsWith('.')) continue
      const found = search(resolve(file, specifier))
      if (found !== null) return found
    }
    path.pop()
    done.add(file)
    return null
  }
  for (const file of files.keys()) {
    const found = search(file)
    if (found !== null) return found
  }
  return null
}
