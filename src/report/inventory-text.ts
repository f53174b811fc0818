import type { RepositoryIndex, TechnologyFinding } from '../model/repository-index.ts'
import { plainLine } from '../text/inert.ts'
import { moduleDiagram } from './inventory-diagram.ts'
import { inventoryTotals, programsOf } from './inventory-json.ts'
import { count as counted } from './overview.ts'
import { painter, type TerminalStyle } from './paint.ts'
import { clip } from './width.ts'

/** Longest list of a section; the JSON has everything. */
const MOST = 12

interface Section {
  readonly title: string
  readonly lines: readonly string[]
  /** How many there are beyond the lines. */
  readonly more: number
}

/** The summary for a terminal. */
export function inventoryText(index: RepositoryIndex, style: TerminalStyle): string {
  const paint = painter(style)
  return sectionsOf(index)
    .map(({ title, lines, more }) =>
      [
        paint('bold', title),
        ...lines.map(line => `  ${clip(line, style.width - 2)}`),
        ...(more > 0 ? [`  … ${more} more`] : []),
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n')
}

/** The summary as Markdown, with the modules as a diagram. */
export function inventoryMarkdown(index: RepositoryIndex): string {
  const sections = sectionsOf(index).map(
    ({ title, lines, more }) =>
      `## ${title}\n\n${lines.map(line => `- ${inCode(line)}`).join('\n')}${more > 0 ? `\n- … ${more} more` : ''}\n`,
  )
  return [
    '# Inventory\n',
    ...sections,
    `## Diagram of the modules\n\n\`\`\`mermaid\n${moduleDiagram(index.modules)}\`\`\`\n`,
  ].join('\n')
}

/** Names of a repository may be hostile Markdown: shown as code they are inert. */
function inCode(line: string): string {
  return `\`${line.replaceAll('`', "'")}\``
}

function sectionsOf(index: RepositoryIndex): readonly Section[] {
  const totals = inventoryTotals(index)
  const languages = Object.entries(index.languages).sort((a, b) => b[1] - a[1])
  const { files, package: outside, missing } = totals.imports
  const variables = index.environment.filter(({ usedIn }) => usedIn.length > 0)
  const undefinedOnes = variables.filter(({ definedIn }) => definedIn.length === 0).length
  return [
    {
      title: 'Repository',
      lines: [
        `${totals.files} files, ${totals.lines} lines of code, commit ${index.commit ?? 'unknown'}${index.shallow ? ' (shallow)' : ''}`,
        `${counted(totals.symbols, 'symbol', 'symbols')}, ${counted(totals.tests, 'test', 'tests')}`,
        `imports: ${files} to files, ${outside} to packages outside, ${missing} lead nowhere`,
        ...(totals.unread > 0
          ? [`${counted(totals.unread, 'file', 'files')} could not be looked into, wholly or in part`]
          : []),
      ],
      more: 0,
    },
    section('Languages', languages, ([name, count]) => `${name}: ${counted(count, 'file', 'files')}`),
    section(
      'Modules',
      [...index.modules].sort((a, b) => b.lines - a.lines),
      ({ name, files: count, lines, dependsOn }) =>
        `${name}: ${counted(count, 'file', 'files')}, ${counted(lines, 'line', 'lines')}, imports from ${counted(dependsOn.length, 'module', 'modules')}`,
    ),
    section('Entry points', programsOf(index), ({ path, reason }) => `${path}: ${reason}`),
    section('Reached by nothing', index.unreached, path => path),
    section('Manifests', index.manifests, ({ path, dependencies, targets, error }) =>
      error === null
        ? `${path}: ${dependencies.length} dependencies, ${targets.length} targets`
        : `${path}: ${error}`,
    ),
    section(
      'Routes',
      index.routes,
      ({ method, route, path, line }) => `${method} ${route} (${path}:${line})`,
    ),
    section(
      `Environment variables that the code reads${undefinedOnes > 0 ? `, ${undefinedOnes} defined nowhere` : ''}`,
      variables,
      ({ name, usedIn, definedIn }) =>
        `${name}: ${usedIn[0]}${definedIn.length === 0 ? ', defined nowhere' : ''}`,
    ),
    section('Research against the manifests', index.technologies, technologyLine),
    section(
      'Conventions',
      index.conventions.filter(({ count, total }) => count * 2 > total),
      ({ topic, scope, style, count, total }) => `${topic}, ${scope}: ${style} (${count} of ${total})`,
    ),
    section('Not looked into', index.unread, ({ path, reason }) => `${path}: ${reason}`),
  ].filter(({ lines }) => lines.length > 0)
}

function technologyLine({ technology, named, found, status, path, line }: TechnologyFinding): string {
  const what = named === null ? technology : `${technology} ${named}`
  return `${status}: ${what}${found === null ? '' : `, manifests have ${found}`} (${path}:${line})`
}

function section<T>(title: string, all: readonly T[], text: (one: T) => string): Section {
  return {
    title,
    lines: all.slice(0, MOST).map(one => plainLine(text(one))),
    more: Math.max(0, all.length - MOST),
  }
}
