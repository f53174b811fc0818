/**
 * Does `text` match `pattern`, where `*` stands for any run of characters and everything else for itself?
 * Takes time in proportion to the product of both lengths at worst, whatever the pattern: no regular
 * expression that a hostile plan could make run away.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  return matches(pattern, text, false)
}

/**
 * Does a path match a glob? `*` and `?` stay within a folder, `**` crosses folders. Braces and classes
 * are taken literally. Same guarantee on time as {@link matchesWildcard}, folder by folder.
 */
export function matchesGlob(glob: string, path: string): boolean {
  const patterns = glob.split('/')
  const parts = path.split('/')
  // reachable[i]: the first i patterns can match the parts read so far.
  let reachable = closure(patterns, new Set([0]))
  for (const part of parts) {
    const next = new Set<number>()
    for (const i of reachable) {
      const pattern = patterns[i]
      if (pattern === undefined) continue
      if (pattern === '**') next.add(i)
      else if (matches(pattern, part, true)) next.add(i + 1)
    }
    reachable = closure(patterns, next)
    if (reachable.size === 0) return false
  }
  return reachable.has(patterns.length)
}

function closure(patterns: readonly string[], states: Set<number>): Set<number> {
  for (const state of states) if (patterns[state] === '**') states.add(state + 1)
  return states
}

/** The classic walk with one resume point: on a mismatch the last `*` eats one character more. */
function matches(pattern: string, text: string, questionMark: boolean): boolean {
  let p = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < text.length) {
    const c = pattern[p]
    if (c === '*') {
      star = p++
      resume = t
    } else if (p < pattern.length && (c === text[t] || (questionMark && c === '?'))) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++resume
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}
