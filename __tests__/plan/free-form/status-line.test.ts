import { outline, planOf, warnings } from '../reading.ts'

describe('a status line', () => {
  it.each([
    ['# A\n\nStatus: Done', 'done A', 'Done'],
    ['# A\n\n**Status**: PENDING', 'todo A', 'PENDING'],
    ['# A\n\n**Status:** ✅ Complete', 'done A', '✅ Complete'],
    ['# A\n\n> **Status**: in progress', 'in-progress A', 'in progress'],
    ['# A\n\n- **Status**: done', 'done A', 'done'],
    ['# A\n\n- Status: ✅', 'done A', '✅'],
    ['# A\n\nOwner: me\nStatus: done\nDue: later', 'done A', 'done'],
    ['# A\n\nOverall Status = `done`', 'done A', 'done'],
    ['# A\n\n## Status\n\n✅ Complete', 'done A', '✅ Complete'],
    ['# A\r\n\r\nStatus: Done\r\n', 'done A', 'Done'],
    ['---\ntitle: A\nstatus: in-progress\n---\n', 'in-progress Status of the document', 'in-progress'],
    ['---\nstatus: "Done" # really\n---\n', 'done Status of the document', 'Done'],
    ['Status: done', 'done Status of the document', 'done'],
  ])('%j', (document, shown, mark) => {
    expect(outline(document)).toEqual([shown])
    const [marker] = planOf(document).items.map(item => item.marker)
    expect(document.slice(marker?.start, marker?.end)).toBe(mark)
  })

  it.each([
    '# A\n\nThe status: done',
    '# A\n\nStatuses: done',
    '# A\n\n    Status: done',
    '---\nsubstatus: done\n---\n',
  ])('%j is none', document => {
    expect(outline(document)).toEqual([])
    expect(warnings(document)).toEqual([])
  })

  it('that nobody can read claims nothing and is reported on its line', () => {
    expect(outline('# A\n\nOwner: me\nStatus: Beautiful')).toEqual([])
    expect(warnings('# A\n\nOwner: me\nStatus: Beautiful')).toEqual([
      '4 the status "Beautiful" is not known; no claim is read from it',
    ])
  })

  it('gives its heading the claim, as the parent of what stands below', () => {
    const document = '# A\n\nStatus: done\n\n- [x] a\n\n## B\n\n**Status**: todo\n\n- [ ] b\n'
    expect(outline(document)).toEqual(['done A', '  done a', '  todo B', '    todo b'])
    expect(planOf(document).items.map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 11],
      [5, 5],
      [7, 11],
      [11, 11],
    ])
  })

  it('in the front matter speaks for all items', () => {
    const document = '---\nstatus: done\n---\n\n# A\n\n- [x] a\n'
    expect(outline(document)).toEqual(['done Status of the document', '  done a'])
    expect(planOf(document).items[0]).toMatchObject({ line: 2, endLine: 7 })
  })

  it('does not overrule a heading that has a mark, nor an earlier line', () => {
    expect(outline('# A ✅\n\nStatus: pending')).toEqual(['done A'])
    expect(outline('# A\n\nStatus: done\n\nStatus: pending')).toEqual(['done A'])
  })

  it('completes a deliverable that its heading names', () => {
    const document = '# Deliverables\n\n## 1.1 — `src/a.ts`\n\n- [x] part\n\nStatus: done\n'
    expect(outline(document)).toEqual(['done src/a.ts', '  done part'])
    expect(planOf(document).items[0]).toMatchObject({ id: '1.1', kind: 'deliverable' })
  })
})
