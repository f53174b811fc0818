import type { Verdict } from '../model/verdict.ts'

/** How the terminal wants it. `width` in columns. */
export interface TerminalStyle {
  readonly color: boolean
  readonly width: number
}

type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold'

/** SGR parameters, ECMA-48 8.3.117. */
const CODES: Readonly<Record<Colour, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 }

/** Colours text that has been made harmless already; with colours off, gives it back as it is. */
export type Paint = (colour: Colour, text: string) => string

export function painter({ color }: TerminalStyle): Paint {
  return (colour, text) => (color && text !== '' ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text)
}

export const VERDICT_COLOURS: Readonly<Record<Verdict, Colour>> = {
  failing: 'red',
  missing: 'red',
  verified: 'green',
  attested: 'green',
  implemented: 'cyan',
  'not-run': 'yellow',
  unproven: 'yellow',
  blocked: 'yellow',
}
