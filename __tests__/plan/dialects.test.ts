import { vocabularyOf } from '../../src/docs/marks.ts'
import { outline, planOf, reading } from './reading.ts'

const FRONT =
  '---\nid: BACK-7\ntitle: Export\nstatus: In Progress\nassignee: [ada]\ndependencies: [BACK-2]\npriority: high\n---\n\n'

/** `id claim` of every item, with its parent's id in front. */
function ids(document: string, path: string): readonly string[] {
  return planOf(document, path).items.map(
    ({ id, claim, parent }) => `${parent === undefined ? '' : `${parent} > `}${id} ${claim}`,
  )
}

it.each<[string, string, string, readonly string[]]>([
  [
    'spec-kit',
    'specs/001-export/tasks.md',
    '- [X] T001 [P] [US1] a in src/a.ts\n- [ ] **T002** b (depends on T001)\n- [ ] TXXX later\n',
    ['T001 done', 'T002 todo'],
  ],
  [
    'spec-kit',
    'specs/001-export/spec.md',
    '### User Story 1 - Export (Priority: P1)\n\n**Acceptance Scenarios**:\n\n1. **Given** a, **When** b, **Then** c\n2. **Given** d\n\n## Requirements\n\n- **FR-001**: It MUST export\n',
    ['US1 none', 'US1 > US1/AC1 none', 'US1 > US1/AC2 none', 'FR-001 none'],
  ],
  [
    'openspec',
    'openspec/changes/add-x/tasks.md',
    '## 1. Build\n\n- [x] 1.1 a\n- [ ] 1.2a b\n\n```\n- [ ] 1.3 c\n```\n',
    ['1.1 done', '1.2a todo', '1.3 todo'],
  ],
  [
    'openspec',
    'openspec/changes/add-x/specs/x/spec.md',
    '## ADDED Requirements\n\n### Requirement: Export\n\nIt SHALL.\n\n#### Scenario: Empty\n\n- **WHEN** a\n- **THEN** b\n',
    ['export none', 'export > empty none'],
  ],
  [
    'kiro',
    '.kiro/specs/x/tasks.md',
    '- [x] 1. a\n- [-] 1.1 b\n  - _Requirements: 1.1_\n- [ ]* 1.2 c\n  - _Depends: 1.1_\n',
    ['1 done', '1 > 1.1 in-progress', '1 > 1.2 todo'],
  ],
  [
    'kiro',
    '.kiro/specs/x/requirements.md',
    '### Requirement 1: a\n\n#### Acceptance Criteria\n\n1. WHEN b\n2. WHEN c\n',
    ['1 none', '1 > 1.1 none', '1 > 1.2 none'],
  ],
  [
    'backlog-md',
    'backlog/tasks/back-7 - Export.md',
    `${FRONT}## Acceptance Criteria\n<!-- AC:BEGIN -->\n- [x] #1 a\n<!-- AC:END -->\n\n## Definition of Done\n<!-- DOD:BEGIN -->\n- [ ] #1 b\n<!-- DOD:END -->\n`,
    ['BACK-7 in-progress', 'BACK-7 > AC-1 done', 'BACK-7 > DOD-1 todo'],
  ],
  [
    'task-master',
    '.taskmaster/tasks/tasks.json',
    '{ "tasks": [ { "id": 1, "title": "a", "status": "done" }, { "id": "2", "title": "b", "status": "review", "dependencies": [1], "subtasks": [ { "id": 1, "title": "c", "status": "pending" } ] } ] }',
    ['1 done', '2 in-progress', '2 > 2.1 todo'],
  ],
  [
    'task-master-text',
    '.taskmaster/tasks/task_003.txt',
    '# Task ID: 3\n# Title: a\n# Status: pending\n# Dependencies: None\n\n# Subtasks:\n## 1. b [done]\n### Dependencies: None\n',
    ['3 todo', '3 > 3.1 done'],
  ],
  [
    'bmad-story',
    'docs/stories/1.2.story.md',
    '# Story 1.2: Export\n\n## Acceptance Criteria\n\n1. a\n2. b\n\n## Tasks\n\n- [x] Task 1: c (AC: 1)\n  - [ ] d\n',
    ['AC1 none', 'AC2 none', 'Task-1 done', 'Task-1 > d todo'],
  ],
  [
    'sprint-status',
    'docs/sprint-status.yaml',
    'development_status:\n  epic-1: in-progress # on it\n  1-2-export: "review"\n  epic-1-retrospective: optional\n',
    ['epic-1 in-progress', 'epic-1 > 1.2 in-progress', 'epic-1-retrospective unknown'],
  ],
  [
    'openfasttrace',
    'doc/spec.md',
    '## Export\n`req~csv-export~1`\n\nIt exports.\n\nNeeds: dsn\n\n<!-- oft:off -->\n`req~hidden~1`\n<!-- oft:on -->\n\n```\n`req~code~1`\n```\n',
    ['req~csv-export~1 none'],
  ],
  [
    'kep',
    'keps/sig-node/1-x/README.md',
    '## Release Signoff Checklist\n\n- [x] (R) a\n- [ ] b\n',
    ['r-a done', 'b todo'],
  ],
  [
    'memory-bank',
    'memory-bank/progress.md',
    "## What Works\n\n- a\n\n## What's Left to Build\n\n- b\n",
    ['a done', 'b todo'],
  ],
  [
    'agent-tasks',
    'conductor/tracks/x/plan.md',
    '- [~] Task: a\n- [x] Task: b [8ee7a46]\n',
    ['a in-progress', 'b done'],
  ],
  ['obsidian-tasks', 'notes.md', '- [/] a 📅 2026-10-01\n- [x] b\n', ['a-2026-10-01 in-progress', 'b done']],
])('%s: %s', (dialect, path, document, expected) => {
  expect(planOf(document, path).dialect).toBe(dialect)
  expect(ids(document, path)).toEqual(expected)
})

it.each([
  ['.kiro/specs/x/tasks.md', '- [ ] 1. a\n', 'in-progress', '-'],
  ['vault.md', '- [ ] a ⏫ \n', 'in-progress', '/'],
  ['specs/001-x/tasks.md', '- [ ] T001 a\n', 'done', 'X'],
  ['specs/001-x/tasks.md', '- [ ] T001 a\n- [x] T002 b\n', 'done', 'x'],
  ['tasks.json', '{"tasks":[{"id":1,"title":"a","status":"in-progress"}]}', 'dropped', 'cancelled'],
  ['backlog/tasks/b.md', '---\nid: B-1\ntitle: a\nstatus: In Progress\n---\n', 'todo', 'To Do'],
  ['plan.md', '- [X] a\n- [ ] b\n', 'done', 'X'],
] as const)('%s: %j says %s as %j', (path, document, claim, word) => {
  const { plan, source } = reading(document, path)
  const marker = plan.items.map(item => item.marker).at(path === 'plan.md' ? -1 : 0)
  expect(marker && vocabularyOf(plan, source.text)(marker, claim)).toBe(word)
})

it('a task file with mistakes is read as far as it goes, and says where it stops', () => {
  const { items, warnings } = planOf(
    '{"tasks":[\n{"id":1,"title":"a","status":"done"},\n{"id":2 "title"}\n',
    'tasks.json',
  )
  expect(items.map(item => item.id)).toContain('1')
  expect(warnings.some(({ line, message }) => line >= 3 && message.includes('malformed'))).toBe(true)
})

it.each(['openspec/changes/archive/x/tasks.md', 'backlog/completed/x.md', 'conductor/archive/x/plan.md'])(
  '%s is history and forbids edits',
  path => {
    expect(planOf('- [ ] a\n', path).edits).toBe('none')
  },
)

it('a frozen block keeps its claims and loses its marks', () => {
  const document =
    '# Story 1.2: a\n\n<frozen-after-approval>\n\n- [ ] b\n\n</frozen-after-approval>\n\n- [ ] c\n'
  expect(planOf(document).items.map(({ claim, marker }) => [claim, marker?.text ?? null])).toEqual([
    ['todo', null],
    ['todo', ' '],
  ])
})

it('an id that stands twice, and a circle of dependencies, are reported', () => {
  const document =
    '- [x] T001 a\n- [ ] T001 b\n- [ ] T002 c (depends on T003)\n- [ ] T003 d (depends on T002)\n'
  expect(planOf(document).warnings.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '2 the id T001 stands twice, first in line 1; this item is called T001~2',
    '4 the dependencies go in a circle: T002 → T003 → T002',
  ])
})

it('owners, priorities and times are read', () => {
  const [item] = planOf('- [ ] AUTH-1 a (P1), owner: @ada, Week 2\n').items
  expect(item).toMatchObject({ owners: ['@ada'], priority: 'P1', when: 'Week 2' })
})

it('a bold label works like a heading', () => {
  expect(outline('# A\n\n**Notes:**\n\n- a\n\n**Deliverables:**\n\n- b\n')).toEqual(['none b'])
})
