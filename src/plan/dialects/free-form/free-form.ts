import type { Code, Html, Paragraph, RootContent } from 'mdast'
import type { Plan, SourceText } from '../../../model/plan.ts'
import { nameOf } from '../../../text/paths.ts'
import { type Draft, settle } from '../../draft.ts'
import { parseMarkdown } from '../../markdown.ts'
import type { Dialect } from '../dialect.ts'
import { walkFence } from './fence.ts'
import { titleOf, walkHeading } from './heading.ts'
import { walkLabel } from './label.ts'
import { walkList } from './list.ts'
import { managedBlocks } from './managed.ts'
import { walkProse } from './prose.ts'
import { walkFrontMatter, walkStatusLines, walkStatusSection } from './status-line.ts'
import { walkTable } from './table.ts'
import { bind, currentSection, placeOf, type Walk, type Ways, warn } from './walk.ts'

/** Any Markdown: headings, nested task lists, bullets and tables with a status, `Status:` lines. */
export const freeForm: Dialect = markdownDialect('free-form', () => true, {})

/** A dialect of Markdown: read like any other document, but for its own ways. */
export function markdownDialect(name: string, recognises: Dialect['recognises'], ways: Ways): Dialect {
  return { name, recognises, parse: source => parse(source, name, ways) }
}

function parse(source: SourceText, dialect: string, ways: Ways): Plan {
  const root = parseMarkdown(source.text)
  const walk: Walk = {
    source,
    ways,
    frontMatter: '',
    drafts: [],
    warnings: [],
    sections: [{ depth: 0, title: '', meaning: 'other', item: null, heading: null }],
    enter: walkBlock,
  }
  const { blocks, generated, openEnded } = managedBlocks(walk, root.children)
  const written = root.children.filter(block => !generated.has(block))
  walkBlocks(walk, written)
  const lastLine = written.at(-1)?.position?.end.line ?? 1
  for (const { item } of walk.sections) if (item) item.endLine = lastLine
  ways.settle?.(walk)
  const heading = root.children.find(node => node.type === 'heading')
  const title = heading ? titleOf(walk, heading) : nameOf(source.path)
  return {
    path: source.path,
    dialect,
    title,
    phase: phaseOf(title, source.path),
    blocks,
    openEnded,
    ...(ways.isFrozen?.(source) ? { edits: 'none' } : {}),
    ...(ways.words ? { words: ways.words } : {}),
    ...(ways.boxes ? { boxes: ways.boxes } : {}),
    ...settle(walk),
  }
}

function walkBlocks(walk: Walk, blocks: readonly RootContent[]): void {
  /** The item that a binding on the line after would mean. */
  let behind: Draft | null = null
  for (const block of blocks) {
    if (block.type === 'html' && bind(walk, behind, block)) continue
    const known = walk.drafts.length
    walkBlock(walk, block)
    behind = walk.drafts.slice(known).at(-1) ?? currentSection(walk).item
  }
}

function walkBlock(walk: Walk, block: RootContent): void {
  switch (block.type) {
    case 'heading':
      walkHeading(walk, block)
      return
    case 'list':
      walkList(walk, block)
      return
    case 'table':
      walkTable(walk, block)
      return
    case 'paragraph':
      if (!walkStatusSection(walk, block)) walkStatusLines(walk, block)
      if (!walkLabel(walk, block)) walkProse(walk, block)
      countBoxes(walk, block, 'running text')
      return
    case 'yaml':
      walk.frontMatter ||= block.value
      walkFrontMatter(walk, block)
      return
    case 'html':
      countBoxes(walk, block, block.value.trimStart().startsWith('<!--') ? 'a comment' : 'HTML')
      return
    case 'blockquote':
    case 'footnoteDefinition':
      walkBlocks(walk, block.children)
      return
    case 'code':
      if (walk.ways.fences) walkFence(walk, block)
      else countBoxes(walk, block, 'a code block')
      return
    default:
      return
  }
}

/** Boxes where Markdown shows none are no items; they are said aloud instead of lost. */
function countBoxes(walk: Walk, block: Code | Html | Paragraph, where: string): void {
  const { start, end, line } = placeOf(block)
  const text = block.type === 'paragraph' ? walk.source.text.slice(start, end) : block.value
  const boxes = text.match(/^[ \t>]{0,40}(?:[-*+]|\d{1,9}[.)])[ \t]{1,8}\[[ xX]\][ \t]/gm)?.length ?? 0
  if (boxes > 0) warn(walk, line, `${boxes} box${boxes === 1 ? '' : 'es'} inside ${where}; not read as items`)
}

function phaseOf(title: string, path: string): string | null {
  const named = /\bphase[ \t_-]{0,2}(\d{1,3}[a-z]?(?:\.\d{1,3})?)\b/i
  const found = named.exec(title) ?? named.exec(nameOf(path).replaceAll('_', ' '))
  return found?.[1]?.toUpperCase() ?? null
}
