import type { Inventory } from '../model/inventory.ts'
import type { Link, TestLink } from '../model/trace.ts'
import { digest } from '../text/digest.ts'

/**
 * Digest of the code and the tests that an item's verdict stands on: their paths with blob ids, and the
 * names of its tests and checks. Null when it stands on nothing.
 */
export function proofOf(links: readonly Link[], blobs: ReadonlyMap<string, string>): string | null {
  const parts = new Set<string>()
  const add = (path: string) => {
    const blob = blobs.get(path)
    if (blob !== undefined) parts.add(`${path} ${blob}`)
  }
  for (const link of links) {
    for (const path of filesOf(link)) add(path)
    if (link.kind === 'test' || link.kind === 'check') parts.add(`${link.kind} ${link.value}`)
  }
  return parts.size === 0 ? null : digest(...[...parts].sort())
}

/** Files of the repository that a link stands on. */
export function filesOf(link: Link): readonly string[] {
  switch (link.kind) {
    case 'path':
      return link.resolution.kind === 'found' ? link.resolution.paths : []
    case 'symbol':
      return link.resolution.kind === 'found' ? link.resolution.declarations.map(one => one.path) : []
    case 'test':
      return testFiles(link)
    case 'check':
      return []
  }
}

function testFiles({ resolution }: TestLink): readonly string[] {
  switch (resolution.kind) {
    case 'observed':
      return resolution.tests.flatMap(test => (test.declaration ? [test.declaration.path] : []))
    case 'declared':
      return resolution.tests.map(test => test.path)
    case 'not-run':
    case 'absent':
      return []
  }
}

export function blobsOf(inventory: Inventory): ReadonlyMap<string, string> {
  const blobs = new Map<string, string>()
  for (const file of inventory.files) if (file.blob !== null) blobs.set(file.path, file.blob)
  return blobs
}
