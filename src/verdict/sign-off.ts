import type { SignOff } from '../model/plan.ts'
import type { Evidence } from '../model/verdict.ts'

/** A sign-off as evidence on a given day (ISO): in force, not yet, or expired. */
export function signOffEvidence(signOff: SignOff | undefined, today: string): Evidence | null {
  if (!signOff) return null
  const base = { kind: 'sign-off', origin: 'config', value: signOff.by } as const
  const since = `signed off by ${signOff.by} on ${signOff.on}`
  if (signOff.on > today)
    return { ...base, outcome: 'inconclusive', message: `${since}, which is still to come` }
  if (signOff.until !== undefined && signOff.until < today) {
    return { ...base, outcome: 'inconclusive', message: `${since}, which expired on ${signOff.until}` }
  }
  return {
    ...base,
    outcome: 'proves',
    message: signOff.note === undefined ? since : `${since}: ${signOff.note}`,
  }
}

/** A sign-off of the configuration for an id that several plans have: nobody can tell which item it means. */
export function ambiguousSignOff(signOff: SignOff, id: string): Evidence {
  return {
    kind: 'sign-off',
    origin: 'config',
    value: signOff.by,
    outcome: 'inconclusive',
    message: `signed off by ${signOff.by}, but several plans have an item ${id}; sign it off in the plan itself`,
  }
}
