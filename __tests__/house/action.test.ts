import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { readActionMetadata } from '../../scripts/action-metadata.mjs'

const root = new URL('../../', import.meta.url)
const actionFile = new URL('action.yml', root)

interface Described {
  readonly description?: string
  readonly default?: unknown
}
interface Action {
  readonly inputs: Readonly<Record<string, Described>>
  readonly outputs: Readonly<Record<string, Described>>
  readonly runs: { readonly using: string; readonly main: string }
  readonly branding: { readonly icon: string; readonly color: string }
}

const action: Action = parse(readFileSync(actionFile, 'utf8'))

const INPUTS = {
  plan: null,
  mode: 'audit',
  config: null,
  'working-directory': '.',
  'test-command': 'auto',
  'test-reports': null,
  'coverage-reports': null,
  'fail-on': null,
  baseline: 'auto',
  'write-back': 'auto',
  comment: 'auto',
  check: 'auto',
  issue: 'auto',
  builder: null,
  'max-attempts': '2',
  items: null,
  shard: null,
  reports: null,
  'report-file': null,
  'timeout-minutes': '30',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of the workflow language.
  token: '${{ github.token }}',
}

const OUTPUTS = 'conclusion total verified overclaims regressions report commit pull-request'.split(' ')

describe('action.yml', () => {
  it('has the inputs of the design with their defaults', () => {
    const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? null])
    expect(Object.fromEntries(defaults)).toEqual(INPUTS)
  })

  it('has the outputs of the design', () => {
    expect(Object.keys(action.outputs)).toEqual(OUTPUTS)
  })

  it('describes each of them', () => {
    for (const field of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(field.description).toMatch(/\w/)
    }
  })

  it('runs the bundle on Node 24 and can be listed', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
    expect(action.branding.icon).toBe('check-circle')
  })

  it('is read the same by our reader and by a YAML parser', () => {
    const fields = (described: Readonly<Record<string, Described>>) =>
      Object.entries(described).map(([name, field]) => ({
        name,
        description: field.description,
        default: field.default ?? null,
      }))
    expect(readActionMetadata(actionFile)).toEqual({
      inputs: fields(action.inputs),
      outputs: fields(action.outputs),
    })
  })
})

describe('README.md', () => {
  it('has tables of inputs and outputs that say what action.yml says', () => {
    const tables = fileURLToPath(new URL('scripts/tables.mjs', root))
    const { status, stderr } = spawnSync(process.execPath, [tables, '--check'], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})

interface Workflow {
  readonly permissions?: unknown
  readonly on: unknown
  readonly jobs: Readonly<Record<string, { readonly permissions?: Readonly<Record<string, string>> }>>
}

const workflows = readdirSync(new URL('.github/workflows/', root))

describe.each(workflows)('the workflow %s', name => {
  const text = readFileSync(new URL(`.github/workflows/${name}`, root), 'utf8')
  const workflow: Workflow = parse(text)

  it('pins every action by a commit, with its version beside it', () => {
    const uses = text.split('\n').filter(line => /^\s*(?:- )?uses:/.test(line))
    expect(uses).not.toEqual([])
    for (const line of uses) {
      expect(line).toMatch(/uses: (?:\.\/|[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/)
    }
  })

  it('grants nothing at the top but reading', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
  })

  it('says a reason beside each permission of a job', () => {
    const granted = text.split('\n').filter(line => /^ {6}[a-z-]+: (?:read|write)\b/.test(line))
    for (const line of granted) expect(line).toMatch(/: (?:read|write) +# \S+/)
    const declared = Object.values(workflow.jobs).flatMap(job => Object.keys(job.permissions ?? {}))
    expect(granted).toHaveLength(declared.length)
  })

  it('never runs foreign code with the rights of this repository', () => {
    expect(Object.keys(Object(workflow.on))).not.toEqual(expect.arrayContaining(['pull_request_target']))
    expect(text).not.toMatch(/run:.*\$\{\{\s*github\.(?:event|head_ref)/)
  })
})
