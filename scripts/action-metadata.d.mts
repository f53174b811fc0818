export interface Field {
  readonly name: string
  readonly description: string
  readonly default: string | null
}

/** The inputs and outputs of an `action.yml`, in the file's order. */
export function readActionMetadata(file: URL | string): {
  readonly inputs: readonly Field[]
  readonly outputs: readonly Field[]
}
