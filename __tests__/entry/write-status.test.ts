import { type AuditRequest, audit } from '../../src/audit.ts'
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import { readEvent } from '../../src/entry/event.ts'
import { writeStatus } from '../../src/entry/write-status.ts'
import { inputs, Project } from './project.ts'

const PLAN = 'phases/current/plan.md'
const TEXT = '# Plan\n\n- [x] A-1: Bundle `dist/app.js`\n- [x] A-2: Write `src/none.js`\n'
const FILES = { [PLAN]: TEXT, '.gitignore': 'dist/\n', 'src/a.js': 'export const a = 1\n' }

let project: Project
afterEach(() => project.close())

/** Audits what is on the branch, lets somebody else push, and writes the status. */
async function write(rival: Readonly<Record<string, string>> | null, given = {}, eventName = 'push') {
  project = await Project.open(FILES)
  const world = await project.world()
  const request: AuditRequest = {
    config: DEFAULT_CONFIG,
    plans: [PLAN],
    suites: { commands: [], reports: [], coverage: [], timeoutMs: 1000 },
    notRun: null,
    failOn: [],
    baseline: null,
    root: project.checkout,
    today: '2026-06-01',
  }
  const found = await audit(request, world)
  if (!found.ok) throw new Error(JSON.stringify(found.problems))
  const before = rival === null ? project.head() : project.push(rival)
  const event = readEvent({ GITHUB_EVENT_NAME: eventName, GITHUB_REF: 'refs/heads/main' }, {})
  const written = await writeStatus(inputs(given), event, project.runner, request, found.value, world)
  return { written, before }
}

it('the status goes to the branch', async () => {
  const { written, before } = await write(null)
  expect(written).toMatchObject({ commit: project.head(), problems: [] })
  expect(project.head()).not.toBe(before)
  expect(project.text(PLAN)).toContain('- [x] A-1: Bundle')
  expect(project.text(PLAN)).toContain('- [ ] A-2: Write')
})

it('after a push of documents it is made anew, and what git ignores is no more missing than before', async () => {
  const { written } = await write({ [PLAN]: `${TEXT}- [ ] A-3: More\n` })
  expect(written).toMatchObject({ commit: project.head(), problems: [] })
  expect(project.text(PLAN)).toContain('- [x] A-1: Bundle')
  expect(project.text(PLAN)).toContain('- [ ] A-2: Write')
  expect(project.text(PLAN)).toContain('- [ ] A-3: More')
})

it('after a push of code it is left to the next run, with a warning', async () => {
  const { written, before } = await write({ 'src/a.js': 'export const a = 2\n' })
  expect(written).toMatchObject({ commit: '', problems: [{ severity: 'warning', place: 'main' }] })
  expect(project.head()).toBe(before)
})

it('a plan that somebody emptied is a problem, and nothing is written', async () => {
  const { written, before } = await write({ [PLAN]: '' })
  expect(written).toMatchObject({ commit: '', problems: [{ severity: 'error', place: PLAN }] })
  expect(project.head()).toBe(before)
})

it.each<[string, Readonly<Record<string, string>>, string]>([
  ['told not to', { 'write-back': 'none' }, 'push'],
  ['it is a pull request', {}, 'pull_request'],
  ['the token is wrong', { token: 'wrong' }, 'push'],
])('nothing is written when %s', async (_, given, eventName) => {
  const { written, before } = await write(null, given, eventName)
  expect(written.commit).toBe('')
  expect(project.head()).toBe(before)
})
