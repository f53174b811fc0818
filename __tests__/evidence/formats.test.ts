import { brief, readText } from './support.ts'

const lines = (...events: readonly unknown[]) => events.map(event => JSON.stringify(event)).join('\n')

const TRX = `<?xml version="1.0"?><TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
  <UnitTestResult testId="1" testName="App.LoginTests.Works" duration="00:00:01.5000000" outcome="Passed"/>
  <UnitTestResult testId="2" testName="Rejects" outcome="Failed"><Output><ErrorInfo><Message>no</Message><StackTrace>at x</StackTrace></ErrorInfo></Output></UnitTestResult>
  <UnitTestResult testId="3" testName="Waits" outcome="NotExecuted"/>
  <UnitTestResult testId="4" testName="Hangs" outcome="Timeout"/>
  <UnitTestResult testId="5" testName="Rows" outcome="Failed"><InnerResults><UnitTestResult testId="5" testName="Rows (1)" outcome="Passed"/></InnerResults></UnitTestResult>
</Results><TestDefinitions><UnitTest id="1"><TestMethod className="App.LoginTests, App, Version=1" name="Works"/></UnitTest></TestDefinitions></TestRun>`

const NUNIT3 = `<test-run><test-suite fullname="App"><test-suite fullname="App.LoginTests">
  <test-case name="Works" classname="App.LoginTests" result="Passed" duration="0.25"><properties><property name="req" value="AUTH-3"/></properties></test-case>
  <test-case name="Rejects" classname="App.LoginTests" result="Failed"><failure><message><![CDATA[no]]></message></failure></test-case>
  <test-case name="Throws" classname="App.LoginTests" result="Failed" label="Error"/>
  <test-case name="Warns" classname="App.LoginTests" result="Warning"/>
  <test-case name="Waits" classname="App.LoginTests" result="Skipped" label="Ignored"><reason><message>later</message></reason></test-case>
</test-suite></test-suite></test-run>`

const NUNIT2 = `<test-results><test-suite><results>
  <test-case name="App.LoginTests.Works(1.5)" executed="True" result="Success" success="True" time="0.25"/>
  <test-case name="App.LoginTests.Rejects" executed="True" result="Failure"><failure><message>no</message></failure></test-case>
  <test-case name="Old" executed="True" success="False"/>
  <test-case name="Older" executed="True"/>
  <test-case name="Oldest" executed="True"><failure/></test-case>
  <test-case name="App.LoginTests.Waits" executed="False"><reason><message>later</message></reason></test-case>
</results></test-suite></test-results>`

const XUNIT = `<assemblies><assembly name="a.dll"><collection name="c">
  <test name="App.LoginTests.Works" type="App.LoginTests" method="Works" time="0.25" result="Pass"><traits><trait name="req" value="AUTH-3"/></traits></test>
  <test name="shown as" type="App.LoginTests" result="Fail"><failure><message>no</message></failure></test>
  <test name="App.LoginTests.Waits" type="App.LoginTests" result="Skip"><reason>later</reason></test>
  <test name="App.LoginTests.Odd" type="App.LoginTests" result="Whatever"/>
</collection></assembly></assemblies>`

const ROBOT = `<robot generator="Robot 7"><suite name="Login" source="/p/login.robot">
  <kw name="Setup"><status status="PASS"/></kw>
  <test name="Works" line="7"><kw name="Log"><tag>robot:flatten</tag><msg>x</msg><status status="PASS"/></kw><tag>AUTH-3</tag><status status="PASS" elapsed="0.25"/></test>
  <test name="Rejects"><kw name="Fail"><status status="FAIL">inner</status></kw><tags><tag>old</tag></tags><status status="FAIL" starttime="20240131 12:30:01.000" endtime="20240131 12:30:01.250">no</status></test>
  <test name="Waits"><status status="SKIP">later</status></test>
</suite></robot>`

const CTEST = `<Site Name="n"><Testing><TestList><Test>./works</Test></TestList>
  <Test Status="passed"><Name>works</Name><Path>./unit</Path><Results><NamedMeasurement type="numeric/double" name="Execution Time"><Value>0.25</Value></NamedMeasurement></Results></Test>
  <Test Status="failed"><Name>rejects</Name><Path>.</Path><Results><Measurement><Value>no</Value></Measurement></Results><Labels><Label>AUTH-3</Label></Labels></Test>
  <Test Status="notrun"><Name>waits</Name></Test>
</Testing></Site>`

const CTRF = JSON.stringify({
  results: {
    tool: { name: 'x' },
    summary: { tests: 99, passed: 99 },
    tests: [
      {
        name: 'works',
        suite: ['login', 'form'],
        status: 'passed',
        duration: 250,
        tags: ['AUTH-3'],
        filePath: 'a.js',
        line: 3,
      },
      { name: 'rejects', status: 'failed', message: 'no', trace: 'at x' },
      { name: 'again', status: 'passed', retries: 1 },
      { name: 'other', status: 'other' },
      { name: 'odd', status: 'green' },
    ],
  },
})

const MOCHA = JSON.stringify({
  stats: { suites: 1, tests: 3, passes: 3, pending: 0, failures: 0 },
  tests: [
    { title: 'works', fullTitle: 'login works', file: '/p/a.js', duration: 250, currentRetry: 0, err: {} },
    {
      title: 'rejects',
      fullTitle: 'login rejects',
      file: '/p/a.js',
      err: { message: 'no', stack: 'Error: no' },
    },
    { title: 'waits', fullTitle: 'login waits', file: '/p/a.js', err: {} },
    { title: 'again', fullTitle: 'login again', file: '/p/a.js', currentRetry: 1, err: {} },
  ],
  pending: [{ title: 'waits', fullTitle: 'login waits', file: '/p/a.js', err: {} }],
  failures: [
    { title: 'rejects', fullTitle: 'login rejects', file: '/p/a.js' },
    { title: '"before all" hook', fullTitle: 'login "before all" hook', file: '/p/a.js' },
  ],
  passes: [],
})

const RSPEC = JSON.stringify({
  version: '3.13',
  examples: [
    {
      description: 'works',
      full_description: 'Login works',
      status: 'passed',
      file_path: './spec/a_spec.rb',
      line_number: 3,
      run_time: 0.25,
    },
    {
      description: 'rejects',
      full_description: 'Login rejects',
      status: 'failed',
      exception: { message: 'no' },
    },
    { description: 'waits', full_description: 'Login waits', status: 'pending', pending_message: 'later' },
  ],
  summary: { errors_outside_of_examples_count: 1 },
  messages: ['An error occurred while loading ./spec/b_spec.rb.'],
})

const CUCUMBER = JSON.stringify([
  {
    uri: 'login.feature',
    keyword: 'Feature',
    name: 'Login',
    elements: [
      { type: 'background', name: '', steps: [{ result: { status: 'passed', duration: 1_000_000 } }] },
      {
        type: 'scenario',
        name: 'works',
        line: 4,
        tags: [{ name: '@AUTH-3' }],
        steps: [{ result: { status: 'passed', duration: 2_000_000 } }],
      },
      { type: 'background', name: '', steps: [{ result: { status: 'failed', error_message: 'no' } }] },
      { type: 'scenario', name: 'rejects', steps: [{ result: { status: 'skipped' } }] },
      { type: 'scenario', name: 'unwritten', steps: [{ result: { status: 'undefined' } }] },
      { type: 'scenario', name: 'empty', steps: [] },
      {
        type: 'scenario',
        name: 'torn down',
        steps: [{ result: { status: 'passed' } }],
        after: [{ result: { status: 'failed' } }],
      },
    ],
  },
])

const LIBTEST = lines(
  { type: 'suite', event: 'started', test_count: 4 },
  { type: 'test', event: 'started', name: 'login::works' },
  { type: 'test', name: 'login::works', event: 'ok', exec_time: 0.25 },
  { type: 'test', name: 'app::bin$login::again#2', event: 'ok' },
  { type: 'test', name: 'login::rejects', event: 'failed', stdout: 'no' },
  { type: 'test', event: 'ignored', name: 'login::waits' },
  { type: 'test', event: 'started', name: 'login::hangs' },
)
  .replaceAll('{"type":"', '{ "type": "')
  .replaceAll('","event"', '", "event"')

const DART = lines(
  { protocolVersion: '0.1.1', type: 'start', time: 0 },
  { suite: { id: 0, path: 'test/a_test.dart' }, type: 'suite', time: 0 },
  { test: { id: 1, name: 'loading test/a_test.dart', suiteID: 0, groupIDs: [] }, type: 'testStart', time: 0 },
  { testID: 1, result: 'success', skipped: false, hidden: true, type: 'testDone', time: 9 },
  { group: { id: 2, name: 'login' }, type: 'group', time: 9 },
  { test: { id: 3, name: 'login works', suiteID: 0, groupIDs: [2], line: 4 }, type: 'testStart', time: 10 },
  { testID: 3, result: 'success', skipped: false, hidden: false, type: 'testDone', time: 260 },
  { test: { id: 4, name: 'login rejects', suiteID: 0, groupIDs: [2] }, type: 'testStart', time: 300 },
  { testID: 4, error: 'no', stackTrace: 'at x', isFailure: true, type: 'error', time: 301 },
  { testID: 4, result: 'failure', skipped: false, hidden: false, type: 'testDone', time: 302 },
  { test: { id: 5, name: 'login waits', suiteID: 0, groupIDs: [2] }, type: 'testStart', time: 303 },
  { testID: 5, result: 'success', skipped: true, hidden: false, type: 'testDone', time: 304 },
  { success: false, type: 'done', time: 400 },
)

const TAP = `TAP version 14
1..6
ok 1 - works
  ---
  duration_ms: 250
  location: '/p/a.test.js:3:1'
  ...
not ok 2 - rejects
  ---
  error: no
  ...
ok 3 - waits # SKIP later
not ok 4 - someday # TODO not yet
    ok 1 - inner # SKIP
    1..1
ok 5 - a group of nothing
    not ok 1 - inner
    1..1
not ok 6 - a group
`

interface Row {
  readonly text: string
  readonly format: string
  readonly cases: readonly string[]
  readonly first: object
  readonly mishaps?: readonly string[]
}

const ROWS: Readonly<Record<string, Row>> = {
  TRX: {
    text: TRX,
    format: 'trx',
    cases: [
      'App.LoginTests / Works: passed',
      ' / Rejects: failed',
      ' / Waits: skipped',
      ' / Hangs: errored',
      ' / Rows (1): passed',
    ],
    first: { durationMs: 1_500 },
  },
  'NUnit 3': {
    text: NUNIT3,
    format: 'nunit3',
    cases: [
      'App.LoginTests / Works: passed',
      'App.LoginTests / Rejects: failed',
      'App.LoginTests / Throws: errored',
      'App.LoginTests / Warns: skipped',
      'App.LoginTests / Waits: skipped',
    ],
    first: { durationMs: 250, properties: [{ name: 'req', value: 'AUTH-3' }] },
  },
  'NUnit 2': {
    text: NUNIT2,
    format: 'nunit2',
    cases: [
      'App.LoginTests / Works(1.5): passed',
      'App.LoginTests / Rejects: failed',
      ' / Old: failed',
      ' / Older: passed',
      ' / Oldest: failed',
      'App.LoginTests / Waits: skipped',
    ],
    first: { durationMs: 250 },
  },
  'xUnit v2': {
    text: XUNIT,
    format: 'xunit',
    cases: [
      'App.LoginTests / Works: passed',
      'App.LoginTests / shown as: failed',
      'App.LoginTests / Waits: skipped',
      'App.LoginTests / Odd: errored',
    ],
    first: { durationMs: 250, properties: [{ name: 'req', value: 'AUTH-3' }] },
  },
  Robot: {
    text: ROBOT,
    format: 'robot',
    cases: ['Login / Works: passed', 'Login / Rejects: failed', 'Login / Waits: skipped'],
    first: {
      file: '/p/login.robot',
      line: 7,
      durationMs: 250,
      properties: [{ name: 'tag', value: 'AUTH-3' }],
    },
  },
  CTest: {
    text: CTEST,
    format: 'ctest',
    cases: ['unit / works: passed', ' / rejects: failed', ' / waits: skipped'],
    first: { durationMs: 250 },
  },
  CTRF: {
    text: CTRF,
    format: 'ctrf-json',
    cases: [
      'login form / works: passed',
      ' / rejects: failed',
      ' / again: flaky',
      ' / other: skipped',
      ' / odd: errored',
    ],
    first: { file: 'a.js', line: 3, durationMs: 250, properties: [{ name: 'tag', value: 'AUTH-3' }] },
  },
  'mocha JSON': {
    text: MOCHA,
    format: 'mocha-json',
    cases: [
      'login / works: passed',
      'login / rejects: failed',
      'login / waits: skipped',
      'login / again: flaky',
    ],
    first: { file: '/p/a.js', durationMs: 250 },
    mishaps: ['login "before all" hook failed'],
  },
  'RSpec JSON': {
    text: RSPEC,
    format: 'rspec-json',
    cases: ['Login / works: passed', 'Login / rejects: failed', 'Login / waits: skipped'],
    first: { file: 'spec/a_spec.rb', line: 3, durationMs: 250 },
    mishaps: ['An error occurred while loading ./spec/b_spec.rb.'],
  },
  'Cucumber JSON': {
    text: CUCUMBER,
    format: 'cucumber-json',
    cases: [
      'Login / works: passed',
      'Login / rejects: failed',
      'Login / unwritten: errored',
      'Login / empty: skipped',
      'Login / torn down: failed',
    ],
    first: { file: 'login.feature', line: 4, durationMs: 3, properties: [{ name: 'tag', value: '@AUTH-3' }] },
  },
  'libtest JSON': {
    text: LIBTEST,
    format: 'libtest-json',
    cases: [
      ' / login::works: passed',
      'app::bin / login::again: flaky',
      ' / login::rejects: failed',
      ' / login::waits: skipped',
      ' / login::hangs: errored',
    ],
    first: { durationMs: 250 },
    mishaps: ['a test program ended before its result'],
  },
  'Dart JSON': {
    text: DART,
    format: 'dart-json',
    cases: ['login / works: passed', 'login / rejects: failed', 'login / waits: skipped'],
    first: { file: 'test/a_test.dart', line: 4, durationMs: 250 },
  },
  TAP: {
    text: TAP,
    format: 'tap',
    cases: [
      ' / works: passed',
      ' / rejects: failed',
      ' / waits: skipped',
      ' / someday: skipped',
      ' / a group of nothing: skipped',
      ' / a group: failed',
    ],
    first: { file: '/p/a.test.js', line: 3, durationMs: 250 },
  },
}

describe.each(Object.entries(ROWS))('%s', (_, { text, format, cases, first, mishaps = [] }) => {
  it('is recognised by its content, and gives its cases', async () => {
    const report = await readText(text)
    expect(report.error).toBeUndefined()
    expect(report.format).toBe(format)
    expect(brief(report.cases)).toEqual(cases)
    expect(report.cases[0]).toMatchObject(first)
    expect(report.mishaps).toEqual(mishaps)
    const failure = report.cases.find(found => found.outcome === 'failed')
    if (format !== 'nunit2') expect(failure?.message ?? 'no').toContain('no')
  })

  it('is read the same with a byte order mark and Windows line ends', async () => {
    const report = await readText(`\ufeff${text.replaceAll('\n', '\r\n')}`)
    expect(report.error).toBeUndefined()
    expect(brief(report.cases)).toEqual(cases)
  })

  it('is no proof when it is cut off', async () => {
    const half = await readText(text.slice(0, text.length * 0.6))
    const troubled =
      half.error !== undefined || half.mishaps.length > 0 || half.totals.failed + half.totals.errored > 0
    expect(troubled).toBe(true)
  })
})

describe('TAP', () => {
  it.each([
    [
      'points that are missing',
      '1..3\nok 1\nok 2\n',
      '3 tests were planned and 2 reported: the rest never ran',
    ],
    ['a bail-out', '1..2\nok 1\nBail out! no database\n', 'it bailed out: no database'],
  ])('%s are a failure outside every test', async (_, text, mishap) => {
    expect((await readText(text)).mishaps).toEqual([mishap])
  })

  it('that skips everything has run nothing', async () => {
    expect(await readText('TAP version 13\n1..0 # skip no engine\n')).toMatchObject({
      totals: { total: 0 },
      mishaps: [],
    })
  })
})

describe('impossible figures', () => {
  it.each(['-1', 'NaN', 'Infinity', '1e400', ''])('a time of %s is left out', async time => {
    const report = await readText(`<testsuite name="s"><testcase name="t" time="${time}"/></testsuite>`)
    expect(report.cases[0]).toEqual({ name: 't', suite: 's', outcome: 'passed', properties: [] })
  })
})
