import type { Plan, SourceText } from '../../model/plan.ts'
import { type Draft, settle } from '../draft.ts'
import { mentionsIn } from '../mentions.ts'
import { readStatus } from '../status.ts'
import type { Dialect } from './dialect.ts'

const FIELD = /^# (Task ID|Title|Status|Dependencies|Priority): ?(.*)$/
const SUBTASK = /^## (\d{1,4})\. (.*) \[([\w -]{1,24})\]$/

/**
 * The text files that Task Master writes for people: `tasks/task_001.txt` with a head of fields and
 * subtasks `## 1. Title [pending]`. https://github.com/eyaltoledano/claude-task-master
 */
export const taskFile: Dialect = {
  name: 'task-master-text',
  recognises: ({ text }) => /^# Task ID: \d+\r?$/m.test(text.slice(0, 400)),
  parse,
}

function parse(source: SourceText): Plan {
  const drafts: Draft[] = []
  let task: Draft | null = null
  let item: Draft | null = null
  let start = 0
  for (const [index, raw] of source.text.split('\n').entries()) {
    const text = raw.replace(/\r$/, '')
    const line = index + 1
    const [, field, value = ''] = FIELD.exec(text) ?? []
    const subtask = task && SUBTASK.exec(text)
    if (field === 'Task ID') {
      task = draftOf(value, value, line, null)
      item = task
      drafts.push(task)
    } else if (task && field !== undefined) describe(task, field, value, start + text.length - value.length)
    else if (task && subtask) {
      const [, number = '', title = '', status = ''] = subtask
      item = draftOf(`${task.explicitId}.${number}`, title, line, task)
      drafts.push(item)
      describe(item, 'Status', status, start + text.length - 1 - status.length)
    } else if (item && /^### Dependencies: /.test(text)) {
      const siblings = task?.explicitId
      item.depends = idsIn(text.slice(18)).map(id => (id.includes('.') ? id : `${siblings}.${id}`))
    }
    for (const open of [task, item]) if (open && text.trim() !== '') open.endLine = line
    start += raw.length + 1
  }
  return {
    path: source.path,
    dialect: 'task-master-text',
    title: task?.title ?? source.path,
    phase: null,
    blocks: [],
    openEnded: false,
    edits: 'claims',
    words: { todo: 'pending', 'in-progress': 'in-progress', done: 'done', dropped: 'cancelled' },
    ...settle({ drafts, warnings: [] }),
  }
}

function describe(draft: Draft, field: string, value: string, at: number): void {
  if (field === 'Title') draft.title = value
  if (field === 'Priority') draft.priority = value
  if (field === 'Dependencies') draft.depends = idsIn(value)
  if (field !== 'Status' || value === '') return
  draft.claim = readStatus(value)?.claim ?? 'unknown'
  draft.marker = { kind: 'word', text: value, start: at, end: at + value.length }
}

function idsIn(list: string): readonly string[] {
  return list.match(/\d{1,6}(?:\.\d{1,6})?/g) ?? []
}

function draftOf(id: string, title: string, line: number, parent: Draft | null): Draft {
  return {
    kind: 'task',
    explicitId: id,
    title,
    text: title,
    section: '',
    line,
    endLine: line,
    claim: 'none',
    marker: null,
    parent,
    optional: false,
    references: [...mentionsIn([{ type: 'text', value: title }], line)],
    signOff: null,
  }
}
