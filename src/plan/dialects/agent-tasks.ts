import { numberedId } from '../identity.ts'
import { markdownDialect } from './free-form/free-form.ts'

const PATH = /(?:^|\/)(?:\.agent-os|agent-os|conductor|\.ralph|\.planning)\//

/**
 * Task files that agents keep: Agent OS (`- [ ] 1. Major`, `1.1`), Conductor (`- [x] Task: … [8ee7a46]`), and
 * the like. `[~]` is in progress; archives and recaps are history.
 * https://github.com/buildermethods/agent-os, https://github.com/gemini-cli-extensions/conductor
 */
export const agentTasks = markdownDialect('agent-tasks', ({ path }) => PATH.test(path), {
  idOf: words => {
    const found = numberedId(words)
    if (found) return found
    // A label, not an id: "Task: Write tests".
    return null
  },
  isFrozen: ({ path }) => /(?:^|\/)(?:conductor\/archive|\.agent-os\/recaps)\//.test(path),
  settle: ({ drafts }) => {
    // The commit that closed a task is a note on it: its id and digest are to survive the tick.
    for (const draft of drafts) {
      draft.title = draft.title.replace(/^Task:\s+(?=\S)/, '').replace(/\s*\[[0-9a-f]{7,40}\]$/, '')
    }
  },
})
