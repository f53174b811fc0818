import type { Html, RootContent } from 'mdast'
import type { Plan, SourceText } from '../../../model/plan.ts'
import { nameOf } from '../../../text/paths.ts'
import { settle } from '../../draft.ts'
import { parseMarkdown } from '../../markdown.ts'
import type { Dialect } from '../dialect.ts'
import { walkHeading } from './heading.ts'
import { walkList } from './list.ts'
import { edgeOf, managedBlocks } from './managed.ts'
import { walkFrontMatter, walkStatusLines, walkStatusSection } from './status-line.ts'
import { walkTable } from './table.ts'
import { bind, placeOf, type Walk, warn, wordsOf } from './walk.ts'

/** Any Markdown: headings, nested task lists, bullets and tables with a status, `Status:` lines. */
export const freeForm: Dialect = {
  name: 'free-form',
  recognises: () => true,
  parse,
}

function parse(source: SourceText): Plan {
  const root = parseMarkdown(source.text)
  const walk: Walk = {
    source,
    drafts: [],
    warnings: [],
    sections: [{ depth: 0, title: '', meaning: 'other', item: null, heading: null }],
  }
  walkBlocks(walk, root.children)
  const lastLine = root.position?.end.line ?? 1
  for (const section of walk.sections) if (section.item && section.heading) section.item.endLine = lastLine
  const heading = root.children.find(node => node.type === 'heading')
  const title = heading?.type === 'heading' ? wordsOf(heading.children) : nameOf(source.path)
  const { blocks, openEnded } = managedBlocks(walk, root.children)
  const { items, warnings } = settle({ drafts: walk.drafts, warnings: walk.warnings })
  return {
    path: source.path,
    dialect: 'free-form',
    title,
    phase: phaseOf(title, source.path),
    items,
    blocks,
    openEnded,
    warnings,
  }
}

function walkBlocks(walk: Walk, blocks: readonly RootContent[]): void {
  let generated: string | null = null
  for (const block of blocks) {
    const edge = edgeOf(block)
    if (edge?.side === 'begin') generated = edge.name
    else if (edge?.side === 'end' && edge.name === generated) generated = null
    else if (generated === null) walkBlock(walk, block)
  }
}

function walkBlock(walk: Walk, block: RootContent): void {
  switch (block.type) {
    case 'heading':
      walkHeading(walk, block)
      return
    case 'list':
      walkList(walk, block, null)
      return
    case 'table':
      walkTable(walk, block)
      return
    case 'paragraph':
      if (!walkStatusSection(walk, block)) walkStatusLines(walk, block)
      return
    case 'yaml':
      walkFrontMatter(walk, block)
      return
    case 'html':
      walkComment(walk, block)
      return
    case 'blockquote':
      walkBlocks(walk, block.children)
      return
    case 'code':
      countBoxes(walk, block.value, placeOf(block).line, 'a code block')
      return
    default:
      return
  }
}

function walkComment(walk: Walk, comment: Html): void {
  if (bind(walk, walk.drafts.at(-1) ?? null, comment)) return
  if (comment.value.startsWith('<!--')) countBoxes(walk, comment.value, placeOf(comment).line, 'a comment')
}

/** Boxes where Markdown shows none are no items; they are said aloud instead of lost. */
function countBoxes(walk: Walk, text: string, line: number, where: string): void {
  const boxes = text.match(/^[ \t]{0,40}(?:[-*+]|\d{1,9}[.)])[ \t]{1,8}\[[ xX]\][ \t]/gm)?.length ?? 0
  if (boxes > 0) warn(walk, line, `${boxes} box${boxes === 1 ? '' : 'es'} inside ${where}; not read as items`)
}

function phaseOf(title: string, path: string): string | null {
  const named = /\bphase[ \t_-]{0,2}(\d{1,3}[a-z]?(?:\.\d{1,3})?)\b/i
  const found = named.exec(title) ?? named.exec(nameOf(path).replaceAll('_', ' '))
  return found?.[1]?.toUpperCase() ?? null
}
