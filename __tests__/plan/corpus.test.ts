import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { planOf } from './reading.ts'

const CORPUS =
  process.env.PHASEPROOF_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url))
const PLANS = join(CORPUS, 'plans')
const hasCorpus = existsSync(PLANS)
const hasCmark = spawnSync('cmark-gfm', ['--version']).status === 0

/** Lines of task-list boxes, as the renderer that GitHub is built on sees them. It knows no front matter. */
function boxLines(document: string): readonly number[] {
  const text = document
    .replace(/^\ufeff/, '')
    .replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, front => front.replace(/[^\r\n]/g, ''))
  const options = ['-e', 'tasklist', '-e', 'table', '--sourcepos', '-t', 'xml']
  const { stdout } = spawnSync('cmark-gfm', options, { input: text, encoding: 'utf8', maxBuffer: 2 ** 28 })
  return [...stdout.matchAll(/<tasklist sourcepos="(\d+):/g)].map(found => Number(found[1]))
}

describe('plans of other projects', () => {
  const absent = [
    ...(hasCorpus ? [] : ['no corpus at PHASEPROOF_CORPUS']),
    ...(hasCmark ? [] : ['cmark-gfm is not installed']),
  ]
  const it_ = absent.length === 0 ? it : it.skip
  it_(`no box is lost${absent.length === 0 ? '' : ` (${absent.join(', ')})`}`, () => {
    const lost: string[] = []
    for (const name of readdirSync(PLANS, { recursive: true, encoding: 'utf8' })) {
      const path = join(PLANS, name)
      if (!/\.mdx?$/.test(name) || !statSync(path).isFile()) continue
      const document = readFileSync(path)
      const { items, warnings } = planOf(document)
      const known = new Set([...items, ...warnings].map(({ line }) => line))
      for (const line of boxLines(document.toString())) if (!known.has(line)) lost.push(`${name}:${line}`)
    }
    expect(lost).toEqual([])
  })
})
