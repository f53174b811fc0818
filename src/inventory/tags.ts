import type { Tag } from '../model/inventory.ts'

/** A tag with its place in the text (UTF-16 code units). */
export interface PlacedTag extends Tag {
  readonly start: number
}

const MAX_IDS = 50
const MAX_LINE = 10_000

/**
 * The forms that bind. `proof:` and `phaseproof:` are ours; `@covers`, `@req` and the like are what
 * requirement tools and test frameworks use; a marker such as `@pytest.mark.req("AUTH-3")` counts as well.
 */
const KEYWORD =
  /(?:^|[^\w-])(?:((?:phase)?proof:)|(?:@|\bmark\.)(covers|req|requirement|verifies|implements|spec)\b:?)[ \t]*\(?[ \t]*/gi

/**
 * OpenFastTrace: `[impl->dsn~validate~1]`, with an optional id of its own, several covered ids, and an
 * optional list of needed kinds (OpenFastTrace user guide, "Tagging source code").
 */
const OPEN_FAST_TRACE = /\[[ \t]{0,9}\w{1,40}(?:~[^[\]\s]{0,200}?)?[ \t]{0,9}->[ \t]{0,9}[^[\]\n]{1,500}\]/g

/**
 * Tags that name one of `ids`, wherever they stand. In text that nobody parsed, `plain`, a tag must follow
 * something that begins a comment or a string on its line.
 */
export function findTags(
  path: string,
  text: string,
  ids: ReadonlySet<string>,
  plain: boolean,
): readonly PlacedTag[] {
  const tags: PlacedTag[] = []
  let start = 0
  let line = 1
  while (start < text.length) {
    const lineBreak = text.indexOf('\n', start)
    const end = lineBreak < 0 ? text.length : lineBreak
    const content = text.slice(start, Math.min(end, start + MAX_LINE))
    for (const { id, at, syntax } of tagsOfLine(content, ids)) {
      if (!plain || COMMENT_OR_STRING.test(content.slice(0, at))) {
        tags.push({ id, path, line, syntax, start: start + at })
      }
    }
    start = end + 1
    line++
  }
  return tags
}

const COMMENT_OR_STRING = /\/\/|\/\*|^\s*\*|#|--|;|%|'|"|`|<!|\(\*|^\s*@/

interface Found {
  readonly id: string
  readonly at: number
  readonly syntax: string
}

function tagsOfLine(line: string, ids: ReadonlySet<string>): readonly Found[] {
  const found: Found[] = []
  for (const keyword of line.matchAll(KEYWORD)) {
    const syntax = keyword[1]?.toLowerCase() ?? `@${keyword[2]?.toLowerCase()}`
    found.push(...idList(line, keyword.index + keyword[0].length, ids, syntax))
  }
  if (!line.includes('->')) return found
  for (const tag of line.matchAll(OPEN_FAST_TRACE)) {
    const from = tag.index + tag[0].indexOf('->') + 2
    const end = from + line.slice(from).search(/>>|\]/)
    found.push(...idList(line.slice(0, end), from, ids, '[…->…]'))
  }
  return found
}

/** `ID`, `ID, ID` or `"ID", "ID"`; ends at the first word that is no id of the plans. */
function idList(line: string, from: number, ids: ReadonlySet<string>, syntax: string): readonly Found[] {
  const found: Found[] = []
  const word = /[\s,"'`([]*([^\s,"'`()[\]]+)/y
  word.lastIndex = from
  while (found.length < MAX_IDS) {
    const match = word.exec(line)
    const written = match?.[1]
    if (written === undefined) break
    const id = [written, written.replace(/(?:[.;:]|\*\/|-->)$/, '')].find(form => ids.has(form))
    if (id !== undefined) found.push({ id, at: word.lastIndex - written.length, syntax })
    // An id that these plans do not have may stand in a list with one that they do.
    else if (line[word.lastIndex] !== ',') break
  }
  return found
}
