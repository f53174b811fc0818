const LINE_FEED = 10

/**
 * Where the line begins that holds `place`, looked for at most `within` bytes back; at the limit that place
 * itself. Bounded, because a hostile file is one line of megabytes that is asked about at every word.
 */
export function lineStart(file: Uint8Array, place: number, within: number): number {
  const limit = Math.max(0, place - within)
  for (let at = place; at > limit; at--) if (file[at - 1] === LINE_FEED) return at
  return limit
}
