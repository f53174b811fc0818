import { childEnvironment } from '../../src/evidence/environment.ts'

const handedOn = (name: string, names: readonly string[] = []) =>
  childEnvironment({ [name]: 'canary' }, names, {})[name] === 'canary'

it.each([
  'PATH',
  'Path',
  'HOME',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'CI',
  'RUNNER_TEMP',
  'RUNNER_TRACKING_ID',
  'GOCACHE',
  'GOFLAGS',
  'CARGO_HOME',
  'RUSTUP_HOME',
  'JAVA_HOME',
  'JAVA_HOME_21_X64',
  'PYENV_ROOT',
  'VIRTUAL_ENV',
  'NVM_DIR',
  'GITHUB_ACTIONS',
  'GITHUB_SHA',
  'GITHUB_REF_NAME',
  'GITHUB_WORKSPACE',
  'SystemRoot',
  'ProgramFiles(x86)',
])('%s is handed on', name => {
  expect(handedOn(name)).toBe(true)
})

it.each([
  'DATABASE_URL',
  'NODE_OPTIONS',
  'NPM_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'SSH_AUTH_SOCK',
  'PGPASSWORD',
  'LC_API_KEY',
  'PYENV_TOKEN',
  'GITHUB_EVENT_PATH',
  'HTTP_PROXY',
  'LD_PRELOAD',
  'BASH_ENV',
  'GIT_DIR',
  'npm_config__auth',
])('%s is handed on only by name', name => {
  expect(handedOn(name)).toBe(false)
  expect(handedOn(name, [name])).toBe(true)
})

it.each([
  'GITHUB_TOKEN',
  'GITHUB_OUTPUT',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_CACHE_URL',
  'INPUT_TOKEN',
  'INPUT_PLAN',
  'github_token',
  'Input_Token',
])('%s is handed on to nobody', name => {
  expect(handedOn(name)).toBe(false)
  expect(handedOn(name, [name])).toBe(false)
})

it('nobody watches and nobody answers', () => {
  expect(childEnvironment({}, [], {})).toEqual({ CI: 'true', TERM: 'dumb' })
  expect(childEnvironment({ CI: '1', TERM: 'xterm-256color' }, [], {})).toEqual({ CI: '1', TERM: 'dumb' })
})

it('what makes a suite report wins over what we have', () => {
  const child = childEnvironment({ NODE_OPTIONS: '--inspect' }, ['NODE_OPTIONS'], {
    NODE_OPTIONS: '--test-reporter=junit',
  })
  expect(child.NODE_OPTIONS).toBe('--test-reporter=junit')
})
