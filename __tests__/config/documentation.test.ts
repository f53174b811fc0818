import { readFileSync } from 'node:fs'
import { readConfig } from '../../src/config/read.ts'

const manual = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8')
const blocks = [...manual.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block]) => block ?? '')

it.each(blocks.map((block, index) => [index + 1, block] as const))(
  'example %d of the manual is read',
  (_, block) => {
    expect(readConfig('phaseproof.yml', new TextEncoder().encode(block))).toMatchObject({ ok: true })
  },
)

it('has the example with every key', () => {
  expect(blocks).toHaveLength(2)
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/config.schema.json', import.meta.url), 'utf8'),
  )
  for (const key of Object.keys(schema.properties)) expect(blocks[1]).toMatch(new RegExp(`^${key}:`, 'm'))
})
