import { parentPort } from 'node:worker_threads'
import { type SourceTask, sourceReader } from '../inventory/index/read-sources.ts'
import { openSyntax } from '../ports/syntax.ts'

/** A thread that parses what it is given, one file at a time; a bundle of its own. */
const read = sourceReader(openSyntax())

parentPort?.on('message', (task: SourceTask) => {
  read(task).then(
    facts => parentPort?.postMessage(facts),
    // Ends the thread: the pool reports the file and starts another one.
    (error: unknown) => {
      throw error
    },
  )
})
