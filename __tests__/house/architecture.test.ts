import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { breaches, cycleIn, type Imports } from './rules.ts'
import { type SourceFacts, sourceReader } from './source-facts.ts'

const MOST_LINES = 250
const src = fileURLToPath(new URL('../../src', import.meta.url))

let read: (text: string) => SourceFacts
const texts = new Map<string, string>()
const facts = new Map<string, SourceFacts>()

beforeAll(async () => {
  read = await sourceReader()
  for (const path of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue
    const text = readFileSync(join(src, path), 'utf8')
    texts.set(path, text)
    facts.set(path, read(text))
  }
})

describe('the sources', () => {
  const imports = (): Imports => new Map([...facts].map(([path, { imports: names }]) => [path, names]))

  it('are all there', () => {
    expect([...facts.keys()]).toEqual(
      expect.arrayContaining(['model/plan.ts', 'model/world.ts', 'text/paths.ts']),
    )
  })

  it('import only what their room may', () => {
    expect(breaches(imports())).toEqual([])
  })

  it('import each other without a cycle', () => {
    expect(cycleIn(imports())).toBeNull()
  })

  it('use no shortcut around the types', () => {
    const found = [...facts].flatMap(([path, { shortcuts }]) =>
      shortcuts.map(shortcut => `${path}: ${shortcut}`),
    )
    expect(found).toEqual([])
  })

  it(`have at most ${MOST_LINES} lines each`, () => {
    const long = [...texts]
      .filter(([, text]) => text.split('\n').length - 1 > MOST_LINES)
      .map(([path]) => path)
    expect(long).toEqual([])
  })
})

describe('the rules', () => {
  it.each<[string, string, boolean]>([
    ['plan/a.ts', "import { x } from '../model/plan.ts'", true],
    ['plan/a.ts', "import { x } from './b.ts'", true],
    ['plan/dialects/a.ts', "import { x } from '../b.ts'", true],
    ['plan/a.ts', "import type { X } from '../verdict/b.ts'", false],
    ['plan/a.ts', "import { x } from '../ports/git.ts'", false],
    ['plan/a.ts', "export * from '../docs/edits.ts'", false],
    ['plan/a.ts', 'const x = await import(/* webpackMode: "eager" */ \'../docs/edits.ts\')', false],
    ['plan/a.ts', 'const x = await import(name)', false],
    ['ports/a.ts', 'const x = await import(name)', true],
    ['plan/a.ts', "// import { x } from '../docs/edits.ts'", true],
    ['plan/a.ts', "import fs from 'node:fs'", false],
    ['plan/a.ts', "import fs from 'fs'", false],
    ['plan/a.ts', "import * as core from '@actions/core'", false],
    ['plan/a.ts', "import { createHash } from 'node:crypto'", true],
    ['ports/a.ts', "import fs from 'node:fs/promises'", true],
    ['index.ts', "import * as core from '@actions/core'", true],
    ['index.ts', "import { audit } from './audit.ts'", true],
    ['audit.ts', "import { x } from './plan/read.ts'", true],
    ['audit.ts', "import fs from 'node:fs'", false],
    ['ports/a.ts', "import { x } from '../plan/read.ts'", false],
    ['model/a.ts', "import { x } from '../text/paths.ts'", false],
    ['model/a.ts', "import { createHash } from 'node:crypto'", false],
    ['text/a.ts', "import { x } from '../plan/read.ts'", false],
    ['misc/a.ts', "import { x } from '../model/plan.ts'", false],
  ])('in %s: %s (allowed: %s)', (path, text, allowed) => {
    expect(breaches(new Map([[path, read(text).imports]])).length === 0).toBe(allowed)
  })

  it('see a cycle, and none where paths only meet', () => {
    const line = (...targets: string[]) => targets.map(target => `./${target}`)
    const meeting = new Map([
      ['a.ts', line('b.ts', 'c.ts')],
      ['b.ts', line('d.ts')],
      ['c.ts', line('d.ts')],
      ['d.ts', []],
    ])
    expect(cycleIn(meeting)).toBeNull()
    expect(cycleIn(new Map([...meeting, ['d.ts', line('c.ts')]]))).toEqual(['d.ts', 'c.ts', 'd.ts'])
  })

  it.each<[string, number]>([
    ['const a: any = 1', 1],
    ['const a = b as any', 1],
    ['const a = "any" // any', 0],
    ['// @ts-ignore', 1],
    ['enum A { B }', 1],
    ['const a = b!.c', 1],
    ['const a: unknown = b?.c', 0],
  ])('count the shortcuts in %s', (text, count) => {
    expect(read(text).shortcuts).toHaveLength(count)
  })
})
