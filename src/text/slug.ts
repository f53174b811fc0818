/** Words in lower case joined by hyphens, at most `words` of them; letters and digits of any script stay. */
export function slug(text: string, words: number): string {
  const found = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return (found ?? []).slice(0, words).join('-').slice(0, 80)
}
