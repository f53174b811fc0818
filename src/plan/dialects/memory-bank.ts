import { markdownDialect } from './free-form/free-form.ts'

/**
 * Memory bank: `progress.md`, whose headings tell the claim of the bullets below ("What Works").
 * https://docs.cline.bot/features/memory-bank
 */
export const memoryBank = markdownDialect(
  'memory-bank',
  ({ path }) => /(?:^|\/)(?:memory[-_]?bank|\.memory)\/(?:.*\/)?progress\.md$/i.test(path),
  {
    sectionClaim: heading => {
      if (/^(?:what works|completed|done|what's working)/i.test(heading)) return 'done'
      if (/^(?:what's left|what is left|remaining|to ?do|left to build)/i.test(heading)) return 'todo'
      return /^(?:in progress|currently working)/i.test(heading) ? 'in-progress' : null
    },
  },
)
