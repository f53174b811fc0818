import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { RepositoryIndex } from '../../src/model/repository-index.ts'
import { moduleDiagram } from '../../src/report/inventory-diagram.ts'
import { inventoryJson } from '../../src/report/inventory-json.ts'
import { inventoryMarkdown, inventoryText } from '../../src/report/inventory-text.ts'
import { indexOf } from '../inventory/index-of.ts'

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/inventory.schema.json', import.meta.url), 'utf8'),
)
const isInventory = new Ajv2020({ strictRequired: false, strictTypes: false, allErrors: true }).compile(
  schema,
)

let index: RepositoryIndex
beforeAll(async () => {
  index = await indexOf({
    'package.json': '{"dependencies":{"vue":"^3.4"},"scripts":{"go":"node src/main.js"}}',
    'src/main.js':
      "import { open } from './store/open.js'\nimport 'vue'\nimport './gone.js'\nopen(process.env.STORE_URL)\napp.get('/items', list)\nconsole.log(1)\nconsole.log(2)\nconsole.log(3)",
    'src/store/open.js': '/** Opens it. */\nexport function open() {}',
    'src/store/lonely.js': '',
    'tests/open.test.js': "import '../src/store/open.js'\ntest('opens', () => { expect(1).toBe(1) })",
    'research/choice.md': '# Choice\n\nVue 2 and Redis.',
    'vendor/x.js': '',
    'a`b\n::warning::.ts': 'function (',
  })
})

describe('the JSON of an inventory', () => {
  it('is what its schema says', () => {
    isInventory(JSON.parse(JSON.stringify(inventoryJson(index))))
    expect(isInventory.errors).toBeNull()
  })

  it('is told from something else by its schema', () => {
    expect(isInventory({ ...inventoryJson(index), conventions: [{ topic: 'guess' }] })).toBe(false)
  })

  it('counts', () => {
    expect(inventoryJson(index).totals).toMatchObject({
      files: 8,
      tests: 1,
      imports: { files: 2, package: 1, missing: 1 },
      entryPoints: 1,
    })
  })
})

describe('the summary', () => {
  it('shows what matters, a section each', () => {
    const text = inventoryText(index, { color: false, width: 100 })
    expect(text).toContain('Languages\n  javascript: 4 files')
    expect(text).toContain('imports: 2 to files, 1 to packages outside, 1 lead nowhere')
    expect(text).toContain('src/main.js: package.json runs it: go')
    expect(text).toContain('Reached by nothing\n  src/store/lonely.js')
    expect(text).toContain('GET /items (src/main.js:5)')
    expect(text).toContain('1 defined nowhere\n  STORE_URL: src/main.js, defined nowhere')
    expect(text).toContain('conflicting: Vue 2, manifests have ^3.4 (research/choice.md:3)')
    expect(text).toContain('absent: Redis (research/choice.md:3)')
    expect(text).toContain('logging, javascript: console (3 of 3)')
  })

  it('is inert in a terminal and in Markdown, whatever files are called', () => {
    for (const text of [inventoryText(index, { color: false, width: 100 }), inventoryMarkdown(index)]) {
      expect(text).not.toMatch(/^\s*::warning::/m)
    }
    expect(inventoryMarkdown(index)).not.toContain('a`b')
  })
})

describe('the diagram', () => {
  it('has modules and who imports whom', () => {
    expect(moduleDiagram(index.modules)).toContain('["src/store<br>2 files"]')
    expect(moduleDiagram(index.modules)).toMatch(/m\d -->\|1\| m\d/)
  })

  it('escapes names, and leaves out the smallest when there are many', () => {
    const modules = Array.from({ length: 60 }, (_, i) => ({
      name: `m"]${i}`,
      files: 60 - i,
      lines: 1,
      dependsOn: [],
    }))
    const diagram = moduleDiagram(modules)
    expect(diagram).toContain('["m#34;#93;0<br>60 files"]')
    expect(diagram).not.toContain('#93;59<')
    expect(diagram).toContain('%% 20 smaller modules are left out')
  })
})
