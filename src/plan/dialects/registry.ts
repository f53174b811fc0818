import type { SourceText } from '../../model/plan.ts'
import { agentTasks } from './agent-tasks.ts'
import { backlogMd } from './backlog-md.ts'
import { bmadStory } from './bmad-story.ts'
import type { Dialect } from './dialect.ts'
import { freeForm } from './free-form/free-form.ts'
import { kep } from './kep.ts'
import { kiro } from './kiro.ts'
import { memoryBank } from './memory-bank.ts'
import { obsidianTasks } from './obsidian-tasks.ts'
import { openFastTrace } from './openfasttrace.ts'
import { openSpec } from './openspec.ts'
import { specKit } from './spec-kit.ts'
import { sprintStatus } from './sprint-status.ts'
import { taskFile } from './task-file.ts'
import { taskMaster } from './task-master.ts'

/** In order of precedence: what a path tells surely comes before what a text looks like; the last reads any Markdown. */
export const DIALECTS: readonly Dialect[] = [
  taskMaster,
  taskFile,
  sprintStatus,
  openSpec,
  kiro,
  backlogMd,
  memoryBank,
  agentTasks,
  kep,
  bmadStory,
  specKit,
  openFastTrace,
  obsidianTasks,
  freeForm,
]

/** The dialect that a document is written in. */
export function dialectOf(source: SourceText): Dialect {
  return DIALECTS.find(dialect => dialect.recognises(source)) ?? freeForm
}
