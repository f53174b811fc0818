import { VERDICTS, type Verdict } from '../../src/model/verdict.ts'

/** Numbers that look random and are the same in every run (Mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((((mixed ^ (mixed >>> 14)) >>> 0) * below) / 4294967296) | 0
  }
}

const TITLES = [
  'plain words',
  'T1 write `src/a.ts`',
  'AUTH-3: **bold** and *soft*',
  'escapes \\* \\[x] &amp; &lt;b&gt;',
  '<!-- phaseproof:end status -->',
  '--> <script>x</script> <b>b</b>',
  '@octocat fixes #12 https://example.com',
  '] ( ) [ | ` ~~~ ``` ***',
  'Done: complete ✅ and ❌ again',
  'Status: done',
  '😀 👩‍💻 é e\u0301 \u202e \u200b',
  '<!-- proof: test="a*" by="@x" on=2026-10-01 -->',
  'depends on T1, T2 by 2026-10-01 in < 200 ms',
  '$& $1 $` \\1 {{x}} ::error::x',
  '~~given up~~',
  '1. one [x] two',
] as const
const BOXES = [' ', 'x', 'X', '~', '-', '?', '✅', '❌', 'N/A', ''] as const
const STATES = [
  '✅',
  '❌',
  '✅ Done',
  '⏳ PENDING',
  '🚧 **In Progress**',
  'done',
  'NOT STARTED',
  '50%',
  '—',
  '',
  'odd',
] as const
const BLOCKS = [
  'some prose',
  '```\n- [ ] code\n```',
  '> a quote\n> - [x] in a quote',
  '---',
  '<details>',
  '| a | b |\n|---|---|\n| c | d |',
  '<!-- a note -->',
  '    indented code',
  '[^1]: a footnote',
] as const
const ENDS = ['', '\n', '\n\n\n', '\n```\nopen', '\n\n<!-- open', '  \n  ', '\n\n```\nclosed\n```'] as const

/** A document out of everything that plans are made of, in any order. */
export function generatedPlan(seed: number): string {
  const next = numbers(seed)
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[next(list.length)]
    if (picked === undefined) throw new Error('an empty list')
    return picked
  }
  const bullet = () => pick(['-', '*', '+', '1.', '2)', '>  -'])
  const part = (): string => {
    switch (next(7)) {
      case 0:
        return `${'#'.repeat(1 + next(4))} ${pick(['', 'Tasks ', 'Deliverables ', '3.1 '])}${pick(TITLES)}${pick(['', ' ', ': ', ' (', ' - '])}${pick(STATES)}`
      case 1:
        return `${pick(['Status: ', '**Status**: ', '- Status: '])}${pick(STATES)}`
      case 2:
        return `| ID | Task | Status |\n|---|---|---|\n${Array.from(
          { length: 1 + next(3) },
          (_, i) => `| R${i} | ${pick(TITLES).replaceAll('|', '\\|')} | ${pick(STATES)} |`,
        ).join('\n')}`
      case 3:
        return pick(BLOCKS)
      default:
        return Array.from({ length: 1 + next(4) }, () => {
          const mark = next(3) === 0 ? pick(STATES) : `[${pick(BOXES)}]${next(9) === 0 ? '*' : ''}`
          return `${' '.repeat(2 * next(3))}${bullet()} ${mark} ${pick(TITLES)}${next(5) === 0 ? ` ${pick(STATES)}` : ''}`
        }).join('\n')
    }
  }
  const front = next(4) === 0 ? `---\ntitle: x\nstatus: ${pick(STATES) || 'x'}\n---\n` : ''
  const text =
    front + Array.from({ length: 1 + next(8) }, part).join(next(3) === 0 ? '\n' : '\n\n') + pick(ENDS)
  const eol = pick(['\n', '\n', '\r\n', '\r'])
  return (next(5) === 0 ? '\ufeff' : '') + text.replaceAll('\n', eol)
}

/** A verdict for each item, the same whatever the claims are. */
export function generatedVerdicts(seed: number): (item: { readonly id: string }) => Verdict {
  return ({ id }) => {
    const next = numbers([...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, seed))
    return VERDICTS[next(VERDICTS.length)] ?? 'unproven'
  }
}
