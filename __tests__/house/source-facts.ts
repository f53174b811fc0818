/** What a source file imports and which forbidden words it uses, read from its syntax tree. */
import { createRequire } from 'node:module'
import { Language, type Node, Parser } from 'web-tree-sitter'

export interface SourceFacts {
  /** Module specifiers of imports, re-exports and dynamic imports; null for a computed one. */
  readonly imports: readonly (string | null)[]
  /** `any`, enums, non-null assertions and comments that silence the compiler, with their lines. */
  readonly shortcuts: readonly string[]
}

/** Gives a reader of TypeScript sources. */
export async function sourceReader(): Promise<(text: string) => SourceFacts> {
  await Parser.init()
  const grammar = createRequire(import.meta.url).resolve('tree-sitter-typescript/tree-sitter-typescript.wasm')
  const parser = new Parser().setLanguage(await Language.load(grammar))
  return text => {
    const tree = parser.parse(text)
    if (tree === null) throw new Error('the parser gave up')
    const imports: (string | null)[] = []
    const shortcuts: string[] = []
    visit(tree.rootNode, imports, shortcuts)
    tree.delete()
    return { imports, shortcuts }
  }
}

function visit(node: Node, imports: (string | null)[], shortcuts: string[]): void {
  switch (node.type) {
    case 'ERROR':
      shortcuts.push(`syntax error in line ${lineOf(node)}`)
      break
    case 'import_statement':
    case 'export_statement': {
      const source = node.childForFieldName('source')
      if (source !== null) imports.push(literal(source))
      break
    }
    case 'call_expression':
      if (node.childForFieldName('function')?.type === 'import') {
        const first = node
          .childForFieldName('arguments')
          ?.namedChildren.find(child => child?.type !== 'comment')
        imports.push(first ? literal(first) : null)
      }
      break
    case 'predefined_type':
      if (node.text === 'any') shortcuts.push(`any in line ${lineOf(node)}`)
      break
    case 'enum_declaration':
      shortcuts.push(`enum in line ${lineOf(node)}`)
      break
    case 'non_null_expression':
      shortcuts.push(`non-null assertion in line ${lineOf(node)}`)
      break
    case 'comment':
      if (/@ts-(ignore|nocheck|expect-error)/.test(node.text))
        shortcuts.push(`silenced in line ${lineOf(node)}`)
      break
  }
  for (const child of node.children) if (child !== null) visit(child, imports, shortcuts)
}

function literal(node: Node): string | null {
  return node.type === 'string' ? node.text.slice(1, -1) : null
}

function lineOf(node: Node): number {
  return node.startPosition.row + 1
}
