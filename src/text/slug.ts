/**
 * Words in lower case joined by hyphens, at most `words` of them and 80 characters; letters, digits and
 * combining marks of any script stay.
 */
export function slug(text: string, words: number): string {
  const found = text
    .slice(0, 4000)
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}\p{M}]+/gu)
  const joined = (found ?? []).slice(0, words).join('-').slice(0, 80)
  // Never half of a surrogate pair.
  return /[\ud800-\udbff]$/.test(joined) ? joined.slice(0, -1) : joined
}
