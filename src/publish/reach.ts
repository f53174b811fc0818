import type { FileEntry } from '../model/inventory.ts'

/** Text and pictures for people. They are judged anew where they are plans; tests seldom read the others. */
const DOCUMENT =
  /\.(?:md|mdx|rst|adoc|txt|png|jpe?g|gif|svg|webp)$|(?:^|\/)(?:LICEN[CS]E|NOTICE|AUTHORS|CODEOWNERS)$/i
/** Text files that tools read. */
const READ_BY_TOOLS = /(?:^|\/)(?:requirements[^/]*|constraints[^/]*|CMakeLists)\.txt$/i

/** Paths that differ between two states: added, removed, or with another blob. Sorted. */
export function changedPaths(before: readonly FileEntry[], after: readonly FileEntry[]): readonly string[] {
  const old = new Map(before.filter(isTracked).map(entry => [entry.path, entry.blob]))
  const changed: string[] = []
  for (const entry of after.filter(isTracked)) {
    if (old.get(entry.path) !== entry.blob) changed.push(entry.path)
    old.delete(entry.path)
  }
  return [...changed, ...old.keys()].sort()
}

function isTracked(entry: FileEntry): boolean {
  return entry.state !== 'untracked'
}

/**
 * The changed files that take the ground from under observations made before: everything but documents
 * and ledgers. Nobody can tell which file a test depends on, so what was seen to pass at one commit says
 * nothing of a later one with other code; that commit's own run has to look.
 */
export function beyondReach(changed: readonly string[]): readonly string[] {
  return changed.filter(
    path => !path.startsWith('.phaseproof/') && (!DOCUMENT.test(path) || READ_BY_TOOLS.test(path)),
  )
}
