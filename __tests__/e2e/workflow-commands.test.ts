import { errorLines, workflowCommands } from './workflow-commands.ts'

describe('the runner’s grammar of workflow commands', () => {
  it.each<[string, string, readonly string[]]>([
    ['a command at the start of a line', '::error::boom', ['error']],
    ['white space before it', ' \t::warning file=a::boom', ['warning']],
    ['a bare carriage return ends a line', 'fine\r::notice::boom', ['notice']],
    ['the old form anywhere in a line', 'fine ##[error]boom', ['error']],
    ['names in any case', '::ERROR::boom', ['error']],
    ['text before the new form', 'fine ::error::boom', []],
    ['an unknown name', '::pwn::boom', []],
    ['no end of the name', '::error boom', []],
    ['a prefix before every piece', '  | ::error::boom', []],
    ['a broken old form', 'fine ## [error]boom', []],
    [
      'stopped commands',
      '::stop-commands::t0ken\n::error::a\n::T0ken::\n::error::b',
      ['stop-commands', 'error'],
    ],
  ])('%s', (_, log, names) => {
    expect(workflowCommands(log).map(command => command.name)).toEqual(names)
  })

  it('gives the lines of an error message back', () => {
    expect(errorLines('::error title=x::one%0Atwo 100%25\n::notice::three')).toEqual(['one', 'two 100%'])
  })
})
