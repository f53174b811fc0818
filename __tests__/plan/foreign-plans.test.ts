import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { applySplices } from '../../src/docs/claims.ts'
import { type Target, vocabularyOf } from '../../src/docs/marks.ts'
import type { Plan } from '../../src/model/plan.ts'
import { readPlan } from '../../src/plan/read.ts'
import {
  corpusFlips,
  corpusPath,
  corpusPlans,
  editBytes,
  hasCorpus,
  planBytes,
  withoutCorpus,
} from './corpus.ts'
import { reading } from './reading.ts'

const onCorpus = hasCorpus ? it : it.skip
const hasCmark = ((): boolean => {
  try {
    execFileSync('cmark-gfm', ['--version'])
    return true
  } catch {
    return false
  }
})()
const withCmark = hasCorpus && hasCmark ? it : it.skip

onCorpus(`every plan is read (${withoutCorpus} where it is skipped)`, () => {
  const refused = corpusPlans().filter(plan => !readPlan(plan.path, planBytes(plan)).ok)
  expect(refused.map(plan => plan.file)).toEqual([])
  expect(corpusPlans().length).toBeGreaterThan(200)
})

withCmark('every box that cmark-gfm sees is an item or a warning (skipped without cmark-gfm)', () => {
  const lost: string[] = []
  let boxes = 0
  for (const plan of corpusPlans()) {
    const { items, warnings } = reading(planBytes(plan), plan.path).plan
    const known = new Set(warnings.map(warning => warning.line))
    for (const item of items) if (item.marker?.kind === 'box') known.add(item.line)
    const extensions = ['table', 'tasklist', 'strikethrough', 'autolink'].flatMap(name => ['-e', name])
    const xml = execFileSync(
      'cmark-gfm',
      [...extensions, '--sourcepos', '-t', 'xml', corpusPath(`plans/${plan.file}`)],
      {
        maxBuffer: 64 * 1024 * 1024,
      },
    ).toString()
    for (const [, line] of xml.matchAll(/<tasklist sourcepos="(\d+):/g)) {
      boxes++
      if (!known.has(Number(line))) lost.push(`${plan.file}:${line}`)
    }
  }
  expect(lost).toEqual([])
  expect(boxes).toBeGreaterThan(5000)
})

onCorpus('what people ticked comes out byte for byte', () => {
  const different: string[] = []
  let same = 0
  for (const edit of corpusFlips()) {
    const [before, after] = [editBytes(edit, 'before'), editBytes(edit, 'after')]
    // Some commits reword a line together with its tick: no edit of a mark can give those.
    if (withoutMarks(before) !== withoutMarks(after)) continue
    const from = reading(before, edit.path)
    const to = reading(after, edit.path).plan
    const say = vocabularyOf(from.plan, from.source.text)
    const splices = from.plan.items.flatMap((item, i) => {
      const claim = to.items[i]?.claim
      if (!item.marker || claim === undefined || claim === item.claim) return []
      return [{ ...item.marker, text: say(item.marker, claim as Target) }]
    })
    if (applySplices(from.source.text, splices) === reading(after, edit.path).source.text) same++
    else different.push(edit.dir)
  }
  // One document has no tick yet, and its author writes the first as `x` where the tool's own habit is `X`.
  expect(different).toEqual(['schwichtgit__spec-gates/0ec0653493-d13345'])
  expect(same).toBeGreaterThanOrEqual(18)
})

/** The document with every box emptied: equal before and after where nothing but marks changed. */
function withoutMarks(bytes: Buffer): string {
  return bytes.toString().replace(/^(\s*(?:[-*+]|\d+[.)])\s+\[).(\])/gmu, '$1 $2')
}

interface LabelledPlan {
  readonly file: string
  readonly sha1: string
  /** `kind claim lines`, the lines as numbers and ranges. */
  readonly items: readonly string[]
}

onCorpus('precision and recall against labels by hand are at least 0.95 each', () => {
  const paths = new Map(corpusPlans().map(plan => [plan.file, plan.path]))
  const score = { labelled: 0, read: 0, found: 0, claims: 0 }
  for (const doc of labels()) {
    const bytes = planBytes(doc)
    expect(createHash('sha1').update(bytes).digest('hex')).toBe(doc.sha1)
    const expected = claimsOf(doc)
    const { items } = reading(bytes, paths.get(doc.file)).plan
    score.labelled += expected.size
    score.read += items.length
    for (const item of items) {
      const claim = expected.get(item.line)
      if (claim === undefined) continue
      score.found++
      if (claim === item.claim) score.claims++
    }
  }
  expect(score.found / score.labelled).toBeGreaterThanOrEqual(0.95)
  expect(score.found / score.read).toBeGreaterThanOrEqual(0.95)
  expect(score.claims / score.labelled).toBeGreaterThanOrEqual(0.95)
  expect(score.claims / score.read).toBeGreaterThanOrEqual(0.95)
})

function labels(): readonly LabelledPlan[] {
  const folder = new URL('./labels/', import.meta.url)
  return readdirSync(folder).flatMap(
    name => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as LabelledPlan[],
  )
}

function claimsOf(doc: LabelledPlan): ReadonlyMap<number, string> {
  const claims = new Map<number, string>()
  for (const label of doc.items) {
    const [, claim = '', ...ranges] = label.split(' ')
    for (const range of ranges) {
      const [from = 0, to = from] = range.split('-').map(Number)
      for (let line = from; line <= to; line++) claims.set(line, claim)
    }
  }
  return claims
}

const comparable = ({ items }: Plan) =>
  items.map(({ id, line, kind, title, parent }) => [id, line, kind, title, parent])

onCorpus('claims set and set back give identical bytes, and change nothing but themselves', () => {
  for (const plan of corpusPlans()) {
    const from = reading(planBytes(plan), plan.path)
    const say = vocabularyOf(from.plan, from.source.text)
    // Where a document writes one claim in two ways, only the usual one comes back.
    const usual = from.plan.items.filter(
      ({ claim, marker }, i) =>
        i % 3 === 0 &&
        marker?.kind === 'box' &&
        (claim === 'done' || claim === 'todo') &&
        say(marker, claim) === marker.text,
    )
    const flip = (items: typeof usual, text: string, back: boolean) =>
      applySplices(
        text,
        items.flatMap(({ claim, marker }) => {
          const target = (claim === 'done') === back ? 'done' : 'todo'
          return marker ? [{ ...marker, text: say(marker, target) }] : []
        }),
      )
    const flipped = flip(usual, from.source.text, false)
    const again = reading(Buffer.from(flipped, from.source.encoding), plan.path).plan
    expect([plan.file, comparable(again)]).toEqual([plan.file, comparable(from.plan)])
    const wanted = new Map(usual.map(item => [item.id, item.claim === 'done' ? 'todo' : 'done']))
    expect(again.items.map(item => item.claim)).toEqual(
      from.plan.items.map(item => wanted.get(item.id) ?? item.claim),
    )
    expect(flip(usual, flipped, true)).toBe(from.source.text)
  }
})
