import { type ReadReport, readReport } from '../../src/evidence/formats/read.ts'
import type { TestCase } from '../../src/model/evidence.ts'
import type { FileEntry } from '../../src/model/inventory.ts'
import type { Snapshot } from '../../src/model/world.ts'

/** A repository that has these files. */
export function snapshotOf(files: Readonly<Record<string, string>>): Snapshot {
  const entries: FileEntry[] = Object.keys(files).map(path => ({
    path,
    kind: 'file',
    blob: null,
    state: 'present',
  }))
  return {
    commit: null,
    shallow: false,
    list: async () => entries,
    read: async path => (Object.hasOwn(files, path) ? Buffer.from(files[path] ?? '') : null),
    ignored: async () => new Set<string>(),
    untracked: async () => false,
  }
}

/** Text as bytes in chunks of a few, so that everything is torn apart somewhere. */
export async function* chunksOf(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export function readText(text: string | Uint8Array, format?: string): Promise<ReadReport> {
  return readReport('report', chunksOf(text), format)
}

/** `suite / name: outcome`, for short tables. */
export function brief(cases: readonly TestCase[]): readonly string[] {
  return cases.map(found => `${found.suite} / ${found.name}: ${found.outcome}`)
}
