import { outline, planOf } from '../reading.ts'

describe('headings with a status', () => {
  it.each([
    ['# Setup ✅', 'done Setup', '✅'],
    ['# ✅ Setup', 'done Setup', '✅'],
    ['# **✅ Setup**', 'done Setup', '✅'],
    ['## Setup ✅ COMPLETE', 'done Setup', '✅ COMPLETE'],
    ['## Setup (✅ COMPLETE)', 'done Setup', '✅ COMPLETE'],
    ['## Phase 4: COMPLETED', 'done Phase 4', 'COMPLETED'],
    ['## Phase 4 - In Progress ##', 'in-progress Phase 4', 'In Progress'],
    ['## Complete setup — Complete', 'done Complete setup', 'Complete'],
    ['## T1: Setup ❌', 'todo Setup', '❌'],
    ['Setup ✅\n========', 'done Setup', '✅'],
    ['## ~~Setup~~ ✅', 'dropped Setup', '✅'],
  ])('%j', (document, shown, mark) => {
    const { items } = planOf(document)
    expect(outline(document)).toEqual([shown])
    const [marker] = items.map(item => item.marker)
    expect(document.slice(marker?.start, marker?.end)).toBe(mark)
  })

  it.each(['# Setup', '# ✅', '# Definition of Done', '#', '# Step 3: Review', '# (Provider::complete)'])(
    '%j has none',
    document => {
      expect(outline(document)).toEqual([])
    },
  )

  it('are the parents of what stands below them', () => {
    const document = '# A ✅\n- [x] a\n## B\n- [ ] b\n## C 🚧\n- [ ] c\n# D\n- [ ] d\n'
    expect(outline(document)).toEqual([
      'done A',
      '  done a',
      '  todo b',
      '  in-progress C',
      '    todo c',
      'todo d',
    ])
    expect(planOf(document).items.map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 6],
      [2, 2],
      [4, 4],
      [5, 6],
      [6, 6],
      [8, 8],
    ])
  })

  it('keep brackets that are no status', () => {
    expect(outline('# ✅ Setup (phase one)')).toEqual(['done Setup (phase one)'])
  })
})

it('headings with an id are deliverables right below "Deliverables"', () => {
  const document = '## Deliverables\n### 3.1 — `src/a.ts`\n### Notes\n## Tasks\n### 3.2 — b\n'
  expect(planOf(document).items).toMatchObject([
    { id: '3.1', kind: 'deliverable', claim: 'none', references: [{ kind: 'path', value: 'src/a.ts' }] },
  ])
})

it.each([
  ['## Deliverables\n- [ ] a', 'deliverable'],
  ['## Acceptance criteria\n### Login\n- [ ] a', 'criterion'],
  ['## Metrics\n- [ ] a', 'metric'],
  ['## Milestones\n- [ ] a', 'milestone'],
  ['## Tasks\n- [ ] a', 'task'],
  ['## Risks\n### Features\n- [ ] a', 'task'],
  ['## Risks\n### Acceptance criteria\n- [ ] a', 'criterion'],
  ['- [ ] a', 'task'],
])('the section gives the kind: %j', (document, kind) => {
  expect(planOf(document).items).toMatchObject([{ title: 'a', kind }])
})

it.each([
  ['# Phase 2: Export', 'x.md', '2', 'Phase 2: Export'],
  ['# Export', 'phases/PHASE_3.md', '3', 'Export'],
  ['# Export', 'phase-1b.md', '1B', 'Export'],
  ['text', 'docs/plan.md', null, 'plan.md'],
])('the phase and title of %j in %s', (document, path, phase, title) => {
  expect(planOf(document, path)).toMatchObject({ phase, title })
})
