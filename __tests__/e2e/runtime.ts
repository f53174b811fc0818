import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)

/** A Node 24, the Action's runtime: named by `PHASEPROOF_NODE24`, installed by `npm run node24`, or this one. */
export function node24(): string | null {
  const named = process.env.PHASEPROOF_NODE24
  if (named !== undefined && named !== '') return named
  const name = `node-${process.platform}-${process.arch}`
  const installed = fileURLToPath(new URL(`.cache/node24/node_modules/${name}/bin/node`, root))
  if (existsSync(installed)) return installed
  return Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : null
}

/** The Node to run the Action with: Node 24 where there is one, else the Node that runs the tests. */
export function actionNode(): string {
  return node24() ?? process.execPath
}

/** The end-to-end tests run what users run. */
export function requireBundle(): void {
  for (const name of ['dist/index.js', 'dist/cli.js']) {
    if (!existsSync(new URL(name, root))) throw new Error(`${name} is missing. Run: npm run build`)
  }
}
