import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A file that only saves time: whatever goes wrong with it costs nothing but that. */
export function readKept(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

/** Written beside and renamed, so that a reader never sees half of it. False when it could not be written. */
export function writeKept(path: string, bytes: Uint8Array): boolean {
  const unfinished = `${path}.${process.pid}`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(unfinished, bytes)
    renameSync(unfinished, path)
    return true
  } catch {
    return false
  }
}
