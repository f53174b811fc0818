import { kindIn, type Meaning, meaningOf, promises } from '../../src/plan/sections.ts'

it.each<[string, Meaning]>([
  ['Deliverables', 'deliverables'],
  ['Key Deliverables (Week 1)', 'deliverables'],
  ['Scope', 'deliverables'],
  ['Goals', 'deliverables'],
  ['Tasks', 'tasks'],
  ['TODOs', 'tasks'],
  ['Implementation Plan', 'tasks'],
  ['Acceptance Criteria', 'criteria'],
  ['Success criteria', 'criteria'],
  ['Definition of Done', 'criteria'],
  ['Requirements', 'criteria'],
  ['Success Metrics', 'metrics'],
  ['KPIs', 'metrics'],
  ['Timeline', 'milestones'],
  ['Milestones', 'milestones'],
  ['Dependencies', 'context'],
  ['Prerequisites', 'context'],
  ['Out of Scope', 'context'],
  ['Non-Goals', 'context'],
  ['Risks & Mitigations', 'context'],
  ['Next Phase', 'context'],
  ['Phase 1: Setup', 'other'],
  ['', 'other'],
])('"%s" means %s', (heading, meaning) => {
  expect(meaningOf(heading)).toBe(meaning)
})

it.each<[Meaning, string, boolean]>([
  ['deliverables', 'deliverable', true],
  ['criteria', 'criterion', true],
  ['metrics', 'metric', true],
  ['milestones', 'milestone', false],
  ['tasks', 'task', false],
  ['context', 'task', false],
  ['other', 'task', false],
])('in %s an item is a %s; plain bullets count: %s', (meaning, kind, plain) => {
  expect(kindIn(meaning)).toBe(kind)
  expect(promises(meaning)).toBe(plain)
})
