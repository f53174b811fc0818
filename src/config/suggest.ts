/**
 * The known word that was probably meant, or null when none is near: at most one slip in short words and
 * two in longer ones, where a slip is one character too many, missing, wrong, or two swapped.
 */
export function nearestWord(word: string, known: readonly string[]): string | null {
  if (word.length > 64) return null
  let best: string | null = null
  let fewest = word.length <= 4 ? 2 : 3
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue
    const slips = slipsBetween(word.toLowerCase(), candidate.toLowerCase())
    if (slips < fewest) {
      best = candidate
      fewest = slips
    }
  }
  return best
}

/** `Did you mean "run"? `, ready to stand in front of a remedy; empty when nothing is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known)
  return nearest === null ? '' : `Did you mean "${nearest}"? `
}

/** Optimal string alignment distance: Levenshtein's, with neighbours swapped counted as one slip. */
function slipsBetween(a: string, b: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const steps = [(previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1)]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) steps.push((beforePrevious[j - 2] ?? 0) + 1)
      row.push(Math.min(...steps))
    }
    beforePrevious = previous
    previous = row
  }
  return previous[b.length] ?? 0
}
