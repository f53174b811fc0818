import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'

const parser = unified()
  .use(remarkParse)
  // One tilde is no strike-through here: `[~]` is a mark, and two of them in a paragraph would pair up.
  .use(remarkGfm, { singleTilde: false })
  .use(positioned)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .freeze()

/** GitHub-flavoured Markdown with front matter; every node carries exact offsets into `text`. */
export function parseMarkdown(text: string): Root {
  return parser.parse(text)
}

/**
 * Leaves out second passes over the tree. GFM looks there for bare addresses that the parser did not take
 * for links, and the nodes that it makes have no positions.
 */
function positioned(this: Processor): void {
  const data = this.data()
  const extensions = (data.fromMarkdownExtensions ?? []).flat()
  data.fromMarkdownExtensions = extensions.map(extension => ({ ...extension, transforms: [] }))
}
