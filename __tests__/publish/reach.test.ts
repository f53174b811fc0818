import { beyondReach, changedPaths } from '../../src/publish/reach.ts'
import { fileEntry } from '../inventory/facts.ts'

describe('paths that changed', () => {
  const at = (path: string, blob: string | null) => fileEntry(path, { blob })
  it('are those that were added, removed or have another blob, sorted', () => {
    const before = [at('same', '1'), at('edited', '1'), at('removed', '1'), at('moved/a', '5')]
    const after = [at('same', '1'), at('edited', '2'), at('added', '1'), at('moved/b', '5')]
    expect(changedPaths(before, after)).toEqual(['added', 'edited', 'moved/a', 'moved/b', 'removed'])
  })

  it('leave out what git does not track', () => {
    const scratch = fileEntry('scratch', { state: 'untracked' })
    expect(changedPaths([scratch], [])).toEqual([])
    expect(changedPaths([], [scratch])).toEqual([])
  })
})

describe('what was seen to pass says nothing any more', () => {
  it.each([
    'src/a.ts',
    'package.json',
    'package-lock.json',
    'requirements.txt',
    'requirements-dev.txt',
    'tools/constraints.txt',
    'CMakeLists.txt',
    'tests/__snapshots__/a.snap',
    'data/table.csv',
    '.github/workflows/ci.yml',
    '.github/phaseproof.yml',
    'Makefile',
    'docs/conf.py',
    '.gitignore',
    'x.phaseproof/a.json',
    'readme',
  ])('when %s changed', path => {
    expect(beyondReach(['README.md', path])).toEqual([path])
  })

  it.each([
    'README.md',
    'phases/current/plan.md',
    'docs/page.mdx',
    'docs/page.rst',
    'notes.txt',
    'docs/shot.PNG',
    'LICENSE',
    'legal/NOTICE',
    '.phaseproof/phases/current/plan.md.json',
  ])('but not when %s changed', path => {
    expect(beyondReach([path])).toEqual([])
  })
})
