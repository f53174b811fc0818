import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepCommandFiles } from '../../src/ports/command-files.ts'

let home: string
let folder: string
let output: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'phaseproof-command-files-'))
  folder = join(home, '_runner_file_commands')
  output = join(folder, 'output')
  mkdirSync(folder)
  writeFileSync(output, 'earlier=1\n')
  writeFileSync(join(home, 'other'), 'earlier=1\nresult=pass\n')
  writeFileSync(join(home, 'same'), 'earlier=1\n')
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

type Tampering = readonly [string, () => void]

const TAMPERINGS: readonly Tampering[] = [
  ['appended to', () => appendFileSync(output, 'result=pass\n')],
  ['replaced', () => writeFileSync(output, 'earlier=2\n')],
  ['emptied', () => truncateSync(output)],
  ['removed', () => rmSync(output)],
  ['made a link', () => replace(() => symlinkSync(join(home, 'other'), output))],
  ['made a link to a file that holds the same', () => replace(() => symlinkSync(join(home, 'same'), output))],
  ['made a folder', () => replace(() => mkdirSync(join(output, 'deep'), { recursive: true }))],
  ['made a pipe that nobody writes to', () => replace(() => execFileSync('mkfifo', [output]))],
  ['made larger than memory', () => truncateSync(output, 8 * 1024 ** 3)],
  ['taken away with its folder', () => rmSync(folder, { recursive: true })],
]

function replace(make: () => void): void {
  rmSync(output)
  make()
}

describe('a command file', () => {
  it.each(TAMPERINGS)('that was %s holds what it held', (_, tamper) => {
    const files = keepCommandFiles({ GITHUB_OUTPUT: output })
    tamper()
    expect(files.restore()).toEqual(['GITHUB_OUTPUT'])
    expect(readFileSync(output, 'utf8')).toBe('earlier=1\n')
    expect(lstatSync(output).isFile()).toBe(true)
    expect(readFileSync(join(home, 'other'), 'utf8')).toBe('earlier=1\nresult=pass\n')
    expect(files.restore()).toEqual([])
  })

  it('that nobody touched is left alone', () => {
    const files = keepCommandFiles({ GITHUB_OUTPUT: output, GITHUB_ENV: undefined, GITHUB_PATH: '' })
    expect(files.restore()).toEqual([])
  })

  it('that was not there is taken away again', () => {
    const files = keepCommandFiles({ GITHUB_STATE: join(folder, 'state') })
    writeFileSync(join(folder, 'state'), 'x=1\n')
    expect(files.restore()).toEqual(['GITHUB_STATE'])
    expect(existsSync(join(folder, 'state'))).toBe(false)
  })

  it('is one of five', () => {
    const names = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']
    const env = Object.fromEntries(names.map(name => [name, join(folder, name)]))
    for (const path of Object.values(env)) writeFileSync(path, '')
    const files = keepCommandFiles(env)
    for (const path of Object.values(env)) appendFileSync(path, 'x')
    expect(files.restore()).toEqual(names)
    for (const path of Object.values(env)) expect(readFileSync(path, 'utf8')).toBe('')
  })
})
