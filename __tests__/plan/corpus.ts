import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Plans and edits of other people's repositories, to measure on; they are no part of this project. The
 * folder is named by PHASEPROOF_CORPUS, or lies beside the checkout; where it is absent, tests skip aloud.
 */
const FOLDER = process.env.PHASEPROOF_CORPUS ?? '../shared/corpus'

export const hasCorpus = existsSync(join(FOLDER, 'plans', 'manifest.json'))
export const withoutCorpus = 'skipped: no corpus of foreign plans (PHASEPROOF_CORPUS)'

export interface CorpusPlan {
  readonly file: string
  readonly dialect: string
  /** Path in its own repository. */
  readonly path: string
  readonly sha1: string
}

export interface CorpusEdit {
  readonly dir: string
  readonly path: string
  readonly pure_flip: boolean
}

/** Every plan of the corpus; none where it is absent. */
export function corpusPlans(): readonly CorpusPlan[] {
  return hasCorpus ? JSON.parse(read('plans/manifest.json').toString()).files : []
}

/** Commits in which people did nothing but tick and untick. */
export function corpusFlips(): readonly CorpusEdit[] {
  if (!hasCorpus) return []
  const { pairs } = JSON.parse(read('edits/manifest.json').toString()) as { pairs: readonly CorpusEdit[] }
  return pairs.filter(pair => pair.pure_flip)
}

export function planBytes(plan: { readonly file: string }): Buffer {
  return read(join('plans', plan.file))
}

export function editBytes(edit: CorpusEdit, side: 'before' | 'after'): Buffer {
  return read(join('edits', edit.dir, `${side}.md`))
}

/** Where a file of the corpus lies. */
export function corpusPath(file: string): string {
  return join(FOLDER, file)
}

function read(file: string): Buffer {
  return readFileSync(corpusPath(file))
}
