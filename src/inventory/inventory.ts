import type {
  Declaration,
  FileEntry,
  Inventory,
  Questions,
  Tag,
  TestDeclaration,
} from '../model/inventory.ts'
import type { Progress, Snapshot } from '../model/world.ts'
import type { Syntax } from '../text/syntax.ts'
import { classify, type FileClass, isBinary, isGenerated, isLfsPointer, looksLikeTests } from './classify.ts'
import { type PreparedQuestions, prepareQuestions } from './questions.ts'
import { readSource } from './read-source.ts'
import { findTags } from './tags.ts'

/** Larger files are no source that a person wrote. */
const MAX_BYTES = 5 * 1024 * 1024
/** A sign of life, and a chance for signals to be handled, every so many files. */
const BREATH = 2000

interface Context {
  readonly questions: Questions
  readonly prepared: PreparedQuestions
  readonly syntax: Syntax
}

interface Findings {
  readonly declarations: Declaration[]
  readonly occurrences: Map<string, string[]>
  readonly tags: Tag[]
  readonly tests: TestDeclaration[]
  readonly unread: { readonly path: string; readonly reason: string }[]
}

/**
 * Reads what the plans ask of the repository: every text file once, over its bytes; only files that can
 * hold an answer are parsed. What could not be looked into is named in `unread`, never passed over.
 */
export async function takeInventory(
  snapshot: Snapshot,
  questions: Questions,
  syntax: Syntax,
  progress?: Progress,
): Promise<Inventory> {
  const tracked = await snapshot.list()
  const { ignored, untracked } = await askedOutside(tracked, questions, snapshot)
  const files = [...tracked, ...untracked]
  const context: Context = { questions, prepared: prepareQuestions(questions), syntax }
  const found: Findings = { declarations: [], occurrences: new Map(), tags: [], tests: [], unread: [] }
  const languages: Record<string, number> = {}
  for (const [place, entry] of files.entries()) {
    if (place > 0 && place % BREATH === 0) {
      progress?.note(`${place} of ${files.length} files looked through`)
      await new Promise(resolve => setImmediate(resolve))
    }
    if (entry.kind === 'submodule') {
      found.unread.push({ path: entry.path, reason: 'a submodule: its files belong to another repository' })
    }
    const fileClass = classify(entry.path)
    if (entry.kind !== 'file' || entry.state === 'untracked' || fileClass.kind === 'ignored') continue
    const language = languageName(fileClass)
    if (language !== null) languages[language] = (languages[language] ?? 0) + 1
    const text = await readText(entry, snapshot)
    switch (text.kind) {
      case 'text':
        await lookInto(entry.path, text.bytes, fileClass, context, found)
        break
      case 'unread':
        found.unread.push({ path: entry.path, reason: text.reason })
        break
      case 'binary':
    }
  }
  for (const paths of found.occurrences.values()) paths.sort()
  return { commit: snapshot.commit, files, ...found, languages, shallow: snapshot.shallow, ignored }
}

/** Asked paths that git does not track: ignored outputs, and files that somebody forgot to add. */
async function askedOutside(
  tracked: readonly FileEntry[],
  questions: Questions,
  snapshot: Snapshot,
): Promise<{ ignored: ReadonlySet<string>; untracked: readonly FileEntry[] }> {
  const known = new Set(tracked.map(file => file.path))
  const asked = [...questions.paths].filter(path => !known.has(path) && !path.includes('*'))
  const ignored = await snapshot.ignored(asked)
  const untracked: FileEntry[] = []
  for (const path of asked) {
    if (ignored.has(path) || !(await snapshot.untracked(path))) continue
    if (tracked.some(file => file.path.startsWith(`${path}/`))) continue // A folder of tracked files.
    untracked.push({ path, kind: 'file', blob: null, state: 'untracked' })
  }
  return { ignored, untracked }
}

function languageName(fileClass: FileClass): string | null {
  if (fileClass.kind === 'source') return fileClass.language.name
  return fileClass.kind === 'other' ? 'other' : null
}

type TextFile =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'binary' }
  | { readonly kind: 'unread'; readonly reason: string }

async function readText(entry: FileEntry, snapshot: Snapshot): Promise<TextFile> {
  const unread = (reason: string): TextFile => ({ kind: 'unread', reason })
  if (entry.state === 'absent') return unread('left out by the sparse checkout')
  const bytes = await snapshot.read(entry.path)
  if (bytes === null) {
    if (entry.path.includes('\ufffd')) return unread('its name is not valid UTF-8')
    return unread('no regular file inside the project, not readable, or larger than 64 MB')
  }
  if (isBinary(bytes)) return { kind: 'binary' }
  if (bytes.length > MAX_BYTES) return unread(`larger than ${MAX_BYTES / 1024 / 1024} MB`)
  if (isLfsPointer(bytes)) return unread('a Git LFS pointer: the content was not fetched')
  return { kind: 'text', bytes: withoutMark(bytes) }
}

/** A byte order mark is no part of the first word. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

async function lookInto(
  path: string,
  bytes: Uint8Array,
  fileClass: FileClass,
  { questions, prepared, syntax }: Context,
  found: Findings,
): Promise<void> {
  const language = fileClass.kind === 'source' ? fileClass.language : null
  const sighting = prepared.look(
    bytes,
    language === null ? null : (start, end) => language.mayDeclare(bytes, start, end),
  )
  noteOccurrences(found.occurrences, sighting.symbols, path)

  const asked = questions.paths.has(path)
  const likeTests = looksLikeTests(path) || sighting.testing
  const wantsTests = likeTests && (asked || sighting.ids.size > 0 || prepared.holdsWantedTest(bytes))
  const wanted = asked || sighting.mayDeclare || sighting.ids.size > 0 || wantsTests
  if (!wanted) return
  if (!asked && isGenerated(path, bytes)) {
    found.unread.push({ path, reason: 'written by a program: what it declares does not count' })
    return
  }

  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
  const tags = sighting.ids.size === 0 ? [] : findTags(path, text, sighting.ids, language === null)
  if (language === null) {
    for (const { start: _start, ...tag } of tags) found.tags.push(tag)
    return
  }
  if (!asked && !sighting.mayDeclare && tags.length === 0 && !wantsTests) return
  const facts = await readSource({ path, text, language, tags, wantsTests }, questions, syntax)
  // One by one: a hostile file has more than a call can take as arguments.
  for (const declaration of facts.declarations) found.declarations.push(declaration)
  for (const tag of facts.tags) found.tags.push(tag)
  for (const test of facts.tests) found.tests.push(test)
  if (facts.unread !== null) found.unread.push({ path, reason: facts.unread })
}

function noteOccurrences(occurrences: Map<string, string[]>, words: ReadonlySet<string>, path: string): void {
  for (const word of words) {
    const paths = occurrences.get(word)
    if (paths === undefined) occurrences.set(word, [path])
    else paths.push(path)
  }
}
