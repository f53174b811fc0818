import { brief, readText } from './support.ts'

const suite = (inside: string) =>
  `<?xml version="1.0"?>\n<testsuites><testsuite name="s">${inside}</testsuite></testsuites>`
const outcomeOf = async (inside: string, attributes = '') => {
  const report = await readText(suite(`<testcase name="t" ${attributes}>${inside}</testcase>`))
  return report.error ?? report.cases[0]?.outcome
}

describe('the outcome of a case', () => {
  it.each([
    ['', '', 'passed'],
    ['<failure/>', '', 'failed'],
    ['<error/>', '', 'errored'],
    ['<skipped/>', '', 'skipped'],
    ['<skipped/><failure/>', '', 'failed'],
    ['<skipped type="todo"/><failure/>', '', 'skipped'],
    ['<failure/><error/><skipped/>', '', 'errored'],
    ['<flakyFailure/>', '', 'flaky'],
    ['<flakyError/>', '', 'flaky'],
    ['<rerunFailure/>', '', 'flaky'],
    ['<failure/><rerunFailure/>', '', 'failed'],
    ['', 'status="notrun"', 'skipped'],
    ['', 'status="run" result="suppressed"', 'skipped'],
    ['', 'status="disabled"', 'skipped'],
    ['', 'status="failed"', 'failed'],
    ['', 'status="run" result="completed"', 'passed'],
    ['<system-out><![CDATA[<failure/>]]></system-out>', '', 'passed'],
    ['<failure>a &lt;skipped/&gt;</failure>', '', 'failed'],
  ])('%s %s is %s', async (inside, attributes, outcome) => {
    expect(await outcomeOf(inside, attributes)).toBe(outcome)
  })
})

describe('a sound report', () => {
  it('counts the cases of its body, never its own attributes', async () => {
    const report = await readText(
      '<testsuites tests="900" failures="0"><testsuite name="a" tests="5"><testcase name="1"/><testsuite name="b"><testcase name="2"><failure/></testcase></testsuite></testsuite><testsuite name="c"><testcase name="3"/></testsuite></testsuites>',
    )
    expect(report).toMatchObject({
      format: 'junit',
      totals: { total: 3, passed: 2, failed: 1, errored: 0, skipped: 0, flaky: 0 },
    })
    expect(brief(report.cases)).toEqual(['a / 1: passed', 'a b / 2: failed', 'c / 3: passed'])
  })

  it('gives place, time, properties and the first lines of a failure', async () => {
    const report = await readText(
      suite(
        '<testcase classname="pkg.Login" name="rejects" file="src/login_test.py" line="12" time="1,001.5"><properties><property name="req" value="AUTH-3"/></properties><failure message="expected 401">expected 401\n  at line 3</failure></testcase>',
      ),
    )
    expect(report.cases).toEqual([
      {
        name: 'rejects',
        suite: 's pkg.Login',
        file: 'src/login_test.py',
        line: 12,
        outcome: 'failed',
        durationMs: 1_001_500,
        message: 'expected 401\n  at line 3',
        properties: [{ name: 'req', value: 'AUTH-3' }],
      },
    ])
  })

  it.each([
    [
      'pytest counts lines from zero',
      '<testsuites name="pytest tests"><testsuite name="pytest"><testcase classname="tests.test_a" name="test_x" file="tests/test_a.py" line="4"/></testsuite></testsuites>',
      { suite: 'tests.test_a', line: 5 },
    ],
    [
      'vitest names the file as the class',
      '<testsuites name="vitest tests"><testsuite name="src/a.test.ts"><testcase classname="src/a.test.ts" name="a &gt; b"/></testsuite></testsuites>',
      { suite: 'src/a.test.ts', name: 'a > b', file: 'src/a.test.ts' },
    ],
    [
      'node has the class name "test" for every test',
      '<testsuites><testsuite name="login"><testcase name="works" time="0.1" classname="test"/></testsuite></testsuites>',
      { suite: 'login', name: 'works' },
    ],
  ])('knows its producer: %s', async (_, text, expected) => {
    expect((await readText(text)).cases[0]).toMatchObject(expected)
  })

  it('says what failed outside every case', async () => {
    const report = await readText(suite('<error message="database is down"/><testcase name="t"/>'))
    expect(report.error).toBeUndefined()
    expect(report.totals).toMatchObject({ total: 1, passed: 1 })
    expect(report.mishaps).toEqual(['s has an error outside every test case: database is down'])
  })

  it('may hold raw control characters of a test’s output', async () => {
    const report = await readText(
      suite('<testcase name="t"><failure>\u001b[31mred\u0001&#x1b;</failure></testcase>'),
    )
    expect(report.error).toBeUndefined()
    expect(report.totals.failed).toBe(1)
  })

  it.each([
    ['utf-16le', Buffer.from(`\ufeff${suite('<testcase name="ü"/>')}`, 'utf16le')],
    ['utf-8 with a mark', Buffer.from(`\ufeff${suite('<testcase name="ü"/>')}`)],
    [
      'latin1 as declared',
      Buffer.from(suite('<testcase name="ü"/>').replace('"1.0"', '"1.0" encoding="ISO-8859-1"'), 'latin1'),
    ],
  ])('may be %s', async (_, bytes) => {
    const report = await readText(bytes)
    expect(report.error).toBeUndefined()
    expect(report.cases[0]?.name).toBe('ü')
  })
})

describe('an unsound report', () => {
  it.each([
    ['cut off', suite('<testcase name="t"/>').slice(0, -15), /cut off: <testsuite> is not closed/],
    ['with a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "b">]>${suite('')}`, /DOCTYPE/],
    ['with an entity nobody defined', suite('<testcase name="&xxe;"/>'), /not well-formed/],
    ['nested without end', `<testsuites>${'<testsuite>'.repeat(1_000)}`, /nested deeper/],
    [
      'with a case in a case',
      suite('<testcase name="a"><testcase name="b"><failure/></testcase></testcase>'),
      /inside a test case/,
    ],
    [
      'of Check, which has the same root',
      '<testsuites xmlns="http://check.sourceforge.net/ns"><suite/></testsuites>',
      /not JUnit/,
    ],
    ['with tags that cross', suite('<testcase name="a"></testsuite></testcase>'), /not well-formed/],
  ])('%s', async (_, text, error) => {
    const report = await readText(text)
    expect(report.error).toMatch(error)
  })

  it.each([
    ['another root', '<testrun><testsuite><testcase name="t"/></testsuite></testrun>'],
    ['a root in a comment only', '<!-- <testsuite> --><results/>'],
    ['cppunit, whose root is like TRX', '<TestRun><FailedTests/><SuccessfulTests/></TestRun>'],
    ['plain text', 'all tests passed'],
    ['another JSON', '{"passes":3,"tests":[]}'],
    ['nothing', ''],
    ['white space', ' \n '],
    ['binary', Buffer.from([0, 1, 2, 255, 254, 253])],
  ])('%s is refused, never read as zero failures', async (_, text) => {
    const report = await readText(text)
    expect(report.error).toMatch(/none of the formats|empty/)
    expect(report.totals.total).toBe(0)
  })

  it('keeps its failures', async () => {
    const report = await readText(
      suite('<testcase name="t"><failure/></testcase><testcase').replace(/<\/.{0,40}$/, ''),
    )
    expect(report.error).toBeDefined()
    expect(report.totals.failed).toBe(1)
  })
})

it('stays small on a report with a very long message and very many properties', async () => {
  const report = await readText(
    Buffer.from(
      suite(
        `<testcase name="${'n'.repeat(50_000)}"><properties>${'<property name="a" value="b"/>'.repeat(5_000)}</properties><failure>${'x'.repeat(500_000)}</failure></testcase>`,
      ),
    ),
  )
  const found = report.cases[0]
  expect(found?.name.length).toBeLessThanOrEqual(1_000)
  expect(found?.message?.length).toBeLessThanOrEqual(2_000)
  expect(found?.properties.length).toBeLessThanOrEqual(100)
})
