import type { StepResult } from '../../scripts/runner.mjs'

/** Expects the step to end with this exit code, and shows its whole log when it does not. */
export function expectEnd(step: StepResult, exitCode: number): void {
  if (step.exitCode !== exitCode) {
    throw new Error(`the step ended with ${step.exitCode} instead of ${exitCode}; its log:\n${step.log}`)
  }
}
