import { readdir, readFile } from 'node:fs/promises'

/** Name of the variable that marks every process of one run. */
export const RUN_MARK = 'PHASEPROOF_RUN'

// A process that forks while we look is found in the next round; more rounds than these mean a fork bomb.
const ROUNDS = 8

/**
 * Kills processes that left their group (`setsid`, daemons) but still carry the run's mark in the
 * environment that they were started with. Linux only: elsewhere nobody may read that. A process that
 * was started with a wiped environment is not found; the job's end is its limit.
 *
 * @param mark the random part of the run's {@link RUN_MARK}
 * @returns how many were killed
 */
export async function killSurvivors(mark: string): Promise<number> {
  if (process.platform !== 'linux') return 0
  let killed = 0
  for (let round = 0; round < ROUNDS; round++) {
    const found = await marked(mark)
    for (const id of found) if (kill(id)) killed++
    if (found.length === 0) break
  }
  return killed
}

async function marked(mark: string): Promise<readonly number[]> {
  const names = await readdir('/proc').catch(() => [])
  const ids: number[] = []
  for (const name of names) {
    if (!/^\d{1,10}$/.test(name) || Number(name) === process.pid) continue
    if (await carries(name, mark)) ids.push(Number(name))
  }
  return ids
}

/** Dead processes that wait to be collected have an empty environment, so they are not found again. */
async function carries(id: string, mark: string): Promise<boolean> {
  try {
    const environment = await readFile(`/proc/${id}/environ`, 'latin1')
    return environment.split('\0').some(
      entry =>
        entry.startsWith(`${RUN_MARK}=`) &&
        entry
          .slice(RUN_MARK.length + 1)
          .split(':')
          .includes(mark),
    )
  } catch {
    // It has ended, or belongs to somebody else.
    return false
  }
}

function kill(id: number): boolean {
  try {
    process.kill(id, 'SIGKILL')
    return true
  } catch {
    return false
  }
}
