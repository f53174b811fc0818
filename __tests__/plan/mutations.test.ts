import { applySplices } from '../../src/docs/claims.ts'
import { vocabularyOf } from '../../src/docs/marks.ts'
import { readPlan } from '../../src/plan/read.ts'

const PIECES = [
  '- [ ] a\n',
  '- [x] T001 b (depends on T002)\n',
  '  - [~] c\n',
  '1. d\n',
  '## Deliverables\n',
  '### Requirement 1: e\n',
  '| Task | Status |\n|---|---|\n| f | done |\n',
  '**Criteria:**\n',
  '**FR-001**: g\n',
  '```\n',
  '<!--',
  '-->',
  '---\n',
  'status: done\n',
  '> ',
  '\t',
  '\r',
  '\n\n',
  '`src/a.ts`',
  '~~',
  '[',
  ']',
  '✅ ',
  '\ud83d',
  '{"tasks": [',
  '{"id": 1, "status": "done"}',
  '`req~a~1`\n',
  '# Task ID: 1\n',
  '# Status: done\n',
  'development_status:\n  1-1-a: done\n',
  '<frozen-after-approval>',
  'e.g. ',
  'delete ',
]
const PATHS = [
  'plan.md',
  'specs/001-a/tasks.md',
  'openspec/changes/a/tasks.md',
  '.kiro/specs/a/tasks.md',
  'backlog/tasks/a.md',
  'tasks.json',
  'sprint-status.yaml',
  'memory-bank/progress.md',
  'conductor/plan.md',
  'keps/a/README.md',
]

/** The same documents in every run: what fails once can be looked at. */
function* documents(count: number): Generator<{ path: string; text: string }> {
  let seed = 1
  const random = (limit: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return (seed >>> 8) % limit
  }
  for (let i = 0; i < count; i++) {
    const text = Array.from({ length: 1 + random(24) }, () => PIECES[random(PIECES.length)]).join('')
    yield { path: PATHS[random(PATHS.length)] ?? 'plan.md', text }
  }
}

it('random documents are read the same way twice, and every mark stands where it says', () => {
  let items = 0
  for (const { path, text } of documents(1000)) {
    const read = readPlan(path, Buffer.from(text))
    expect(readPlan(path, Buffer.from(text))).toEqual(read)
    if (!read.ok) continue
    const { plan, source } = read.value
    for (const { marker } of plan.items) {
      if (marker) expect(source.text.slice(marker.start, marker.end)).toBe(marker.text)
    }
    items += plan.items.length
    expect(new Set(plan.items.map(item => item.id)).size).toBe(plan.items.length)
  }
  expect(items).toBeGreaterThan(1000)
})

it('a box of a random document that is flipped changes its own claim only', () => {
  let flips = 0
  for (const { path, text } of documents(800)) {
    const read = readPlan(path, Buffer.from(text))
    if (!read.ok) continue
    const { plan, source } = read.value
    const item = plan.items.find(
      one => one.marker?.kind === 'box' && (one.claim === 'done' || one.claim === 'todo'),
    )
    if (!item?.marker) continue
    const claim = item.claim === 'done' ? 'todo' : 'done'
    const mark = vocabularyOf(plan, source.text)(item.marker, claim)
    const after = readPlan(path, Buffer.from(applySplices(source.text, [{ ...item.marker, text: mark }])))
    if (!after.ok) throw new Error(text)
    expect(after.value.plan.items.map(one => [one.id, one.claim])).toEqual(
      plan.items.map(one => [one.id, one === item ? claim : one.claim]),
    )
    flips++
  }
  expect(flips).toBeGreaterThan(150)
})
