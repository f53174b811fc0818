import { numberedId } from '../identity.ts'
import { markdownDialect } from './free-form/free-form.ts'

/**
 * OpenSpec: `openspec/changes/<id>/tasks.md` with tasks `1.1`, and deltas with `### Requirement:` and
 * `#### Scenario:`; `changes/archive/` is history. https://github.com/Fission-AI/OpenSpec
 */
export const openSpec = markdownDialect('openspec', ({ path }) => /(?:^|\/)openspec\//.test(path), {
  idOf: numberedId,
  // Its own parser counts boxes line by line, whatever stands around them.
  fences: true,
  headingItem: words => {
    const found = /^(Requirement|Scenario):\s*(\S.*)$/.exec(words)
    if (!found) return null
    const kind = found[1] === 'Scenario' ? 'criterion' : 'deliverable'
    return { kind, id: null, title: found[2] ?? words }
  },
  // What scenarios consist of are steps, no promises of their own.
  meaningOf: heading => (/^(?:Requirement|Scenario):|Requirements$/.test(heading) ? 'context' : null),
  isFrozen: ({ path }) => /(?:^|\/)openspec\/changes\/archive\//.test(path),
})
