import type { Claim } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { type JudgedPlan, type Ledger, type LedgerEntry, VERDICTS } from '../model/verdict.ts'
import type { Snapshot } from '../model/world.ts'

const SCHEMA = 'phaseproof.ledger/1'
const CLAIMS: readonly Claim[] = ['done', 'in-progress', 'todo', 'dropped', 'none', 'unknown']

/** `phases/current/a.md` → `.phaseproof/phases/current/a.md.json`. */
export function ledgerPath(plan: string): string {
  return `.phaseproof/${plan}.json`
}

/**
 * The ledger after this audit. An entry keeps its commit while claim, verdict and text stay the same, so an
 * audit that finds nothing new leaves the file as it is. `claims` are the claims after the edits.
 */
export function nextLedger(
  judged: JudgedPlan,
  before: Ledger | null,
  claims: ReadonlyMap<string, Claim>,
  commit: string | null,
): Ledger {
  const items = noItems()
  for (const { item, verdict, proof } of judged.judgements) {
    const old = before ? entryOf(before, item.id) : undefined
    const claim = claims.get(item.id) ?? item.claim
    const same = old && old.claim === claim && old.verdict === verdict && old.text === item.digest
    const unticked = claims.get(item.id) === 'todo' || (old?.unticked === true && same === true)
    items[item.id] = {
      claim,
      verdict,
      text: item.digest,
      proof,
      commit: same ? old.commit : commit,
      ...(unticked ? { unticked } : {}),
    }
  }
  return { plan: judged.plan.path, items }
}

/** Without a prototype, so that an id such as `__proto__` or `constructor` is an ordinary key. */
function noItems(): Record<string, LedgerEntry> {
  return Object.create(null)
}

function entryOf({ items }: Ledger, id: string): LedgerEntry | undefined {
  return Object.hasOwn(items, id) ? items[id] : undefined
}

/** Whether anything that people care about differs: a changed proof alone is no reason for a commit. */
export function differs(a: Ledger | null, b: Ledger): boolean {
  if (!a) return true
  const [before, after] = [Object.keys(a.items), Object.keys(b.items)]
  if (before.length !== after.length) return true
  return after.some(id => {
    const [old, now] = [entryOf(a, id), entryOf(b, id)]
    return !old || !now || old.claim !== now.claim || old.verdict !== now.verdict || old.text !== now.text
  })
}

/** One line an item, sorted by id, so that two branches merge line by line. */
export function renderLedger(ledger: Ledger): string {
  const lines = Object.keys(ledger.items)
    .sort()
    .map(id => `    ${JSON.stringify(id)}: ${JSON.stringify(ledger.items[id])}`)
  return `{\n  "schema": "${SCHEMA}",\n  "plan": ${JSON.stringify(ledger.plan)},\n  "items": {\n${lines.join(',\n')}\n  }\n}\n`
}

/** A plan's ledger as it is in the repository, with its bytes. */
export interface ReadLedger {
  readonly ledger: Ledger | null
  readonly bytes: Uint8Array | null
  readonly problems: readonly Problem[]
}

/** The ledgers of these plans, as far as there are any. */
export async function readLedgers(
  plans: readonly string[],
  snapshot: Pick<Snapshot, 'read'>,
): Promise<ReadonlyMap<string, ReadLedger>> {
  const ledgers = new Map<string, ReadLedger>()
  for (const plan of plans) {
    const bytes = await snapshot.read(ledgerPath(plan))
    ledgers.set(plan, bytes ? { ...readLedger(plan, bytes), bytes } : { ledger: null, bytes, problems: [] })
  }
  return ledgers
}

/** Reads a ledger; one that cannot be read is reported and counts as none. */
export function readLedger(
  plan: string,
  bytes: Uint8Array,
): { ledger: Ledger | null; problems: readonly Problem[] } {
  const refuse = (message: string) => ({
    ledger: null,
    problems: [
      {
        severity: 'warning',
        place: ledgerPath(plan),
        message,
        remedy: `Expected a ledger as ${SCHEMA}; delete the file and the next audit writes it anew`,
      } satisfies Problem,
    ],
  })
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refuse('the ledger is no JSON')
  }
  if (!isRecord(value) || value.schema !== SCHEMA || !isRecord(value.items))
    return refuse('the ledger has another form')
  const items = noItems()
  for (const [id, entry] of Object.entries(value.items)) {
    const read = readEntry(entry)
    if (!read) return refuse(`the ledger's entry ${JSON.stringify(id.slice(0, 60))} has another form`)
    items[id] = read
  }
  return { ledger: { plan, items }, problems: [] }
}

function readEntry(value: unknown): LedgerEntry | null {
  if (!isRecord(value)) return null
  const claim = CLAIMS.find(known => known === value.claim)
  const verdict = VERDICTS.find(known => known === value.verdict)
  const { text, proof, commit, unticked } = value
  if (claim === undefined || verdict === undefined || typeof text !== 'string') return null
  if (!isTextOrNull(proof) || !isTextOrNull(commit)) return null
  if (unticked !== undefined && unticked !== true) return null
  return { claim, verdict, text, proof, commit, ...(unticked ? { unticked } : {}) }
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
