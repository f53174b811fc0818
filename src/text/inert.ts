/**
 * Making foreign text harmless where it is shown. Plans, test names, child output and file names are all
 * written by whoever opens a pull request.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g
// Marks that reorder or hide text: zero-width, bidi embeddings, overrides and isolates, BOM, tags.
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g
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

const MARKDOWN = /[\\`*_{}[\]()#+\-.!|~<>&$:]/g

/**
 * Foreign text inside a Markdown document of ours: shown as it is written, on one line, and nothing in it
 * becomes markup, a mention, a reference to an issue, a link, HTML or a table border.
 * GitHub links bare addresses and mentions after Markdown is parsed, so those are broken with a
 * zero-width space, as dependabot does (dependabot/dependabot-core#3157).
 */
export function inMarkdown(text: string, length = 160): string {
  return shortLine(text, length)
    .replace(MARKDOWN, character => ENTITIES[character] ?? `\\${character}`)
    .replaceAll('@', '@\u200b')
    .replace(/(\\#)(?=\d)/g, '$1\u200b')
    .replace(/\b(GH)(?=\\?-\d)/gi, '$1\u200b')
    .replace(/\b(https?|ftp|mailto)(?=\\:)/gi, '$1\u200b')
    .replace(/\b(www)(?=\\\.)/gi, '$1\u200b')
}

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }

/**
 * Foreign text as a code span: the fence is longer than any run of backticks inside, and pipes are
 * escaped because GFM splits table cells before it reads code spans.
 */
export function inCode(text: string, length = 160): string {
  const line = shortLine(text, length).replaceAll('@', '@\u200b').replaceAll('|', '\\|')
  if (line === '') return '` `'
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(run => run[0].length))
  const fence = '`'.repeat(longest + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}
