import { sourceReader } from '../inventory/index/read-sources.ts'
import { similarThings } from '../inventory/index/similar.ts'
import { takeIndex } from '../inventory/index/take.ts'
import type { Config } from '../model/config.ts'
import type { RepositoryIndex } from '../model/repository-index.ts'
import { moduleDiagram } from '../report/inventory-diagram.ts'
import { inventoryJson } from '../report/inventory-json.ts'
import { inventoryMarkdown, inventoryText } from '../report/inventory-text.ts'
import type { TerminalStyle } from '../report/paint.ts'
import { matchesGlob } from '../text/wildcard.ts'
import type { Format } from './arguments.ts'
import type { OpenedWorld } from './prepare.ts'

export interface InventoryWishes {
  readonly format: Format | 'mermaid'
  /** Words to look up instead: existing things that have to do with them. */
  readonly similar: string | null
}

/** Takes the whole inventory and shows it as wished. */
export async function inventoryOutput(
  wishes: InventoryWishes,
  config: Config,
  world: OpenedWorld,
  style: TerminalStyle,
): Promise<string> {
  world.progress.stage('Taking inventory')
  const index = await takeIndex(
    world.snapshot,
    sourceReader(world.syntax),
    {
      isLiving: path =>
        /(?:^|\/)verified_docs\//.test(path) || config.livingDocs.some(glob => matchesGlob(glob, path)),
      isResearch: path => config.research.some(glob => matchesGlob(glob, path)),
    },
    world.progress,
  )
  return wishes.similar === null
    ? show(index, wishes.format, style)
    : showSimilar(wishes.similar, index, wishes.format)
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
