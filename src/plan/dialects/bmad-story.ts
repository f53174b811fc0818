import { lineOf } from '../lines.ts'
import { markdownDialect } from './free-form/free-form.ts'
import { type Walk, warn } from './free-form/walk.ts'

/**
 * BMAD stories: `# Story 1.2: Title`, a status, numbered acceptance criteria `AC1`, tasks `(AC: 1, 3)`;
 * what stands in `<frozen-after-approval>` is never edited. https://github.com/bmad-code-org/BMAD-METHOD
 */
export const bmadStory = markdownDialect(
  'bmad-story',
  ({ text }) =>
    /^# Story \d{1,3}\.\d{1,3}\b/m.test(text.slice(0, 2000)) || text.includes('<frozen-after-approval'),
  {
    words: { todo: 'ready-for-dev', 'in-progress': 'in-progress', done: 'done' },
    idOf: words => {
      const found = /^Task (\d{1,3})[:.)]\s{0,3}/.exec(words)
      return found?.[1] === undefined ? null : { id: `Task-${found[1]}`, length: found[0].length }
    },
    settle: walk => {
      for (const draft of walk.drafts) {
        if (draft.explicitId !== null || draft.ordinal === undefined || draft.marker) continue
        if (/^acceptance criteria/i.test(draft.section)) draft.explicitId = `AC${draft.ordinal}`
      }
      freeze(walk)
    },
  },
)

function freeze(walk: Walk): void {
  const { text } = walk.source
  for (let at = text.indexOf('<frozen-after-approval'); at >= 0; ) {
    const close = text.indexOf('</frozen-after-approval>', at)
    if (close < 0) warn(walk, lineOf(text, at), 'the frozen block is not closed; nothing below it is edited')
    const end = close < 0 ? text.length : close
    for (const draft of walk.drafts) {
      if (draft.marker && draft.marker.start > at && draft.marker.start < end) draft.marker = null
    }
    at = text.indexOf('<frozen-after-approval', end)
  }
}
