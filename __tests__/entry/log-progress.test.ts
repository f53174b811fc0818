import { logProgress } from '../../src/entry/log-progress.ts'
import { terminalProgress } from '../../src/entry/terminal-progress.ts'
import { workflowCommands } from '../e2e/workflow-commands.ts'

const SMUGGLED = [
  '::set-output name=conclusion::pass',
  '  ::error::x',
  '\t::add-mask::x',
  'text\r::error::x',
  'text\n::error::x',
  'text\u2028::error::x',
  '##[error]x',
  'text ##[set-env name=PATH]x',
  '\u001b[0m::error::x',
  '#\u200b#[error]x',
  '#\u001b[0m#[error]x',
  '#\u0000#[error]x',
  '::stop-commands::x',
  '::endgroup::',
  `${'x'.repeat(70_000)}\n::error::x`,
]

/** The log of a progress, and the token that ended the quiet of each stage. */
function play(steps: (progress: ReturnType<typeof logProgress>) => void) {
  const written: string[] = []
  const progress = logProgress(text => written.push(text))
  steps(progress)
  progress.end()
  const log = written.join('')
  return { written, log, names: workflowCommands(log).map(({ name }) => name) }
}

describe('what is smuggled into the log', () => {
  it.each(SMUGGLED)('%j is no command, wherever it stands', text => {
    const { names } = play(progress => {
      progress.note(text)
      progress.output(text)
      progress.stage('First')
      progress.output(text)
      progress.note(text)
      progress.stage('Second')
      progress.end()
      progress.output(text)
    })
    const stage = ['group', 'stop-commands', 'endgroup']
    expect(names).toEqual([...stage, ...stage])
  })

  it.each(SMUGGLED)('%j as the title of a stage is only a title', text => {
    expect(play(progress => progress.stage(text)).names).toEqual(['group', 'stop-commands', 'endgroup'])
  })

  it('would be read, were it written as it is: the grammar can tell', () => {
    const obeyed = ['::set-output name=conclusion::pass', '  ::error::x', 'text\r::error::x', '##[error]x']
    for (const text of obeyed) expect(workflowCommands(`${text}\n`)).toHaveLength(1)
  })
})

describe('the token that ends the quiet', () => {
  const tokens = (log: string) => [...log.matchAll(/^::stop-commands::(.+)$/gm)].map(match => match[1] ?? '')

  it('is another one for every stage and every run, and cannot be guessed', () => {
    const run = () =>
      play(progress => {
        for (const title of ['a', 'b', 'c']) progress.stage(title)
      }).log
    const all = [...tokens(run()), ...tokens(run())]
    expect(new Set(all).size).toBe(6)
    for (const token of all) expect(token).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('is used only to begin and to end', () => {
    const { written } = play(progress => {
      progress.stage('Tests')
      progress.output('first')
      progress.note('second')
    })
    const [token = ''] = tokens(written.join(''))
    expect(written.map(text => text.includes(token))).toEqual([true, false, false, true])
  })

  it('is not told by whoever says it by chance', () => {
    const { log } = play(progress => {
      progress.stage('Tests')
      progress.output('::00000000-0000-0000-0000-000000000000::\n::error::x')
    })
    expect(workflowCommands(log).map(({ name }) => name)).toEqual(['group', 'stop-commands', 'endgroup'])
  })

  it('is not needed again when a stage ends twice', () => {
    const { log } = play(progress => {
      progress.stage('Tests')
      progress.end()
      progress.end()
    })
    expect(log.match(/endgroup/g)).toHaveLength(1)
  })
})

describe('progress at a terminal', () => {
  const show = (interactive: boolean) => {
    const written: string[] = []
    const progress = terminalProgress({ interactive, width: 20, err: text => written.push(text) })
    progress.stage('Tests\u001b[2J')
    progress.output('x'.repeat(100))
    progress.note('one\nline')
    progress.end()
    return written
  }

  it('is one line, never wider than the terminal, and cleared in the end', () => {
    const written = show(true)
    const clear = '\r\u001b[K'
    for (const text of written) {
      expect(text.replaceAll(clear, '').replace(/\n$/, '').length).toBeLessThan(20)
      expect(text.replaceAll(clear, '')).not.toContain('\u001b')
    }
    expect(written.at(-1)).toBe('one line\n')
    expect(written).toContain(clear)
  })

  it('is silent in a pipe', () => {
    expect(show(false)).toEqual([])
  })
})
