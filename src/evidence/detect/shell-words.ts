/** One simple command of a shell line. */
export interface SimpleCommand {
  /** Words without their quotes. */
  readonly words: readonly string[]
  /** Nothing in it gives further words a meaning of their own: a comment, a group, a substitution. */
  readonly plain: boolean
}

/**
 * The simple commands of a shell line, in order: split at `&&`, `||`, `;`, `|`, `&` and line breaks outside
 * quotes. Good enough to recognise a test runner, in one pass over the characters; it expands nothing.
 */
export function simpleCommands(line: string): readonly SimpleCommand[] {
  const commands: SimpleCommand[] = []
  let words: string[] = []
  let word: string | null = null
  let plain = true
  let quote = ''

  const endWord = () => {
    if (word !== null) words.push(word)
    word = null
  }
  const endCommand = () => {
    endWord()
    if (words.length > 0) commands.push({ words, plain })
    words = []
    plain = true
  }
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i)
    if (quote !== '') {
      if (c === quote) quote = ''
      else word = (word ?? '') + c
    } else if (c === '"' || c === "'") {
      quote = c
      word ??= ''
    } else if (c === '\\' && i + 1 < line.length) word = (word ?? '') + line.charAt(++i)
    else if (c === ' ' || c === '\t') endWord()
    else if (c === ';' || c === '|' || c === '\n' || (c === '&' && !isRedirection(line, i))) endCommand()
    else {
      if ('()`#{}'.includes(c)) plain = false
      word = (word ?? '') + c
    }
  }
  if (quote !== '') plain = false
  endCommand()
  return commands
}

/** `2>&1` and `&>file`. */
function isRedirection(line: string, ampersand: number): boolean {
  return line.charAt(ampersand - 1) === '>' || line.charAt(ampersand + 1) === '>'
}

/** A word as both `sh` and `cmd` read it; for words of our own that hold no quotes. */
export function quotedWord(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `"${word}"`
}
