import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml'
import type { Plan, PlanWarning, SourceText } from '../../model/plan.ts'
import { nameOf } from '../../text/paths.ts'
import { type Draft, settle } from '../draft.ts'
import { readStatus } from '../status.ts'
import type { Dialect } from './dialect.ts'

/**
 * Task Master: `.taskmaster/tasks/tasks.json`, either `{ "tag": { "tasks": [] } }` or `{ "tasks": [] }`.
 * JSON is read as the YAML that it also is: that gives every scalar its place, and reads on behind errors.
 * https://github.com/eyaltoledano/claude-task-master, docs/task-structure.md
 */
export const taskMaster: Dialect = {
  name: 'task-master',
  recognises: ({ path, text }) => /(?:^|\/)tasks\.json$/.test(path) && /"tasks"\s*:/.test(text),
  parse,
}

interface Reading {
  readonly source: SourceText
  readonly lines: LineCounter
  readonly drafts: Draft[]
  readonly warnings: PlanWarning[]
}

function parse(source: SourceText): Plan {
  const lines = new LineCounter()
  const document = parseDocument(source.text, {
    lineCounter: lines,
    logLevel: 'silent',
    uniqueKeys: false,
    prettyErrors: false,
  })
  const warnings: PlanWarning[] = document.errors.slice(0, 20).map(({ pos, message }) => {
    return { line: lines.linePos(pos[0]).line, message: `the JSON is malformed: ${message.split('\n')[0]}` }
  })
  const reading: Reading = { source, lines, drafts: [], warnings }
  const root = document.contents
  if (isMap(root)) {
    if (root.has('tasks')) readTasks(reading, root, '')
    else {
      // Ids are unique in their tag only.
      const tags = root.items.filter(pair => isMap(pair.value) && pair.value.has('tasks'))
      for (const { key, value } of tags) {
        if (isMap(value)) readTasks(reading, value, tags.length > 1 ? `${textOf(key)}/` : '')
      }
    }
  } else warnings.push({ line: 1, message: 'no tasks are found; expected { "tag": { "tasks": [] } }' })
  return {
    path: source.path,
    dialect: 'task-master',
    title: nameOf(source.path),
    phase: null,
    blocks: [],
    openEnded: false,
    edits: 'claims',
    words: { todo: 'pending', 'in-progress': 'in-progress', done: 'done', dropped: 'cancelled' },
    ...settle(reading),
  }
}

function readTasks(reading: Reading, holder: YAMLMap, prefix: string): void {
  const tasks = holder.get('tasks', true)
  if (!isSeq(tasks)) return
  for (const task of tasks.items) if (isMap(task)) readTask(reading, task, prefix, null)
}

function readTask(reading: Reading, task: YAMLMap, prefix: string, parent: Draft | null): void {
  const field = (name: string) => textOf(task.get(name, true))
  const [start = 0, end = start] = task.range ?? []
  const line = reading.lines.linePos(start).line
  const number = field('id')
  if (number === null) {
    reading.warnings.push({ line, message: 'a task without an id; not read as an item' })
    return
  }
  const id = parent ? `${parent.explicitId}.${number}` : prefix + number
  const status = statusOf(reading, task)
  const words = [field('title'), field('description'), field('details'), field('testStrategy')]
  const known = task.get('dependencies', true)
  const siblings = parent ? `${parent.explicitId}.` : prefix
  const draft: Draft = {
    kind: 'task',
    explicitId: id,
    title: field('title') ?? id,
    text: words.filter(word => word !== null).join(' '),
    section: '',
    line,
    endLine: reading.lines.linePos(Math.max(start, end - 1)).line,
    claim: status?.claim ?? 'none',
    marker: status?.marker ?? null,
    parent,
    optional: false,
    references: [],
    signOff: null,
    depends: isSeq(known)
      ? known.items.flatMap(one => {
          const other = textOf(one)
          if (other === null) return []
          // A subtask names its siblings by their own numbers, and others in full.
          return [other.includes('.') ? prefix + other : siblings + other]
        })
      : [],
  }
  const priority = field('priority')
  if (priority !== null) draft.priority = priority
  reading.drafts.push(draft)
  const subtasks = task.get('subtasks', true)
  if (parent === null && isSeq(subtasks)) {
    for (const subtask of subtasks.items) if (isMap(subtask)) readTask(reading, subtask, prefix, draft)
  }
}

function statusOf(reading: Reading, task: YAMLMap): Pick<Draft, 'claim' | 'marker'> | null {
  const node = task.get('status', true)
  const word = textOf(node)
  if (!isScalar(node) || word === null || !node.range) return null
  const quoted = /^["']/.test(reading.source.text.charAt(node.range[0])) ? 1 : 0
  const start = node.range[0] + quoted
  const end = node.range[1] - quoted
  const text = reading.source.text.slice(start, end)
  const claim = readStatus(word)?.claim
  if (claim === undefined) {
    const message = `the status "${word.slice(0, 40)}" is not known; the claim is kept as unknown`
    reading.warnings.push({ line: reading.lines.linePos(start).line, message })
  }
  return { claim: claim ?? 'unknown', marker: { kind: 'word', text, start, end } }
}

function textOf(node: unknown): string | null {
  if (!isScalar(node as Node)) return null
  const { value } = node as { value: unknown }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}
