/**
 * A path as a plan writes it, made relative to the project's root: `./src//a.ts` → `src/a.ts`,
 * `docs/../src/a.ts` → `src/a.ts`. Null when it leaves the root, is absolute, or cannot name a file
 * (drive letters, UNC, control characters). Purely lexical: links are the ports' business.
 */
export function normalizePath(path: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a control character in a path is hostile.
  if (path === '' || /^[A-Za-z]:|^[/\\~]|[\u0000-\u001f\u007f]/.test(path)) return null
  const parts: string[] = []
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** Everything up to the last slash; empty for a file at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The part after the last slash. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
