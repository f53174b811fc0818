import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openWorkers, type Workers } from '../../src/ports/workers.ts'

const SCRIPT = `
import { parentPort, threadId } from 'node:worker_threads'
parentPort.on('message', task => {
  if (task === 'throw') throw new Error('broken')
  if (task === 'exit') process.exit(3)
  parentPort.postMessage({ task, threadId })
})
`
let folder: string
let workers: Workers<string, { task: string; threadId: number }>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'phaseproof-workers-'))
  writeFileSync(join(folder, 'worker.mjs'), SCRIPT)
  workers = openWorkers(pathToFileURL(join(folder, 'worker.mjs')), 2)
})
afterEach(async () => {
  await workers.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('workers', () => {
  it('answer every task with its own answer, on as many threads as allowed', async () => {
    const tasks = Array.from({ length: 50 }, (_, i) => `task ${i}`)
    const answers = await Promise.all(tasks.map(task => workers.run(task)))
    expect(answers.map(({ task }) => task)).toEqual(tasks)
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(2)
  })

  it.each([
    ['throw', 'broken'],
    ['exit', 'ended with 3'],
  ])('that break down (%s) take one task with them, not the others', async (task, message) => {
    const results = await Promise.allSettled(['a', task, 'b', 'c'].map(one => workers.run(one)))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(String(results[1]?.status === 'rejected' && results[1].reason)).toContain(message)
    expect(await workers.run('again')).toMatchObject({ task: 'again' })
  })
})
