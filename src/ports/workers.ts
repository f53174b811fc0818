import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/** Threads that answer tasks, one at a time each. */
export interface Workers<Task, Answer> {
  /** Rejects when the thread that had the task broke down; the next task gets a new one. */
  run(task: Task): Promise<Answer>
  close(): Promise<void>
}

/** More hardly help: reading and tying together stay on one thread. */
const MOST = 4
const MAX_HEAP_MB = 512

interface Job<Task, Answer> {
  readonly task: Task
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** The script that parses in a thread, beside the bundle or in the compiled sources; null when run from source. */
export function parsingScript(): URL | null {
  const here = import.meta.url
  return (
    [new URL('index-worker.js', here), new URL('../entry/index-worker.js', here)].find(url =>
      existsSync(url),
    ) ?? null
  )
}

/** Threads start when there is work for them. A thread that breaks down takes one task with it, not the others. */
export function openWorkers<Task, Answer>(
  script: URL,
  count = Math.max(1, Math.min(MOST, availableParallelism())),
): Workers<Task, Answer> {
  const idle: Worker[] = []
  const all = new Map<Worker, Job<Task, Answer> | null>()
  const waiting: Job<Task, Answer>[] = []

  function start(): Worker {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } })
    all.set(worker, null)
    worker.on('message', (answer: Answer) => {
      all.get(worker)?.resolve(answer)
      all.set(worker, null)
      idle.push(worker)
      next()
    })
    const broken = (error: Error) => {
      const job = all.get(worker)
      if (!all.delete(worker)) return
      const place = idle.indexOf(worker)
      if (place >= 0) idle.splice(place, 1)
      job?.reject(error)
      next()
    }
    worker.on('error', error => broken(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', code => broken(new Error(`the thread ended with ${code}`)))
    return worker
  }

  function next(): void {
    while (waiting.length > 0) {
      const worker = idle.pop() ?? (all.size < count ? start() : null)
      if (worker === null) return
      const job = waiting.shift()
      if (job === undefined) return
      all.set(worker, job)
      worker.postMessage(job.task)
    }
  }

  return {
    run: task =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject })
        next()
      }),
    async close() {
      const workers = [...all.keys()]
      all.clear()
      await Promise.all(workers.map(worker => worker.terminate()))
    },
  }
}
