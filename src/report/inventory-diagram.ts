import type { ModuleFacts } from '../model/repository-index.ts'

/** GitHub draws a diagram up to 50,000 characters and 500 edges (mermaid, `maxTextSize` and `maxEdges`). */
const MAX_MODULES = 40
const MAX_EDGES = 200

/** Modules and who imports whom, as Mermaid source; the largest modules and the strongest edges when there are many. */
export function moduleDiagram(modules: readonly ModuleFacts[]): string {
  const shown = [...modules].sort((a, b) => b.files - a.files).slice(0, MAX_MODULES)
  const ids = new Map(shown.map(({ name }, i) => [name, `m${i}`] as const))
  const edges = shown
    .flatMap(({ name, dependsOn }) =>
      dependsOn.map(({ module, imports }) => ({ from: ids.get(name), to: ids.get(module), imports })),
    )
    .filter(({ from, to }) => from !== undefined && to !== undefined)
    .sort((a, b) => b.imports - a.imports)
    .slice(0, MAX_EDGES)
  const left = modules.length - shown.length
  return [
    'flowchart LR',
    ...shown.map(
      ({ name, files }) =>
        `  ${ids.get(name)}["${label(name)}<br>${files} ${files === 1 ? 'file' : 'files'}"]`,
    ),
    ...edges.map(({ from, to, imports }) => `  ${from} -->|${imports}| ${to}`),
    ...(left > 0 ? [`  %% ${left} smaller modules are left out`] : []),
    '',
  ].join('\n')
}

/** Inside quotes Mermaid reads HTML and `#` codes; a folder's name may hold anything. */
function label(name: string): string {
  return name.slice(0, 80).replace(/[^\p{L}\p{N}/._@ +-]/gu, character => `#${character.codePointAt(0)};`)
}
