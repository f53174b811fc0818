import { takeInventory } from '../../src/inventory/inventory.ts'
import type { FileEntry, Inventory, Questions } from '../../src/model/inventory.ts'
import type { Snapshot } from '../../src/model/world.ts'
import { openSyntax } from '../../src/ports/syntax.ts'

/** One parser for all tests of a file: grammars load once. */
const syntax = openSyntax()

export type Asked = Partial<Record<keyof Questions, readonly string[]>>

/** The inventory of a project that consists of these files. */
export function inventoryOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  asked: Asked,
): Promise<Inventory> {
  return takeInventory(snapshotOf(files), questions(asked), syntax)
}

export function questions(asked: Asked): Questions {
  return {
    symbols: new Set(asked.symbols),
    ids: new Set(asked.ids),
    paths: new Set(asked.paths),
    tests: new Set(asked.tests),
  }
}

export function snapshotOf(
  files: Readonly<Record<string, string | Uint8Array | null>>,
  entries: readonly FileEntry[] = Object.keys(files).map(path => fileEntry(path)),
): Snapshot {
  return {
    commit: 'c0ffee',
    shallow: false,
    list: async () => entries,
    async read(path) {
      const content = files[path] ?? null
      return typeof content === 'string' ? Buffer.from(content) : content
    },
    ignored: async () => new Set<string>(),
    untracked: async () => false,
  }
}

export function fileEntry(path: string, more: Partial<FileEntry> = {}): FileEntry {
  return { path, kind: 'file', blob: null, state: 'present', ...more }
}
