import type { RootContent } from 'mdast'
import type { ManagedBlock } from '../../../model/plan.ts'
import { placeOf, type Walk, warn } from './walk.ts'

const EDGE = /^<!--\s*phaseproof:(begin|end)\s+([\w-]{1,40})\s*-->\s*$/

/** A marker of a managed block, where Markdown shows it as a comment of its own. */
export function edgeOf(block: RootContent): { side: 'begin' | 'end'; name: string } | null {
  const found = block.type === 'html' ? EDGE.exec(block.value) : null
  const [, side, name] = found ?? []
  return name !== undefined && (side === 'begin' || side === 'end') ? { side, name } : null
}

/** The managed blocks of a document; markers without a partner are reported and make no block. */
export function managedBlocks(
  walk: Walk,
  children: readonly RootContent[],
): { blocks: readonly ManagedBlock[]; openEnded: boolean } {
  const blocks: ManagedBlock[] = []
  let open: { name: string; start: number; line: number } | null = null
  for (const child of children) {
    const edge = edgeOf(child)
    if (!edge) continue
    const { start, end, line } = placeOf(child)
    if (edge.side === 'begin') {
      if (open) warn(walk, open.line, `the block ${open.name} is not closed before another begins`)
      open = { name: edge.name, start, line }
    } else if (open?.name === edge.name) {
      blocks.push({ name: edge.name, start: open.start, end })
      open = null
    } else warn(walk, line, `the end of the block ${edge.name} has no beginning`)
  }
  if (open)
    warn(
      walk,
      open.line,
      `the block ${open.name} is not closed; expected <!-- phaseproof:end ${open.name} -->`,
    )
  return { blocks, openEnded: open === null && isClosed(walk, children.at(-1)) }
}

/** Would text behind the last block be read on its own? Not inside an open fence or an open comment. */
function isClosed(walk: Walk, last: RootContent | undefined): boolean {
  if (last === undefined) return true
  const { start, end } = placeOf(last)
  const raw = walk.source.text.slice(start, end)
  if (last.type === 'html')
    return raw.startsWith('<!--')
      ? raw.trimEnd().endsWith('-->')
      : !/^<(?:script|pre|style|textarea|\?|!)/i.test(raw)
  if (last.type !== 'code') return true
  const fence = /^(`{3,}|~{3,})/.exec(raw)?.[1]
  if (fence === undefined) return true
  const lastLine = raw.slice(raw.lastIndexOf('\n') + 1).trim()
  return raw.includes('\n') && lastLine.startsWith(fence) && /^(`+|~+)$/.test(lastLine)
}
