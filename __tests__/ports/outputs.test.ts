import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type CommandOutputs, commandOutputs } from '../../src/ports/outputs.ts'

let home: string
let root: string
let outputs: CommandOutputs

beforeEach(() => {
  home = realpathSync(mkdtempSync(path.join(tmpdir(), 'outputs-')))
  root = path.join(home, 'project')
  mkdirSync(path.join(root, 'out'), { recursive: true })
  mkdirSync(path.join(home, 'temp'))
  writeFileSync(path.join(home, 'secret.xml'), 'secret')
  outputs = commandOutputs(root, path.join(home, 'temp'))
})
afterEach(async () => {
  await outputs.dispose()
  rmSync(home, { recursive: true, force: true })
})

const write = (file: string, text = 'x') => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}
const found = async (...patterns: readonly string[]) => (await outputs.find(patterns)).map(file => file.path)
const text = async (file: string) => {
  const chunks: Uint8Array[] = []
  for await (const chunk of outputs.open(file)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
const fingerprint = async (file: string) => (await outputs.find([file]))[0]?.fingerprint

describe('files that patterns match', () => {
  it('are regular files, sorted, each once', async () => {
    for (const file of ['out/b.xml', 'out/a.xml', 'out/.hidden.xml', 'deep/er/a.xml']) write(file)
    mkdirSync(path.join(root, 'out/folder.xml'))
    expect(await found('out/*.xml', 'out/a.xml', 'none.xml')).toEqual([
      'out/.hidden.xml',
      'out/a.xml',
      'out/b.xml',
    ])
    expect(await found('**/a.xml')).toEqual(['deep/er/a.xml', 'out/a.xml'])
    expect(await found(path.join(root, 'out/a.xml'))).toEqual(['out/a.xml'])
  })

  it('are not those of dependencies, unless the pattern says so', async () => {
    write('node_modules/a/junit.xml')
    expect(await found('**/junit.xml')).toEqual([])
    expect(await found('node_modules/a/junit.xml')).toEqual(['node_modules/a/junit.xml'])
  })

  it('never lie outside', async () => {
    symlinkSync(home, path.join(root, 'up'))
    symlinkSync(path.join(home, 'secret.xml'), path.join(root, 'out/link.xml'))
    expect(
      await found(
        '../secret.xml',
        'out/../../secret.xml',
        path.join(home, 'secret.xml'),
        'up/secret.xml',
        'up/*.xml',
        'out/link.xml',
        '**/*.xml',
        '',
      ),
    ).toEqual([])
  })

  it('are not pipes, which would never end', async () => {
    if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(root, 'out/pipe.xml')])
    expect(await found('out/*.xml')).toEqual([])
    await expect(text('out/pipe.xml')).rejects.toThrow()
  })
})

describe('a fingerprint', () => {
  it('changes with the content even when size and time do not', async () => {
    const file = path.join(root, 'a.xml')
    const time = new Date('2026-01-01')
    write('a.xml', 'one')
    utimesSync(file, time, time)
    const before = await fingerprint('a.xml')
    expect(await fingerprint('a.xml')).toBe(before)
    write('a.xml', 'two')
    utimesSync(file, time, time)
    expect(await fingerprint('a.xml')).not.toBe(before)
  })

  it('changes when the same content is written again', async () => {
    write('a.xml', 'same')
    utimesSync(path.join(root, 'a.xml'), 1, 1)
    const before = await fingerprint('a.xml')
    write('a.xml', 'same')
    expect(await fingerprint('a.xml')).not.toBe(before)
  })
})

describe('a file that is opened', () => {
  it('comes as it is', async () => {
    write('a.txt', 'y'.repeat(200_000))
    expect(await text('a.txt')).toBe('y'.repeat(200_000))
  })

  it.each([['../secret.xml'], ['gone.xml'], ['out'], ['link.xml']])('%s is refused', async file => {
    symlinkSync(path.join(home, 'secret.xml'), path.join(root, 'link.xml'))
    await expect(text(file)).rejects.toThrow()
  })
})

describe('a temporary folder', () => {
  it('is fresh, empty, outside the checkout, and gone in the end', async () => {
    const [one, two] = [
      await outputs.temporaryFolder('reports'),
      await outputs.temporaryFolder('../re ports'),
    ]
    expect(new Set([one, two]).size).toBe(2)
    for (const folder of [one, two]) expect(path.dirname(folder)).toBe(path.join(home, 'temp'))
    writeFileSync(path.join(one, 'junit.xml'), 'here')
    expect(await found(path.join(one, 'junit.xml'))).toEqual([path.join(one, 'junit.xml')])
    expect(await text(path.join(one, 'junit.xml'))).toBe('here')
    symlinkSync(path.join(home, 'secret.xml'), path.join(one, 'link.xml'))
    expect(await found(path.join(one, 'link.xml'), path.join(one, '../../secret.xml'))).toEqual([])
    await outputs.dispose()
    expect(() => statSync(one)).toThrow()
  })
})
