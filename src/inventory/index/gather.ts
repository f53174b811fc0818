import type { FileEntry } from '../../model/inventory.ts'
import type {
  DocumentFacts,
  FileRole,
  IndexedFile,
  Manifest,
  SourceFileFacts,
} from '../../model/repository-index.ts'
import type { Progress, Snapshot } from '../../model/world.ts'
import { classify, isBinary, isGenerated, isLfsPointer, isVendored, looksLikeTests } from '../classify.ts'
import type { SourceLanguage } from '../languages/language.ts'
import { manifestReader, readManifest } from '../manifests/registry.ts'
import { type DocumentPlaces, isDocument, readDocument } from './documents.ts'
import type { ReadSource } from './read-sources.ts'

const MAX_BYTES = 5 * 1024 * 1024
/** Files that may wait for a worker at once: bounds the memory. */
const IN_FLIGHT = 16
const BREATH = 2000

/** A source file and what it says. */
export interface ReadFile {
  readonly path: string
  readonly language: SourceLanguage
  readonly facts: SourceFileFacts
}

/** What one walk over the files gives. */
export interface Gathered {
  readonly files: IndexedFile[]
  readonly sources: ReadFile[]
  readonly manifests: Manifest[]
  readonly manifestTexts: Map<string, string>
  readonly documents: DocumentFacts[]
  readonly research: { readonly path: string; readonly text: string }[]
  readonly unread: { readonly path: string; readonly reason: string }[]
}

/** Walks over all files once: outlines and manifests at once, source files as readers come free. */
export async function gather(
  entries: readonly FileEntry[],
  snapshot: Snapshot,
  read: ReadSource,
  places: DocumentPlaces,
  progress: Progress | undefined,
): Promise<Gathered> {
  const gathered: Gathered = {
    files: [],
    sources: [],
    manifests: [],
    manifestTexts: new Map(),
    documents: [],
    research: [],
    unread: [],
  }
  const waiting = new Set<Promise<void>>()
  for (const [place, entry] of entries.entries()) {
    if (place > 0 && place % BREATH === 0)
      progress?.note(`${place} of ${entries.length} files looked through`)
    if (waiting.size >= IN_FLIGHT) await Promise.race(waiting)
    const reading = await look(entry, snapshot, read, places, gathered)
    if (reading === null) continue
    const done = reading().finally(() => waiting.delete(done))
    waiting.add(done)
  }
  await Promise.all(waiting)
  // Workers finish in any order.
  const order = new Map(entries.map(({ path }, place) => [path, place] as const))
  gathered.sources.sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0))
  gathered.unread.sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0))
  return gathered
}

/** Looks at one file; a source file comes back as what is still to be done with it. */
async function look(
  { path, kind, state }: FileEntry,
  snapshot: Snapshot,
  read: ReadSource,
  places: DocumentPlaces,
  gathered: Gathered,
): Promise<(() => Promise<void>) | null> {
  const note = (
    role: FileRole,
    language: string | null = null,
    bytes: number | null = null,
    lines: number | null = null,
  ) => {
    gathered.files.push({ path, role, language, bytes, lines })
    return null
  }
  const unread = (role: FileRole, reason: string, bytes: number | null = null) => {
    gathered.unread.push({ path, reason })
    return note(role, null, bytes)
  }
  if (kind === 'submodule') return unread('submodule', 'a submodule: its files belong to another repository')
  if (kind === 'link') return note('link')
  if (state === 'absent') return unread('unread', 'left out by the sparse checkout')
  const found = await snapshot.read(path)
  if (found === null)
    return unread('unread', 'no regular file inside the project, not readable, or larger than 64 MB')
  const size = found.length
  if (isBinary(found)) return note('binary', null, size)
  if (isLfsPointer(found))
    return unread('lfs-pointer', 'a Git LFS pointer: the content was not fetched', size)
  const lines = countLines(found)
  if (isVendored(path)) return note('vendored', null, size, lines)
  if (size > MAX_BYTES) return unread('unread', `larger than ${MAX_BYTES / 1024 / 1024} MB`, size)
  const text = Buffer.from(found.buffer, found.byteOffset, size)
    .toString()
    .replace(/^\ufeff/, '')
  const manifest = manifestReader(path)
  if (manifest !== null) {
    gathered.manifests.push(readManifest(path, text, manifest))
    gathered.manifestTexts.set(path, text)
  } else if (/(?:^|\/)[tj]sconfig(?:\.\w+)?\.json$/.test(path)) gathered.manifestTexts.set(path, text)
  if (isDocument(path)) {
    const document = readDocument(path, text, places)
    gathered.documents.push(document)
    if (document.kind === 'research') gathered.research.push({ path, text })
    return note('document', null, size, lines)
  }
  const fileClass = classify(path)
  if (fileClass.kind !== 'source') {
    return note(fileClass.kind === 'ignored' ? 'data' : fileClass.kind, null, size, lines)
  }
  const { language } = fileClass
  if (isGenerated(path, found)) return note('generated', language.name, size, lines)
  note('source', language.name, size, lines)
  return () => readLater(path, text, language, read, gathered)
}

async function readLater(
  path: string,
  text: string,
  language: SourceLanguage,
  read: ReadSource,
  gathered: Gathered,
): Promise<void> {
  const wantsTests = looksLikeTests(path) || TESTS_INSIDE.test(text)
  const facts = await read({ grammar: language.grammar, text, wantsTests })
  gathered.sources.push({ path, language, facts })
  if (facts.unread !== null) gathered.unread.push({ path, reason: facts.unread })
}

/** Rust keeps unit tests beside the code. */
const TESTS_INSIDE = /#\[(?:cfg\()?test\b|\bimport\.meta\.vitest\b/

function countLines(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++
  return bytes.length > 0 && bytes[bytes.length - 1] !== 10 ? count + 1 : count
}
