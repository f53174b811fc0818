import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Plan, PlanWarning, SourceText } from '../../model/plan.ts'
import { nameOf } from '../../text/paths.ts'
import { type Draft, settle } from '../draft.ts'
import { readStatus } from '../status.ts'
import type { Dialect } from './dialect.ts'

/**
 * BMAD's tracker `sprint-status.yaml`: one status a key below `development_status`, for epics (`epic-1`),
 * stories (`1-2-slug`) and retrospectives. https://github.com/bmad-code-org/BMAD-METHOD
 */
export const sprintStatus: Dialect = {
  name: 'sprint-status',
  recognises: ({ path, text }) => /\.ya?ml$/.test(path) && /^development_status\s*:/m.test(text),
  parse,
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
    return { line: lines.linePos(pos[0]).line, message: `the YAML is malformed: ${message.split('\n')[0]}` }
  })
  const drafts: Draft[] = []
  const epics = new Map<string, Draft>()
  const states = isMap(document.contents) ? document.contents.get('development_status', true) : null
  for (const { key, value } of isMap(states) ? states.items : []) {
    if (!isScalar(key) || !isScalar(value) || !value.range || !key.range) continue
    const [at] = key.range
    const name = String(key.value)
    const story = /^(\d{1,4})-(\d{1,4})-(.*)$/.exec(name)
    const text = String(value.value)
    const claim = readStatus(text)?.claim ?? 'unknown'
    const line = lines.linePos(at).line
    if (claim === 'unknown')
      warnings.push({
        line,
        message: `the status "${text.slice(0, 40)}" is not known; the claim is kept as unknown`,
      })
    const quoted = /^["']/.test(source.text.charAt(value.range[0])) ? 1 : 0
    const [start, end] = [value.range[0] + quoted, value.range[1] - quoted]
    const draft: Draft = {
      kind: story ? 'deliverable' : 'milestone',
      explicitId: story ? `${story[1]}.${story[2]}` : name,
      title: (story?.[3] ?? name).replaceAll('-', ' '),
      text: name.replaceAll('-', ' '),
      section: '',
      line,
      endLine: line,
      claim,
      marker: { kind: 'word', text: source.text.slice(start, end), start, end },
      parent: story ? (epics.get(story[1] ?? '') ?? null) : null,
      optional: /retrospective$/.test(name),
      references: [],
      signOff: null,
    }
    const epic = /^epic-(\d{1,4})$/.exec(name)?.[1]
    if (epic !== undefined) epics.set(epic, draft)
    drafts.push(draft)
  }
  return {
    path: source.path,
    dialect: 'sprint-status',
    title: nameOf(source.path),
    phase: null,
    blocks: [],
    openEnded: false,
    edits: 'claims',
    words: { todo: 'ready-for-dev', 'in-progress': 'in-progress', done: 'done' },
    ...settle({ drafts, warnings }),
  }
}
