export interface Captured {
  /** Null when a signal ended it. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  /** Both streams in the order of their arrival, as the runner's log has them. */
  readonly log: string
}

export interface Step {
  /** The Node that runs the bundle; this one when left out. */
  readonly node?: string
  readonly workspace: string
  /** The job's temporary folder, `RUNNER_TEMP`. */
  readonly temporary: string
  readonly serverUrl: string
  /** `owner/name` */
  readonly repository: string
  readonly token: string
  readonly eventName: string
  readonly event: object
  readonly ref: string
  readonly sha: string
  readonly inputs?: Readonly<Record<string, string>>
  /** Variables besides the runner's own. */
  readonly environment?: Readonly<Record<string, string>>
}

export interface StepResult extends Captured {
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** What the step wrote into the files that change later steps; nothing is right. */
  readonly exported: { readonly ENV: string; readonly PATH: string; readonly STATE: string }
}

/** Runs git away from the machine's own configuration; throws with git's words when it fails. */
export function git(folder: string, args: readonly string[]): Promise<string>

/** Runs a program to its end, with no input. */
export function capture(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<Captured>

/** Checks a commit out as actions/checkout does since v6. */
export function checkout(request: {
  readonly url: string
  readonly token: string
  readonly sha: string
  readonly ref: string
  readonly workspace: string
  readonly temporary: string
  readonly depth?: number
}): Promise<void>

/** Runs the bundled action as one step of a job. */
export function runAction(step: Step): Promise<StepResult>

/** The runner's reading of a command file; throws where the runner would fail the step. */
export function readKeyValues(text: string): Record<string, string>
