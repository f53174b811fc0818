/** What the runner tells a step, besides inputs and event. */
export interface Runner {
  readonly workspace: string
  readonly temporary: string
  readonly serverUrl: string
  readonly repository: string | null
  readonly today: string
  readonly environment: Readonly<Record<string, string | undefined>>
  write(text: string): void
}
