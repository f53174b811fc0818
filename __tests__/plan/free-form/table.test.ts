import { onlyItem, outline, planOf, warnings } from '../reading.ts'

function table(head: string, ...rows: readonly string[]): string {
  const rule = head.replace(/[^|]+/g, '---')
  return [head, rule, ...rows].join('\n')
}

describe('tables with a status', () => {
  it.each([
    ['| ID | Task | Status |', '| T1 | Parse | Done |'],
    ['| Status | ID | Task |', '| Done | T1 | Parse |'],
    ['| Task | Status | # |', '| Parse | ✅ Done | T1 |'],
    ['| Task | State |', '| T1: Parse | **Complete** |'],
    ['| Done? | Item | No. |', '| x | Parse | T1 |'],
    ['| ✅ | What | Ref |', '| [x] | Parse | T1 |'],
    ['| Owner | Progress | Deliverable | Key |', '| me | 100% | Parse | T1 |'],
  ])('in any order: %s', (head, row) => {
    expect(onlyItem(table(head, row))).toMatchObject({ id: 'T1', title: 'Parse', claim: 'done', line: 3 })
  })

  it.each([
    ['Pending', 'todo', 'word', 'Pending'],
    ['✅', 'done', 'emoji', '✅'],
    ['⚠️ Partial', 'in-progress', 'emoji', '⚠️ Partial'],
    ['[ ]', 'todo', 'box', ' '],
    ['[~] half', 'in-progress', 'box', '~'],
    ['X', 'done', 'word', 'X'],
    ['**Done** (Friday)', 'done', 'word', 'Done'],
    ['50%', 'in-progress', 'word', '50%'],
  ])('a cell %s is %s', (cell, claim, kind, mark) => {
    const document = table('| Task | Status |', `| a |   ${cell}   |`)
    const { marker, ...item } = onlyItem(document)
    expect(item.claim).toBe(claim)
    expect(marker).toMatchObject({ kind, text: mark })
    expect(document.slice(marker?.start, marker?.end)).toBe(mark)
  })

  it.each(['', '-', '—'])('a cell "%s" claims nothing', cell => {
    expect(onlyItem(table('| Task | Status |', `| a | ${cell} |`))).toMatchObject({
      claim: 'none',
      marker: null,
    })
  })

  it('a status that nobody knows is kept and reported', () => {
    const document = table('| Task | Status |', '| a | Done |', '| b | Wired |')
    expect(outline(document)).toEqual(['done a', 'unknown b'])
    expect(warnings(document)).toEqual(['4 the status "Wired" is not known; the claim is kept as unknown'])
  })

  it('a column of codes is no status', () => {
    const document = table('| Task | Status |', '| Found | 200 |', '| Missing | 404 |')
    expect(outline(document)).toEqual([])
    expect(warnings(document)).toEqual([
      '1 the column "Status" tells no status that is known; not read as items',
    ])
  })

  it('dates, dependencies and references come from their columns', () => {
    const head = '| ID | Task | Depends on | Due | File | Status |'
    const document = table(
      head,
      '| 1 | a | - | 2026-10-01 | `src/a.ts` | Done |',
      '| 2 | b | 1 | | | Pending |',
    )
    expect(planOf(document).items).toMatchObject([
      { id: '1', due: '2026-10-01', dependsOn: [], references: [{ kind: 'path', value: 'src/a.ts' }] },
      { id: '2', dependsOn: ['1'], references: [] },
    ])
  })

  it('rows may be short, struck out or bound', () => {
    const head = '| Task | Status |'
    expect(outline(table(head, '| a |', '| ~~b~~ | Done |', '| | Done |'))).toEqual(['none a', 'dropped b'])
    expect(onlyItem(table(head, '| a <!-- proof: check=c --> | Done |')).references).toMatchObject([
      { kind: 'check', value: 'c', origin: 'binding', line: 3 },
    ])
  })

  it('a tick changes neither id nor digest', () => {
    const [before, after] = ['Pending', '✅ Done'].map(cell =>
      onlyItem(table('| Task | Status |', `| a | ${cell} |`)),
    )
    expect([before?.id, before?.digest]).toEqual([after?.id, after?.digest])
  })
})

describe('tables without a status', () => {
  it('are items where the section lists promises', () => {
    expect(outline(`# Deliverables\n\n${table('| Name | Owner |', '| a | me |')}`)).toEqual(['none a'])
  })

  it.each([
    `# Tasks\n\n${table('| Name | Owner |', '| a | me |')}`,
    `# Deliverables\n\n${table('| Who | When |', '| me | now |')}`,
    table('| Status |', '| Done |'),
  ])('are none elsewhere: %j', document => {
    expect(outline(document)).toEqual([])
  })
})
