import { emojiAt, leadingStatus, readBox, readStatus, trailingStatus } from '../../src/plan/status.ts'

/** What a marker covers, with its claim. */
function shown(text: string, status: ReturnType<typeof readStatus>): string | null {
  return status && `${status.claim} ${status.kind} "${text.slice(status.start, status.end)}"`
}

describe('the mark in a box', () => {
  it.each([
    [' ', 'todo'],
    ['x', 'done'],
    ['X', 'done'],
    ['~', 'in-progress'],
    ['/', 'in-progress'],
    ['-', 'dropped'],
    ['>', 'todo'],
    ['✅', 'done'],
    ['✔️', 'done'],
    ['❌', 'todo'],
    ['N/A', 'dropped'],
    ['na', 'dropped'],
    ['', 'unknown'],
    ['?', 'unknown'],
    ['!', 'unknown'],
    ['constructor', 'unknown'],
    ['__proto__', 'unknown'],
  ])('[%s] is %s', (mark, claim) => {
    expect(readBox(mark)).toBe(claim)
  })
})

describe('a text that is all status', () => {
  it.each([
    ['Done', 'done word "Done"'],
    ['DONE', 'done word "DONE"'],
    ['**Complete**', 'done word "Complete"'],
    ['`completed`', 'done word "completed"'],
    ['Complete.', 'done word "Complete"'],
    ['Done (Friday)', 'done word "Done"'],
    ['Done — see below', 'done word "Done"'],
    ['done, merged', 'done word "done"'],
    ['RESOLVED', 'done word "RESOLVED"'],
    ['Not started', 'todo word "Not started"'],
    ['not done', 'todo word "not done"'],
    ['Incomplete', 'in-progress word "Incomplete"'],
    ['In Progress', 'in-progress word "In Progress"'],
    ['in_progress', 'in-progress word "in_progress"'],
    ['partially complete', 'in-progress word "partially complete"'],
    ['Blocked', 'todo word "Blocked"'],
    ["won't do", 'dropped word "won\'t do"'],
    ['N/A', 'dropped word "N/A"'],
    ['✅', 'done emoji "✅"'],
    ['✅ Completed', 'done emoji "✅ Completed"'],
    ['✅ **COMPLETED**', 'done emoji "✅ **COMPLETED"'],
    ['⚠️ Partial', 'in-progress emoji "⚠️ Partial"'],
    ['🔄 PLANNED', 'todo emoji "🔄 PLANNED"'],
    ['✅ all of it works', 'done emoji "✅"'],
    ['❌ Done', 'done emoji "❌ Done"'],
    ['100%', 'done word "100%"'],
    ['40 %', 'in-progress word "40 %"'],
    ['0%', 'todo word "0%"'],
  ])('%s', (text, expected) => {
    expect(shown(text, readStatus(text))).toBe(expected)
  })

  it.each([
    '',
    '   ',
    '***',
    'Done by Friday the latest',
    'Ready to proceed',
    'Doner kebab',
    'Opening soon',
    'done_at',
    'Completeness',
    'Nothing',
    '200',
    '1.2.3',
    '💡 an idea',
    '—',
  ])('%j is none', text => {
    expect(readStatus(text)).toBeNull()
  })
})

describe('a status in front of an item', () => {
  it.each([
    ['✅ Parser', 'done emoji "✅"'],
    ['**✅ Parser**', 'done emoji "✅"'],
    ['⚠️ Parser', 'in-progress emoji "⚠️"'],
    ['⏳ Pending: parser', 'todo emoji "⏳"'],
  ])('%s', (text, expected) => {
    expect(shown(text, leadingStatus(text))).toBe(expected)
  })

  it.each(['Done', 'Parser ✅', '💡 Parser', '', '🇩🇪 Parser'])('%j has none', text => {
    expect(leadingStatus(text)).toBeNull()
  })
})

describe('a status at the end of a heading', () => {
  it.each([
    ['Setup ✅', 'done emoji "✅"'],
    ['Setup ✅ COMPLETE', 'done emoji "✅ COMPLETE"'],
    ['Setup ✅ Done (Friday)', 'done emoji "✅ Done"'],
    ['Setup ❌ → ✅', 'done emoji "✅"'],
    ['Setup (✅ COMPLETED)', 'done emoji "✅ COMPLETED"'],
    ['Phase 4: COMPLETED', 'done word "COMPLETED"'],
    ['Phase 4 - Done', 'done word "Done"'],
    ['Phase 4 — **In Progress**', 'in-progress word "In Progress"'],
    ['Phase 4 (pending)', 'todo word "pending"'],
    ['Phase 4 [WIP]', 'in-progress word "WIP"'],
  ])('%s', (text, expected) => {
    expect(shown(text, trailingStatus(text, true))).toBe(expected)
  })

  it.each([
    'Phase 4',
    'What is done',
    'Definition of Done',
    'Step 3: Review',
    'Step 3: Testing',
    'Calls (Provider::complete)',
    'Production-Ready',
    'Goals: not-done',
    'Setup\nCOMPLETED: Done',
  ])('%j has none', text => {
    expect(trailingStatus(text, true)).toBeNull()
  })

  it('is no bare word in a bullet', () => {
    expect(trailingStatus('Parser: Done', false)).toBeNull()
    expect(shown('Parser ✅ Done', trailingStatus('Parser ✅ Done', false))).toBe('done emoji "✅ Done"')
  })

  it('is looked for on the first line only', () => {
    expect(trailingStatus('Parser\n✅', true)).toBeNull()
  })
})

it('an emoji is found at its offset, with its variation selector', () => {
  expect(emojiAt('a ✔️ b', 2)).toEqual({ claim: 'done', length: 2 })
  expect(emojiAt('a ✔ b', 2)).toEqual({ claim: 'done', length: 1 })
  expect(emojiAt('🚧', 0)).toEqual({ claim: 'in-progress', length: 2 })
  expect(emojiAt('a', 0)).toBeNull()
  expect(emojiAt('', 0)).toBeNull()
})
