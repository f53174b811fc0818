import { sourceReader } from '../../src/inventory/index/read-sources.ts'
import { takeIndex } from '../../src/inventory/index/take.ts'
import type { FileEntry } from '../../src/model/inventory.ts'
import type { RepositoryIndex } from '../../src/model/repository-index.ts'
import { openSyntax } from '../../src/ports/syntax.ts'
import { snapshotOf } from './facts.ts'

const syntax = openSyntax()

/** The whole index of a project that consists of these files. */
export function indexOf(
  files: Readonly<Record<string, string | Uint8Array | null>>,
  entries?: readonly FileEntry[],
): Promise<RepositoryIndex> {
  return takeIndex(snapshotOf(files, entries), sourceReader(syntax), {
    isLiving: path => path.startsWith('docs/'),
    isResearch: path => path.startsWith('research/'),
  })
}
