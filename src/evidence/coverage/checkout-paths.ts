/** Where a path of a coverage report leads. */
export type Mapped =
  | { readonly kind: 'found'; readonly path: string }
  /** Not a file of this checkout: generated, a dependency, or unknown. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }

/** What paths in a report can be relative to. */
export interface Checkout {
  /** Absolute path of the project's root. */
  readonly root: string
  /** Folder that the suite ran in, relative to the root (`.` for the root). */
  readonly directory: string
  readonly tracked: readonly string[]
  /** What paths of a Go profile begin with, and the folder it stands for: the module's path. */
  readonly goModule?: string | null
}

const DEPENDENCY = /(?:^|\/)(?:node_modules|site-packages|dist-packages|\.venv|\.cargo|vendor)\//

/**
 * Finds the tracked files that coverage reports speak of. In this order: below the root, relative to the
 * suite's folder, relative to the root; else the one tracked path that ends like it, which serves reports
 * from containers and packages. Two that end like it are no answer.
 */
export class CheckoutPaths {
  readonly #tracked: ReadonlySet<string>
  readonly #byName = new Map<string, string[]>()
  readonly #root: string
  readonly #directory: string
  readonly #goModule: string | null

  constructor(checkout: Checkout) {
    this.#tracked = new Set(checkout.tracked)
    this.#root = `${slashed(checkout.root).replace(/\/+$/, '')}/`
    this.#directory = checkout.directory === '.' ? '' : `${checkout.directory}/`
    this.#goModule = checkout.goModule ?? null
    for (const path of checkout.tracked) {
      const name = path.slice(path.lastIndexOf('/') + 1)
      const same = this.#byName.get(name)
      if (same === undefined) this.#byName.set(name, [path])
      else same.push(path)
    }
  }

  /**
   * @param written the path as the report has it
   * @param roots folders that the report says it is relative to
   */
  find(written: string, roots: readonly string[] = []): Mapped {
    const path = slashed(written)
    const inModule = this.#goModule === null ? null : `${this.#goModule}/`
    if (inModule !== null && path.startsWith(inModule))
      return this.#exactly(resolved(this.#directory + path.slice(inModule.length)))
    const rooted = roots.length === 0 || isAbsolute(path) ? null : this.#belowRoots(path, roots)
    return rooted ?? this.#findAlone(path)
  }

  /** Null when none of the roots leads to a file; then the roots are those of another machine. */
  #belowRoots(path: string, roots: readonly string[]): Mapped | null {
    const found = new Set<string>()
    for (const root of roots) {
      const mapped = this.#findAlone(`${slashed(root).replace(/\/+$/, '')}/${path}`)
      if (mapped.kind === 'found') found.add(mapped.path)
    }
    const [only] = found
    if (only === undefined) return null
    return found.size === 1
      ? { kind: 'found', path: only }
      : { kind: 'ambiguous', candidates: [...found].sort() }
  }

  #findAlone(path: string): Mapped {
    if (isAbsolute(path)) {
      if (path.startsWith(this.#root)) return this.#exactly(resolved(path.slice(this.#root.length)))
      return DEPENDENCY.test(path) ? { kind: 'foreign' } : this.#endOf(path)
    }
    for (const base of [this.#directory, '']) {
      const candidate = resolved(base + path)
      if (candidate !== null && this.#tracked.has(candidate)) return { kind: 'found', path: candidate }
    }
    return DEPENDENCY.test(path) || path.startsWith('../') ? { kind: 'foreign' } : this.#endsWith(path)
  }

  #exactly(path: string | null): Mapped {
    return path !== null && this.#tracked.has(path) ? { kind: 'found', path } : { kind: 'foreign' }
  }

  /** An absolute path from elsewhere: the longest tracked path that it ends with, a bare name excepted. */
  #endOf(path: string): Mapped {
    const same = this.#byName.get(path.slice(path.lastIndexOf('/') + 1)) ?? []
    const ends = same.filter(tracked => tracked.includes('/') && path.endsWith(`/${tracked}`))
    const longest = ends.sort((a, b) => b.length - a.length)[0]
    return longest === undefined ? { kind: 'foreign' } : { kind: 'found', path: longest }
  }

  /** A relative path from a folder that we do not know: the tracked path that ends with it. */
  #endsWith(path: string): Mapped {
    const end = resolved(path)
    if (end === null) return { kind: 'foreign' }
    const same = this.#byName.get(end.slice(end.lastIndexOf('/') + 1)) ?? []
    const ends = same.filter(tracked => tracked.endsWith(`/${end}`))
    const only = ends[0]
    if (only === undefined) return { kind: 'foreign' }
    return ends.length === 1
      ? { kind: 'found', path: only }
      : { kind: 'ambiguous', candidates: ends.slice(0, 5).sort() }
  }
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path)
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/')
}

/** Without `.` and `..`; null when it leaves its base. */
function resolved(path: string): string | null {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}
