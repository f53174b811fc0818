import { readPlan } from '../../src/plan/read.ts'
import { contradictions } from '../../src/verdict/ledgers.ts'

/** `path id: what the other place says` for each contradiction. */
function found(documents: Readonly<Record<string, string>>): readonly string[] {
  const plans = Object.entries(documents).map(([path, text]) => {
    const read = readPlan(path, Buffer.from(text))
    if (!read.ok) throw new Error(path)
    return read.value.plan
  })
  return [...contradictions(plans)].map(
    ([key, { message, line }]) => `${key.replace('\0', ' ')}: ${message}, line ${line}`,
  )
}

it('a plan and a roadmap that disagree both name the other place', () => {
  expect(
    found({ 'plan.md': '- [x] AUTH-1 Log in\n', 'ROADMAP.md': '# R\n\n- [ ] AUTH-1: Log in\n' }),
  ).toEqual([
    'plan.md AUTH-1: ROADMAP.md says todo of the same item, line 3',
    'ROADMAP.md AUTH-1: plan.md says done of the same item, line 1',
  ])
})

it('a story and its tracker', () => {
  const story = '# Story 1.2: Export rows\n\nStatus: done\n'
  const tracker = 'development_status:\n  1-2-export-rows: review\n'
  expect(found({ 's.md': story, 't.yaml': tracker })).toHaveLength(2)
})

it('a summary table and its section in one plan', () => {
  const plan =
    '| ID | Task | Status |\n|---|---|---|\n| A-1 | Log in | done |\n\n## Tasks\n\n- [ ] A-1 Log in\n'
  expect(found({ 'plan.md': plan })).toHaveLength(2)
})

it.each([
  ['the same claim', '- [x] AUTH-1 Log in\n', '- [x] AUTH-1 Log in\n'],
  ['other words: ids are used anew in every plan', '- [x] T001 Log in\n', '- [ ] T001 Log out\n'],
  ['no id that somebody wrote', '- [x] Log in\n', '- [ ] Log in\n'],
  ['begun and open', '- [~] AUTH-1 Log in\n', '- [ ] AUTH-1 Log in\n'],
])('%s contradicts nothing', (_, one, other) => {
  expect(found({ 'a.md': one, 'b.md': other })).toEqual([])
})
