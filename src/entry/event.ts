/** What started the workflow, as far as it decides what may be run and written. */
export interface Event {
  readonly name: string
  /** Branch that a follow-up commit may go to; null on tags, pull requests and detached runs. */
  readonly branch: string | null
  /** Null: repository code may run. Else why it may not. */
  readonly refusesToRun: string | null
  /** Null: the branch may be written to. Else why nothing is written. */
  readonly refusesToWrite: string | null
  /** Commit of the base branch, on pull requests. */
  readonly base: string | null
  readonly pullRequest: boolean
}

/** Events that run with the repository's own rights although a stranger may have caused them. */
const PRIVILEGED = new Set([
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
  'pull_request_review_comment',
  'fork',
  'watch',
])

/** Events after which the audited commit is the head of a branch. */
const ON_BRANCH = new Set(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch'])

/**
 * Reads the event from the runner's variables and its payload (untrusted JSON: every field may be missing).
 *
 * See https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function readEvent(env: Readonly<Record<string, string | undefined>>, payload: unknown): Event {
  const name = env.GITHUB_EVENT_NAME ?? ''
  const repository = env.GITHUB_REPOSITORY ?? ''
  const ref = env.GITHUB_REF ?? ''
  const pullRequest = name.startsWith('pull_request') || name === 'merge_group'
  const branch = ON_BRANCH.has(name) && ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null
  const foreign = PRIVILEGED.has(name) && isForeign(name, payload, repository)
  const refusesToRun = foreign
    ? `on \`${name}\` the code may come from a stranger while the job holds the repository's rights; audit it on \`pull_request\` instead`
    : null
  return {
    name,
    branch,
    refusesToRun,
    refusesToWrite: refusesToRun ?? (branch === null ? notOnBranch(name, ref) : null),
    base: textAt(payload, 'pull_request', 'base', 'sha') ?? textAt(payload, 'merge_group', 'base_sha'),
    pullRequest,
  }
}

function notOnBranch(name: string, ref: string): string {
  if (name.startsWith('pull_request')) return 'nothing is written on pull requests'
  return `nothing is written on \`${name || 'an unknown event'}\` for \`${ref || 'no ref'}\`: it is no branch`
}

/** Is the head not this repository's own? What cannot be told counts as foreign. */
function isForeign(name: string, payload: unknown, repository: string): boolean {
  switch (name) {
    case 'pull_request_target':
    case 'pull_request_review_comment':
      return textAt(payload, 'pull_request', 'head', 'repo', 'full_name') !== repository
    case 'workflow_run':
      return textAt(payload, 'workflow_run', 'head_repository', 'full_name') !== repository
    case 'issue_comment':
      return at(payload, 'issue', 'pull_request') !== undefined || at(payload, 'issue') === undefined
    default:
      return false
  }
}

function textAt(value: unknown, ...keys: readonly string[]): string | null {
  const found = at(value, ...keys)
  return typeof found === 'string' ? found : null
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  let current = value
  for (const key of keys) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined
    current = (current as Readonly<Record<string, unknown>>)[key]
  }
  return current ?? undefined
}
