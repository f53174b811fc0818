import type { EntryPoint, Import, RepositoryIndex } from '../model/repository-index.ts'

/** What `phaseproof inventory --format json` prints: schemas/inventory.schema.json. */
export interface InventoryJson extends Omit<RepositoryIndex, 'calls' | 'imports'> {
  readonly schema: 'phaseproof.inventory/1'
  readonly totals: InventoryTotals
  readonly imports: readonly Import[]
}

export interface InventoryTotals {
  readonly files: number
  readonly lines: number
  readonly symbols: number
  readonly tests: number
  /** Imports that lead to files, to packages outside, and nowhere. */
  readonly imports: Readonly<Record<Import['target']['kind'], number>>
  readonly entryPoints: number
  readonly unreached: number
  readonly unread: number
}

export function inventoryJson(index: RepositoryIndex): InventoryJson {
  const { calls: _, ...facts } = index
  return { schema: 'phaseproof.inventory/1', totals: inventoryTotals(index), ...facts }
}

export function inventoryTotals(index: RepositoryIndex): InventoryTotals {
  const imports = { files: 0, package: 0, missing: 0 }
  for (const { target } of index.imports) imports[target.kind]++
  return {
    files: index.files.length,
    lines: index.files.reduce((sum, { role, lines }) => sum + (role === 'source' ? (lines ?? 0) : 0), 0),
    symbols: index.symbols.length,
    tests: index.tests.length,
    imports,
    entryPoints: programsOf(index).length,
    unreached: index.unreached.length,
    unread: index.unread.length,
  }
}

/** Entry points that are no tests. */
export function programsOf({ entryPoints }: Pick<RepositoryIndex, 'entryPoints'>): readonly EntryPoint[] {
  return entryPoints.filter(({ reason }) => reason !== 'tests')
}
