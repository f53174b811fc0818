import { cachedReader, decodeCache, encodeCache } from '../../inventory/index/cache.ts'
import {
  type ReadSource,
  readingFingerprint,
  type SourceTask,
  sourceReader,
} from '../../inventory/index/read-sources.ts'
import { similarThings } from '../../inventory/index/similar.ts'
import { unreadFacts } from '../../inventory/index/source-file.ts'
import { takeIndex } from '../../inventory/index/take.ts'
import type { Config } from '../../model/config.ts'
import type { RepositoryIndex, SourceFileFacts } from '../../model/repository-index.ts'
import { readKept, writeKept } from '../../ports/kept-file.ts'
import { openWorkers, parsingScript } from '../../ports/workers.ts'
import { moduleDiagram } from '../../report/inventory-diagram.ts'
import { inventoryJson } from '../../report/inventory-json.ts'
import { inventoryMarkdown, inventoryText } from '../../report/inventory-text.ts'
import type { TerminalStyle } from '../../report/paint.ts'
import { matchesGlob } from '../../text/wildcard.ts'
import { VERSION } from '../../version.ts'
import type { Command, Format } from '../arguments.ts'
import { namedConfigAt } from '../configuration.ts'
import { type OpenedWorld, openWorld } from '../prepare.ts'
import { fail, finish, type Terminal } from '../terminal.ts'
import { terminalProgress } from '../terminal-progress.ts'

/** `phaseproof inventory`: what the repository has. Exit code 0, or 2 for bad input. */
export async function runInventory(
  command: Extract<Command, { kind: 'inventory' }>,
  root: string,
  terminal: Terminal,
): Promise<number> {
  const progress = terminalProgress(terminal)
  const world = await openWorld(root, progress)
  try {
    const config = await namedConfigAt(command.config, world.snapshot, null)
    if (!config.ok) return fail(config.problems, terminal)
    const text = await inventoryOutput(
      {
        format: command.diagram ? 'mermaid' : command.format,
        similar: command.similar,
        cache: command.cache,
      },
      config.value,
      world,
      command.out === null ? terminal : { color: false, width: 100 },
    )
    progress.end()
    return finish(command, text, [], 0, terminal)
  } finally {
    progress.end()
    await world.outputs.dispose()
  }
}

interface InventoryWishes {
  readonly format: Format | 'mermaid'
  /** Words to look up instead: existing things that have to do with them. */
  readonly similar: string | null
  /** Where parsed facts are kept between runs; null: nowhere. */
  readonly cache: string | null
}

/** Threads take a moment to start: fewer files are read sooner without them. */
const WORTH_THREADS = 150

/** Takes the whole inventory and shows it as wished. */
async function inventoryOutput(
  wishes: InventoryWishes,
  config: Config,
  world: OpenedWorld,
  style: TerminalStyle,
): Promise<string> {
  world.progress.stage('Taking inventory')
  const index = await indexed(wishes.cache, config, world)
  return wishes.similar === null
    ? show(index, wishes.format, style)
    : showSimilar(wishes.similar, index, wishes.format)
}

async function indexed(cache: string | null, config: Config, world: OpenedWorld): Promise<RepositoryIndex> {
  const places = {
    isLiving: (path: string) =>
      /(?:^|\/)verified_docs\//.test(path) || config.livingDocs.some(glob => matchesGlob(glob, path)),
    isResearch: (path: string) => config.research.some(glob => matchesGlob(glob, path)),
  }
  const parser = await openParser(world)
  try {
    if (cache === null) return await takeIndex(world.snapshot, parser.read, places, world.progress)
    const fingerprint = `${VERSION}\n${readingFingerprint()}`
    const kept = decodeCache(readKept(cache), fingerprint)
    if (kept.notice !== null) world.progress.note(kept.notice)
    const reader = cachedReader(parser.read, kept.entries)
    const index = await takeIndex(world.snapshot, reader.read, places, world.progress)
    const isSame = reader.missed() === 0 && reader.used.size === kept.entries.size
    if (!isSame && !writeKept(cache, encodeCache(reader.used, fingerprint))) {
      world.progress.note(`The index could not be kept in ${cache}`)
    }
    return index
  } finally {
    await parser.close()
  }
}

/** In threads where that pays and they can be had. */
async function openParser(world: OpenedWorld): Promise<{ read: ReadSource; close(): Promise<void> }> {
  const script = parsingScript()
  if (script === null || (await world.snapshot.list()).length < WORTH_THREADS) {
    return { read: sourceReader(world.syntax), close: async () => {} }
  }
  const workers = openWorkers<SourceTask, SourceFileFacts>(script)
  const read: ReadSource = async task => {
    try {
      return await workers.run(task)
    } catch (error) {
      return unreadFacts(error instanceof Error ? error.message : String(error))
    }
  }
  return { read, close: () => workers.close() }
}

function show(index: RepositoryIndex, format: InventoryWishes['format'], style: TerminalStyle): string {
  switch (format) {
    case 'json':
      return JSON.stringify(inventoryJson(index))
    case 'markdown':
      return inventoryMarkdown(index)
    case 'mermaid':
      return moduleDiagram(index.modules)
    case 'pretty':
      return inventoryText(index, style)
  }
}

function showSimilar(words: string, index: RepositoryIndex, format: InventoryWishes['format']): string {
  const found = similarThings(words, index.symbols)
  if (format === 'json') return JSON.stringify({ schema: 'phaseproof.similar/1', words, similar: found })
  if (found.length === 0) return 'Nothing here has to do with it.\n'
  return found
    .map(
      ({ symbol, score }) =>
        `${score.toFixed(2)}  ${symbol.qualified}  ${symbol.path}:${symbol.line}  ${symbol.signature}`,
    )
    .join('\n')
    .concat('\n')
}
