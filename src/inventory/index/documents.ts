import type { DocumentFacts } from '../../model/repository-index.ts'

/** Globs are matched by the caller; here only what a path says by itself. */
export interface DocumentPlaces {
  readonly isLiving: (path: string) => boolean
  readonly isResearch: (path: string) => boolean
}

const MAX_LINES = 20_000
const MAX_LINE = 2000
const MAX_EACH = 2000

export function isDocument(path: string): boolean {
  return /\.(?:md|mdx|markdown)$/i.test(path)
}

/**
 * Outline of one Markdown document, by a scan of its lines: thousands of documents would take a parser minutes.
 * Knows ATX and setext headings, fences, inline links and inline code (CommonMark 0.31, 4.2, 4.3, 4.5).
 */
export function readDocument(path: string, text: string, places: DocumentPlaces): DocumentFacts {
  const sections: DocumentFacts['sections'][number][] = []
  const links: DocumentFacts['links'][number][] = []
  const references: DocumentFacts['references'][number][] = []
  const samples: DocumentFacts['samples'][number][] = []
  let fence: { mark: string; language: string; line: number } | null = null
  let previous = ''
  for (const [index, long] of text.split('\n', MAX_LINES).entries()) {
    const line = index + 1
    const content = long.slice(0, MAX_LINE).trimEnd()
    const mark = /^ {0,3}(`{3,}|~{3,})\s*([\w+#.-]*)/.exec(content)
    if (fence !== null) {
      if (mark?.[1]?.startsWith(fence.mark) && content.trim() === mark[1]) {
        samples.push({ language: fence.language, line: fence.line, lines: line - fence.line - 1 })
        fence = null
      }
      continue
    }
    if (mark?.[1] !== undefined) {
      fence = { mark: mark[1], language: mark[2]?.toLowerCase() ?? '', line }
      previous = ''
      continue
    }
    const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(content)
    if (heading?.[1] !== undefined) {
      sections.push({
        title: (heading[2] ?? '').replace(/[ \t]+#+$/, '').trim(),
        depth: heading[1].length,
        line,
      })
    } else if (
      /^ {0,3}(?:=+|-+)$/.test(content) &&
      previous !== '' &&
      !/^\s*(?:[-*+>|]|\d+[.)])/.test(previous)
    ) {
      sections.push({ title: previous.trim(), depth: content.trim().startsWith('=') ? 1 : 2, line: line - 1 })
    } else {
      for (const match of content.matchAll(/\]\(<?([^\s()<>]{1,500})/g)) {
        if (match[1] !== undefined && links.length < MAX_EACH) links.push({ target: match[1], line })
      }
      for (const match of content.matchAll(/`([^`]{1,200})`/g)) {
        const code = match[1]?.trim() ?? ''
        if (/^[\w$@./:#-]+(?:\(\))?$/.test(code) && /[./A-Z_]/.test(code) && references.length < MAX_EACH)
          references.push({ text: code, line })
      }
    }
    previous = content
  }
  const title = sections.find(({ depth }) => depth === 1)?.title ?? sections[0]?.title ?? ''
  return { path, kind: kindOf(path, places), title, sections, links, references, samples }
}

function kindOf(path: string, { isLiving, isResearch }: DocumentPlaces): DocumentFacts['kind'] {
  if (/(?:^|\/)readme(?:\.[\w-]+)?\.\w+$/i.test(path)) return 'readme'
  if (/(?:^|\/)(?:adrs?|decisions|decision-records|rfcs?)\//i.test(path)) return 'decision'
  if (isResearch(path)) return 'research'
  return isLiving(path) ? 'living' : 'document'
}
