import { readFailOn } from '../../src/config/fail-on.ts'

describe('readFailOn', () => {
  it.each([
    ['overclaim, regression, tests', ['overclaim', 'regression', 'tests']],
    ['overclaim\nregression\r\n tests ', ['overclaim', 'regression', 'tests']],
    ['tests tests', ['tests']],
    ['none', []],
  ])('reads %j', (text, rules) => {
    expect(readFailOn(text, 'fail-on')).toEqual({ ok: true, value: rules })
  })

  it.each([
    ['overclaims', '"overclaims" is no rule of the gate', 'Did you mean "overclaim"?'],
    ['none, tests', '"none" stands beside other rules', 'Write "none" alone'],
    ['', 'Nothing is listed', 'Expected a list of failing'],
    [' , ', 'Nothing is listed', 'or none'],
    ['Tests', '"Tests" is no rule of the gate', 'Did you mean "tests"?'],
    ['all', '"all" is no rule of the gate', 'Expected a list of failing'],
  ])('refuses %j', (text, message, remedy) => {
    const result = readFailOn(text, '--fail-on')
    expect(result).toEqual({
      ok: false,
      problems: [{ severity: 'error', place: '--fail-on', message, remedy: expect.stringContaining(remedy) }],
    })
  })

  it('reports every wrong word', () => {
    const result = readFailOn('a,b', 'fail-on')
    expect(result.ok ? [] : result.problems.map(problem => problem.message)).toEqual([
      '"a" is no rule of the gate',
      '"b" is no rule of the gate',
    ])
  })
})
