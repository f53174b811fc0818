import { parseArgs } from 'node:util'
import { readFailOn } from '../config/fail-on.ts'
import { GATE_RULES, type GateRule } from '../model/config.ts'
import type { Problem, Result } from '../model/problem.ts'

export type Format = 'pretty' | 'json' | 'markdown'

interface Common {
  readonly plans: readonly string[]
  readonly root: string
  readonly config: string | null
  readonly format: Format
  readonly out: string | null
}

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | ({ readonly kind: 'plan' } & Common)
  | ({ readonly kind: 'reports'; readonly files: readonly string[] } & Common)
  | ({
      readonly kind: 'inventory'
      readonly similar: string | null
      readonly diagram: boolean
      readonly cache: string | null
    } & Common)
  | ({
      readonly kind: 'audit'
      readonly run: boolean
      readonly write: boolean
      readonly failOn: readonly GateRule[] | null
      readonly base: string | null
      readonly baseline: 'auto' | 'ledger' | 'none'
    } & Common)

const LATER = ['trace', 'docs', 'spec', 'execute', 'publish', 'init']

export const USAGE = `phaseproof <verb> [PLAN...] [options]

  plan       parse plans only: items, claims, references, dependencies, dates
  inventory  what the repository has: files, symbols, imports, manifests, documents, conventions
  reports FILE...
             read test and coverage reports: totals, cases, covered lines
  audit      judge every item against the repository and its tests

Options
  --root DIR        the project's root (default: the current folder)
  --config FILE     configuration (default: .github/phaseproof.yml if present)
  --format FORMAT   pretty, json or markdown (default: pretty)
  --out FILE        write the result there instead of standard output

inventory
  --diagram         the modules alone, as a Mermaid diagram
  --similar WORDS   existing symbols that have to do with these words
  --cache FILE      keep there what was parsed, for the next run

audit
  --no-run          run nothing; read existing reports only
  --write           edit the plans in place and write the ledgers
  --fail-on LIST    what fails: ${GATE_RULES.join(' ')}, or none
  --base REV        count only what is new since this revision
  --baseline MODE   auto (the committed ledgers), ledger, or none (everything counts)

Exit codes: 0 gate passed, 1 gate failed, 2 bad usage, configuration or input, 3 a defect of ours.
`

const OPTIONS = {
  root: { type: 'string' },
  config: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  'no-run': { type: 'boolean' },
  write: { type: 'boolean' },
  'fail-on': { type: 'string' },
  base: { type: 'string' },
  baseline: { type: 'string' },
  diagram: { type: 'boolean' },
  similar: { type: 'string' },
  cache: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

const AUDIT_ONLY = ['no-run', 'write', 'fail-on', 'base', 'baseline'] as const
const INVENTORY_ONLY = ['diagram', 'similar', 'cache'] as const

/** Reads the command line; everything that is wrong with it comes back at once. */
export function readArguments(args: readonly string[]): Result<Command> {
  const problems: Problem[] = []
  const refuse = (message: string, remedy: string) => {
    problems.push({ severity: 'error', place: 'phaseproof', message, remedy })
  }
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  if (values.help === true || args.length === 0) return { ok: true, value: { kind: 'help' } }
  if (values.version === true) return { ok: true, value: { kind: 'version' } }
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    if (!Object.hasOwn(OPTIONS, token.name))
      refuse(`the option ${token.rawName} is not known`, 'See phaseproof --help')
    else if (
      OPTIONS[token.name as keyof typeof OPTIONS].type === 'string' &&
      typeof token.value !== 'string'
    ) {
      refuse(`the option ${token.rawName} needs a value`, 'See phaseproof --help')
    }
  }
  const text = (name: keyof typeof OPTIONS) => (typeof values[name] === 'string' ? values[name] : null)
  const [verb, ...plans] = positionals
  const format = text('format') ?? 'pretty'
  const known = (['pretty', 'json', 'markdown'] as const).find(name => name === format)
  if (known === undefined) refuse(`the format ${format} is not known`, 'Expected pretty, json or markdown')
  const common: Common = {
    plans,
    root: text('root') ?? '.',
    config: text('config'),
    format: known ?? 'pretty',
    out: text('out'),
  }
  if (verb !== 'audit') {
    for (const name of AUDIT_ONLY)
      if (values[name] !== undefined) refuse(`--${name} belongs to audit`, 'Leave it out')
  }
  if (verb !== 'inventory') {
    for (const name of INVENTORY_ONLY)
      if (values[name] !== undefined) refuse(`--${name} belongs to inventory`, 'Leave it out')
  } else {
    if (plans.length > 0) refuse('inventory takes no plans', 'Leave them out; name the root with --root')
    const command: Command = {
      kind: 'inventory',
      ...common,
      similar: text('similar'),
      diagram: values.diagram === true,
      cache: text('cache'),
    }
    return problems.length > 0 ? { ok: false, problems } : { ok: true, value: command }
  }
  if (verb === 'plan') {
    return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { kind: 'plan', ...common } }
  }
  if (verb === 'reports') {
    for (const name of AUDIT_ONLY)
      if (values[name] !== undefined) refuse(`--${name} belongs to audit`, 'Leave it out')
    if (plans.length === 0) refuse('reports needs files', 'Expected phaseproof reports FILE...')
    return problems.length > 0
      ? { ok: false, problems }
      : { ok: true, value: { kind: 'reports', ...common, plans: [], files: plans } }
  }
  if (verb !== 'audit') {
    const later = LATER.includes(verb ?? '')
    refuse(
      verb === undefined
        ? 'a verb is missing'
        : later
          ? `${verb} is not available in this version`
          : `the verb ${verb} is not known`,
      'Expected plan, inventory, reports or audit; see phaseproof --help',
    )
    return { ok: false, problems }
  }
  const failOn = text('fail-on')
  const rules = failOn === null ? null : readFailOn(failOn, '--fail-on')
  if (rules && !rules.ok) problems.push(...rules.problems)
  const mode = text('baseline') ?? 'auto'
  const baseline = (['auto', 'ledger', 'none'] as const).find(name => name === mode)
  if (baseline === undefined)
    refuse(`the baseline ${mode} is not known`, 'Expected auto, ledger or none; for a revision use --base')
  const audit: Command = {
    kind: 'audit',
    ...common,
    run: values['no-run'] !== true,
    write: values.write === true,
    failOn: rules?.ok ? rules.value : null,
    base: text('base'),
    baseline: baseline ?? 'auto',
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: audit }
}
