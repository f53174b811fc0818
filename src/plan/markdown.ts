import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze()

/** GitHub-flavoured Markdown with front matter; every node carries exact offsets into `text`. */
export function parseMarkdown(text: string): Root {
  return parser.parse(text)
}
