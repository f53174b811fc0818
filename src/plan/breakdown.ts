/** What an item says of its when, who and how urgent; patterns are anchored by words and of bounded length. */

const TIME =
  /\b(?:(?:Days?|Weeks?|Sprints?|Months?)[ ]\d{1,3}(?:\s?[-–]\s?\d{1,3})?|Q[1-4][ ]20\d\d)\b|(?:\b(?:estimated?|effort|duration|timeline|eta)\b[*_:\s]{1,6}|\()((?:~\s?)?\d{1,3}(?:\.\d)?(?:\s?[-–]\s?\d{1,3})?\s?(?:minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|months?|story points|points|sp))\b/i

/** A time that is no day, in the author's words: `Week 2`, `Day 1-3`, `Q3 2026`, `2 days`; null without. */
export function timeIn(text: string): string | null {
  const found = TIME.exec(text)
  return found ? (found[1] ?? found[0]) : null
}

/** `P1`, or the word behind `priority:`; null without. */
export function priorityIn(text: string): string | null {
  const found =
    /\bpriority[*_]{0,3}\s?[:=][*_\s]{0,4}([A-Za-z0-9]{1,12})|[[(]\s?(P[0-4])\s?[\])]|(?:🔺|⏫|🔼|🔽|⏬)/iu.exec(
      text,
    )
  return found ? (found[1] ?? found[2] ?? found[0]) : null
}

/** Whoever is named behind `owner:`, `assignee:` or `assigned to`, and every `@name` in front or at the end. */
export function ownersIn(text: string): readonly string[] {
  const named =
    /\b(?:owners?|assignees?|assigned to|responsible)[*_]{0,3}\s?:?[*_\s]{1,4}(@?[\w./-]{2,40}(?:\s?,\s?@[\w./-]{2,40}){0,8})/i.exec(
      text,
    )
  const list = named && (/[:@]/.test(named[0]) || /assigned to/i.test(named[0])) ? (named[1] ?? '') : ''
  const tagged = [...text.matchAll(/(?:^|\s|\()@([a-z\d][\w-]{1,38}(?:\/[\w-]{1,38})?)(?=$|[\s).,;])/gi)].map(
    match => `@${match[1]}`,
  )
  const words = list.split(/\s?,\s?/).filter(word => word !== '')
  return [...new Set([...words, ...(words.length > 0 ? [] : tagged)])]
}
