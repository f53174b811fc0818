/**
 * What a sentence says of the name that comes next: whether the item promises it, or only speaks of it.
 * Each pattern looks at the last words before the name only, so reading stays linear.
 */

/** Longer than any clause that a verb governs. */
const REACH = 160
const GONE =
  /\b(?:delet(?:e|es|ed|ing)|remov(?:e|es|ed|ing|al of)|drop(?:s|ped|ping)?|retir(?:e|es|ed|ing)|renam(?:e|es|ed|ing)|replac(?:e|es|ed|ing)|eliminat(?:e|es|ed|ing)|instead of|rather than|no longer|formerly|previously)\b/gi
/** Behind these, the sentence speaks of what is to be there: "replace `a` with `b`". */
const TURN =
  /[.;:!?](?=\s)|\b(?:with|by|to|into|onto|in favou?r of|then|(?:and|but) (?:add|create|use|write|introduce|move|keep))\b|→|->|=>/gi
const EXAMPLE = /\b(?:e\.g\.?|eg\.|for example|for instance|such as|like|i\.e\.?)[\s,:]/gi
const ENUMERATED = /(?:^|\s)\([a-z0-9]\)\s*$/i
const BEHAVIOUR =
  /^(?:adding|removing|given|when|if|with|running|passing|calling|changing|editing)\b.*\b(?:includes?|excludes?|match(?:es)?|returns?|ignores?|resolves?|shows?|lists?|yields?|produces?|appears?|not in|is in)\b/is

/** Does the item promise what is named behind these words? */
export function promisesNext(before: string): boolean {
  const words = before.slice(-REACH)
  if (ENUMERATED.test(words)) return false
  const gone = lastOf(GONE, words)
  if (gone >= 0 && lastOf(TURN, words) < gone) return false
  const example = lastOf(EXAMPLE, words)
  // An example ends with its bracket or its sentence.
  return example < 0 || /[);]|\.\s+[A-Z]/.test(words.slice(example + 4))
}

/** "Adding `a/` includes `a/b.md`" tells how something behaves; what it names are examples. */
export function tellsBehaviour(words: string): boolean {
  return BEHAVIOUR.test(words.slice(0, 400))
}

function lastOf(pattern: RegExp, text: string): number {
  let last = -1
  for (const match of text.matchAll(pattern)) last = match.index
  return last
}
