import type { AuditResult } from '../model/audit.ts'

/** The address of a path of the project at the audited commit; null when there is nothing to look at. */
export type Permalink = (path: string, line?: number) => string | null

/** Links only to what the commit holds: a link to a missing file would look like proof and lead nowhere. */
export function permalinks({ commit, root, links, inventory }: AuditResult): Permalink {
  if (commit === null || links.repository === null) return () => null
  const tracked = new Set(
    inventory.files.flatMap(file => (file.kind === 'file' && file.state !== 'untracked' ? [file.path] : [])),
  )
  const base = `${links.serverUrl}/${links.repository}/blob/${commit}/`
  return (path, line) => {
    if (!tracked.has(path)) return null
    const url = base + encodePath(root === '.' ? path : `${root}/${path}`)
    if (line === undefined) return url
    // GitHub shows Markdown rendered, without lines, unless it is asked for the source.
    return `${url}${/\.(?:md|markdown|mdx)$/i.test(path) ? '?plain=1' : ''}#L${line}`
  }
}

/** Percent-encodes a path, with what Markdown would take for the end of a link or of a table cell. */
function encodePath(path: string): string {
  // A lone surrogate cannot be encoded; it cannot be part of a path that git gave us as text either.
  return encodeURIComponent(path.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replaceAll('%2F', '/')
    .replace(/[!'()*_~]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
