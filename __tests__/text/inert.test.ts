import { spawnSync } from 'node:child_process'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { inCode, inMarkdown, logLines, plainLine, shortLine } from '../../src/text/inert.ts'

/** Text as somebody hostile would put it into a plan, a test's name, a path or a message. */
const HOSTILE: readonly string[] = [
  '@octocat and @org/team',
  'mail a.b@example.com or mailto:a@example.com or xmpp:a@example.com',
  'closes #12, fixes org/repo#34, GH-56 and gh-78',
  'https://example.com http://example.com/a?b=c#d ftp://example.com',
  '1http://example.com _http://example.com (HTTPS://EXAMPLE.COM)',
  'www.example.com _www.example.com *www.example.com* WWW.EXAMPLE.COM',
  '[text](https://example.com) ![image](https://example.com/x.png "t")',
  '[text][1] [^1] [1]: https://example.com',
  '[1]: https://example.com "a definition"',
  '[^1]: a footnote',
  '<https://example.com> <a@example.com>',
  '<script>alert(1)</script> <img src=x onerror=alert(1)> <b>bold</b>',
  '</details></td></table><h1>loud</h1>',
  '<!-- phaseproof:end status --> <!-- proof: test="*" -->',
  '--> <![CDATA[ x ]]> <?php x ?> <!DOCTYPE html>',
  '&lt;b&gt; &copy; &#64;octocat &#x40;octocat &colon;',
  '**bold** *it* __bold__ _it_ ***both*** ~~gone~~ ~gone~ snake_case_name 2*3*4',
  '`code` ``code`` ``` code ~~~ code',
  '```js',
  '~~~',
  '`',
  '``',
  'ends with a backtick `',
  'a | b || c \\| d \\\\| e',
  '| a | b |',
  '|---|---|',
  '--- | ---',
  '---',
  '===',
  '***',
  '- item',
  '+ item',
  '* item',
  '- [x] done',
  '1. one',
  '1) one',
  '123456789. one',
  '# heading',
  '###### heading',
  '> quote',
  '> [!WARNING]',
  ': definition',
  '$x^2$ $$y$$ $`z`$',
  '{{ liquid }} {% raw %} {mdx}',
  ':tada: :+1: :100: :8ball: :man_dancing: 12:30:45 a::b::c src/a.ts:12: no',
  'ends with a backslash \\',
  '\\',
  '\\*not emphasis\\* \\<b> \\@octocat \\#1',
  '\u202egnp.exe\u202c \u2066x\u2069 a\u200bb \ufeff',
  '\u{e0041}\u{e0042} \u{e0101} \u3164x',
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u001b]8;;https://example.com\u001b\\link',
  '\u009b31mred \u0000\u0007\u0008',
  'two\nlines\r\nand\rmore\ttab\u2028sep\u2029par\u0085nel\u000bvt\u000cff',
  'a\n\n# heading\n\n- [x] done\n',
  '    indented code',
  '\tindented code',
  '::error::fail the job',
  '##[error]fail the job',
  '日本語 👩‍💻 é e\u0301 \ud800 lone',
]

interface MarkdownNode {
  readonly type: string
  readonly value?: string
  readonly children?: readonly MarkdownNode[]
}

const parser = unified().use(remarkParse).use(remarkGfm)

/** Kinds of nodes in document order, and the text that a reader sees. */
function look(markdown: string) {
  const kinds = new Set<string>()
  let text = ''
  const visit = (node: MarkdownNode) => {
    kinds.add(node.type)
    text += node.value ?? ''
    for (const child of node.children ?? []) visit(child)
  }
  visit(parser.parse(markdown))
  return { kinds: [...kinds], text: text.replaceAll('\u200b', '') }
}

/** White space at the ends and in runs is Markdown's to drop. */
const words = (text: string) =>
  text
    .split(/ +/)
    .filter(word => word !== '')
    .join(' ')

describe('hostile text in Markdown', () => {
  it.each(HOSTILE)('is only text at the beginning of a line: %j', hostile => {
    const { kinds, text } = look(inMarkdown(hostile, 500))
    expect(kinds).toEqual(['root', 'paragraph', 'text'])
    expect(words(text)).toBe(words(shortLine(hostile, 500)))
  })

  it.each(HOSTILE)('stays in its cell of a table: %j', hostile => {
    const { kinds, text } = look(`| a | b |\n| --- | --- |\n| ${inMarkdown(hostile, 500)} | END |\n`)
    expect(kinds).toEqual(['root', 'table', 'tableRow', 'tableCell', 'text'])
    expect(words(text)).toBe(words(`ab${shortLine(hostile, 500)}END`))
  })

  it.each(HOSTILE)('stays within the words around it: %j', hostile => {
    const { kinds, text } = look(`- *a* ${inMarkdown(hostile, 500)} *b*`)
    expect(kinds).toEqual(['root', 'list', 'listItem', 'paragraph', 'emphasis', 'text'])
    expect(words(text)).toBe(words(`a ${shortLine(hostile, 500)} b`))
  })

  it.each(HOSTILE)('stays the label of a link: %j', hostile => {
    const { kinds, text } = look(`[${inMarkdown(hostile, 500)}](https://example.org)`)
    expect(kinds).toEqual(['root', 'paragraph', 'link', 'text'])
    expect(words(text)).toBe(words(shortLine(hostile, 500)))
  })

  it.each(HOSTILE)('holds nothing that GitHub links or draws afterwards: %j', hostile => {
    const seen = [...walkText(inMarkdown(hostile, 500))].join('')
    expect(seen).not.toMatch(
      /@[A-Za-z0-9]|#[0-9]|GH-[0-9]|(?:https?|ftp):\/\/|www\.|:(?:[a-z0-9+_-]*[a-z][a-z0-9+_-]*|[+-]1|100|1234):/i,
    )
  })
})

/** The text nodes with their zero-width breaks. */
function walkText(markdown: string): readonly string[] {
  const texts: string[] = []
  const visit = (node: MarkdownNode) => {
    if (node.value !== undefined) texts.push(node.value)
    for (const child of node.children ?? []) visit(child)
  }
  visit(parser.parse(markdown))
  return texts
}

describe('hostile text as code', () => {
  it.each(HOSTILE)('is code outside of a table: %j', hostile => {
    const code = inCode(hostile, 500)
    const { kinds, text } = look(`x ${code} y`)
    const element = code.startsWith('<code>')
    expect(kinds).toEqual(['root', 'paragraph', 'text', element ? 'html' : 'inlineCode'])
    const seen = text.replace('<code>', '').replace('</code>', '')
    expect(words(seen)).toBe(words(`x ${shortLine(hostile, 500)} y`))
  })

  it.each(HOSTILE)('is code in a table: %j', hostile => {
    const { kinds, text } = look(`| a | b |\n| --- | --- |\n| x ${inCode(hostile, 500)} | END |\n`)
    expect(kinds.filter(kind => kind !== 'html' && kind !== 'inlineCode')).toEqual([
      'root',
      'table',
      'tableRow',
      'tableCell',
      'text',
    ])
    const seen = text.replace('<code>', '').replace('</code>', '')
    expect(words(seen)).toBe(words(`abx ${shortLine(hostile, 500)}END`))
  })

  it('holds no mention', () => {
    expect(inCode('@octocat | @octocat', 80)).not.toMatch(/@o/)
    expect(inCode('@octocat', 80)).not.toMatch(/@o/)
  })

  it('shows something for nothing', () => {
    expect(inCode('\u200b')).toBe('` `')
  })
})

const hasCmark = spawnSync('cmark-gfm', ['--version']).status === 0

describe('hostile text through the renderer that GitHub is built on', () => {
  const it_ = hasCmark ? it : it.skip
  it_(`becomes no element of its own${hasCmark ? '' : ' (cmark-gfm is not installed)'}`, () => {
    const rows = HOSTILE.map(text => `| ${inMarkdown(text, 500)} | ${inCode(text, 500)} | END |`)
    const paragraphs = HOSTILE.map(text => inMarkdown(text, 500))
    const input = `| a | b | c |\n| --- | --- | --- |\n${rows.join('\n')}\n\n${paragraphs.join('\n\n')}\n`
    const extensions = ['table', 'strikethrough', 'autolink', 'tagfilter', 'tasklist', 'footnotes']
    const options = ['--unsafe', ...extensions.flatMap(name => ['-e', name])]
    const { stdout } = spawnSync('cmark-gfm', options, {
      input: input.replaceAll('\ud800', ''),
      encoding: 'utf8',
    })
    const elements = new Set([...stdout.matchAll(/<([a-z0-9]+)/gi)].map(match => match[1]))
    expect([...elements].sort()).toEqual(['code', 'p', 'table', 'tbody', 'td', 'th', 'thead', 'tr'])
    expect(stdout.match(/<p>/g)).toHaveLength(HOSTILE.length)
    expect(stdout.match(/<td>END<\/td>/g)).toHaveLength(HOSTILE.length)
    expect(stdout.match(/<td/g)).toHaveLength(3 * HOSTILE.length)
  })
})

describe('plain lines', () => {
  it.each([
    ['\u001b[1;31mred\u001b[0m', 'red'],
    ['\u001b]8;;https://example.com\u0007link\u001b]8;;\u0007', 'link'],
    ['a\r\nb\tc', 'a b c'],
    ['a\u0000b\u009bc', 'abc'],
    ['\u202eabc\u2069', 'abc'],
  ])('%j is shown as %j', (text, plain) => {
    expect(plainLine(text)).toBe(plain)
  })

  it('is cut between characters', () => {
    expect(shortLine('ab😀cd', 4)).toBe('ab…')
    expect(shortLine('ab😀cd', 5)).toBe('ab😀…')
    expect(shortLine('abcd', 4)).toBe('abcd')
  })
})

/** The runner's grammar: actions/runner, ActionCommand.cs, TryParseV2 and TryParse. */
const isCommand = (line: string) => /^\s*::[^:\s]+(?: [^:]*)?::/.test(line) || line.includes('##[')

describe('lines for the log', () => {
  it.each([
    '::error::a',
    '  ::set-output name=a::b',
    'fine\r::error::a',
    'fine\n::add-mask::a\r\n::stop-commands::b',
    '##[error]a',
    'x ##[command]a',
    '#\u200b#[error]a',
    '#\u001b[0m#[error]a',
    '####[error]a',
    ':\u200b:error::a',
  ])('hold no command: %j', text => {
    expect(logLines(text).filter(isCommand)).toEqual([])
    expect(
      logLines(text)
        .flatMap(line => line.split(/[\r\n]/))
        .filter(isCommand),
    ).toEqual([])
  })

  it('would be recognised as they came', () => {
    expect(['::error::a', '  ::set-output name=a::b', 'x ##[command]a'].every(isCommand)).toBe(true)
  })
})
