/**
 * Making foreign text harmless where it is shown. Plans, test names, child output and file names are all
 * written by whoever opens a pull request.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g
// Marks that reorder or hide text or smuggle it: zero-width and bidi marks, fillers, BOM, tags, variation
// selectors (Unicode's "default ignorable", but for the one that makes emoji), and separators of lines.
const INVISIBLE = /(?!\ufe0f)\p{Default_Ignorable_Code_Point}|[\u2028\u2029\ufff9-\ufffb]/gu
// ECMA-48 control sequences (colours, cursor) and operating-system commands (titles, links).
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences start with one.
const ANSI = /\u001b(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]|\][^\u0007\u001b]{0,512}(?:\u0007|\u001b\\)?|[@-_])/g

/** One plain line: no escape sequences, no control or reordering characters, tabs and breaks as spaces. */
export function plainLine(text: string): string {
  return text
    .replace(ANSI, '')
    .replace(/[\t\n\r]+/g, ' ')
    .replace(CONTROL, '')
    .replace(INVISIBLE, '')
}

/** {@link plainLine}, cut to `length` characters with an ellipsis, never inside a surrogate pair. */
export function shortLine(text: string, length: number): string {
  const line = plainLine(text).trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/**
 * Lines of child output for the runner's log: nothing in them is read as a workflow command. The runner
 * splits on bare carriage returns too, takes `::` at a line's start and `##[` anywhere as a command
 * (actions/runner, ActionCommand.cs), so each piece gets a prefix and `##[` is broken.
 */
export function logLines(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map(
      piece =>
        `  | ${piece.replace(ANSI, '').replace(CONTROL, '').replace(INVISIBLE, '').replaceAll('##[', '## [')}`,
    )
}

// What means something inside a line of GFM. Braces only mean something to site generators.
const MARKUP = /[\\`*_{}[\]|~$<>&]/g
// What would begin a heading, a list, a rule, an underline or a definition where the text begins a line.
const BLOCK = /^[#+=:-]|(?<=^[0-9]{1,9})[.)]/
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }
// `:tada:` and the like; not the colons of `src/a.ts:12: message`.
const EMOJI = /:(?=(?:100|1234|[+-]1|[0-9]{0,3}[a-z][a-z0-9+\\_-]{0,60}):)/gi
/** Zero-width space. */
const BREAK = '\u200b'

/**
 * Foreign text inside a Markdown document of ours: shown as it is written, on one line, and nothing in it
 * becomes markup, a mention, a reference to an issue, a link, HTML or a table border; neither in a table
 * nor outside of one, nor at the beginning of a line.
 * GitHub links addresses, mentions and references, and draws emoji, after Markdown is parsed, where no
 * backslash helps: those are broken with a zero-width space, as dependabot does
 * (dependabot/dependabot-core#3157).
 */
export function inMarkdown(text: string, length = 160): string {
  return shortLine(text, length)
    .replace(MARKUP, character => ENTITIES[character] ?? `\\${character}`)
    .replace(BLOCK, '\\$&')
    .replaceAll('@', `@${BREAK}`)
    .replace(/#(?=[0-9])/g, `#${BREAK}`)
    .replace(/GH(?=-[0-9])/gi, `$&${BREAK}`)
    .replace(/(?:https?|ftp)(?=:\/\/)/gi, `$&${BREAK}`)
    .replace(/www(?=\.)/gi, `$&${BREAK}`)
    .replace(EMOJI, `:${BREAK}`)
}

/**
 * Foreign text as code, in a table or outside of one. The fence is longer than any run of backticks inside.
 * A table is split at its pipes before code is read, and outside of one a backslash in code is only a
 * backslash: so text with a pipe becomes an element instead, in which an escape is an escape everywhere.
 */
export function inCode(text: string, length = 160): string {
  const line = shortLine(text, length)
  if (line === '') return '` `'
  if (line.includes('|')) return `<code>${inMarkdown(line, length)}</code>`
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(run => run[0].length))
  const fence = '`'.repeat(longest + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${line.replaceAll('@', `@${BREAK}`)}${pad}${fence}`
}
