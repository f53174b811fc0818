import type { RootContent } from 'mdast'
import type { ManagedBlock } from '../../../model/plan.ts'
import { parseMarkdown } from '../../markdown.ts'
import { placeOf, type Walk, warn } from './walk.ts'

const EDGE = /^\s*<!--\s*phaseproof:(begin|end)\s+([\w-]{1,40})\s*-->\s*$/

/** A marker of a managed block, where Markdown shows it as a comment of its own. */
export function edgeOf(block: RootContent): { side: 'begin' | 'end'; name: string } | null {
  const found = block.type === 'html' ? EDGE.exec(block.value) : null
  const [, side, name] = found ?? []
  return name !== undefined && (side === 'begin' || side === 'end') ? { side, name } : null
}

export interface Managed {
  readonly blocks: readonly ManagedBlock[]
  /** What stands in them, markers included: written by us, so nobody's claim. */
  readonly generated: ReadonlySet<RootContent>
  readonly openEnded: boolean
}

/** The managed blocks of a document; markers without a partner are reported and make no block. */
export function managedBlocks(walk: Walk, children: readonly RootContent[]): Managed {
  const blocks: ManagedBlock[] = []
  const generated = new Set<RootContent>()
  let open: { name: string; start: number; line: number; index: number } | null = null
  for (const [index, child] of children.entries()) {
    const edge = edgeOf(child)
    if (!edge) continue
    const { start, end, line } = placeOf(child)
    if (edge.side === 'begin') {
      if (open) warn(walk, open.line, `the block ${open.name} is not closed before another begins`)
      open = { name: edge.name, start, line, index }
    } else if (open?.name === edge.name) {
      blocks.push({ name: edge.name, start: open.start, end })
      for (const inside of children.slice(open.index, index + 1)) generated.add(inside)
      open = null
    } else warn(walk, line, `the end of the block ${edge.name} has no beginning`)
  }
  if (open)
    warn(
      walk,
      open.line,
      `the block ${open.name} is not closed; expected <!-- phaseproof:end ${open.name} -->`,
    )
  return { blocks, generated, openEnded: open === null && isClosed(walk, children.at(-1)) }
}

/** Would a marker behind the last block be read as one? Not inside an open fence or an open comment. */
function isClosed(walk: Walk, last: RootContent | undefined): boolean {
  if (last?.type !== 'html' && last?.type !== 'code') return true
  const { start, end } = placeOf(last)
  const lineStart = Math.max(
    walk.source.text.lastIndexOf('\n', start - 1),
    walk.source.text.lastIndexOf('\r', start - 1),
  )
  const raw = start === 0 ? walk.source.text.slice(0, end) : walk.source.text.slice(lineStart + 1, end)
  const behind = parseMarkdown(`${raw}\n\n<!-- phaseproof:begin here -->\n`).children.at(-1)
  return behind !== undefined && edgeOf(behind) !== null
}
