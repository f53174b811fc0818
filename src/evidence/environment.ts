/**
 * What a child process may know of our environment. Tests are foreign code: they get what toolchains need
 * to work, and nothing that could write to the repository, the runner or a registry.
 */

type Environment = Readonly<Record<string, string>>

const ALLOWED: ReadonlySet<string> = words(
  // The shell and the terminal.
  'PATH HOME SHELL USER LOGNAME LANG LANGUAGE TZ TMPDIR TEMP TMP CI DISPLAY',
  'XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_RUNTIME_DIR LD_LIBRARY_PATH SSL_CERT_FILE SSL_CERT_DIR',
  // The runner; it ends what is left of a job by the tracking id.
  'RUNNER_OS RUNNER_ARCH RUNNER_NAME RUNNER_TEMP RUNNER_TOOL_CACHE RUNNER_TRACKING_ID RUNNER_ENVIRONMENT',
  'AGENT_TOOLSDIRECTORY',
  // What was checked out, for tests that ask.
  'GITHUB_ACTIONS GITHUB_WORKSPACE GITHUB_SHA GITHUB_REF GITHUB_REF_NAME GITHUB_REF_TYPE GITHUB_HEAD_REF',
  'GITHUB_BASE_REF GITHUB_REPOSITORY GITHUB_REPOSITORY_OWNER GITHUB_RUN_ID GITHUB_RUN_NUMBER GITHUB_JOB',
  'GITHUB_RUN_ATTEMPT GITHUB_EVENT_NAME GITHUB_WORKFLOW GITHUB_SERVER_URL GITHUB_API_URL GITHUB_GRAPHQL_URL',
  'GITHUB_ACTOR',
  // Where toolchains live and keep their things.
  'GOPATH GOCACHE GOMODCACHE GOROOT GOFLAGS GOPROXY GOTOOLCHAIN GOSUMDB GONOSUMDB GOPRIVATE GOOS GOARCH GOBIN',
  'GOTMPDIR CGO_ENABLED CC CXX CFLAGS CXXFLAGS LDFLAGS PKG_CONFIG_PATH',
  'CARGO_HOME CARGO_TARGET_DIR CARGO_INCREMENTAL RUSTUP_HOME RUSTUP_TOOLCHAIN RUSTFLAGS RUST_BACKTRACE',
  'JAVA_HOME JDK_HOME GRADLE_USER_HOME MAVEN_HOME M2_HOME ANDROID_HOME ANDROID_SDK_ROOT',
  'VIRTUAL_ENV CONDA_PREFIX CONDA_DEFAULT_ENV PYTHONPATH PYTHONHOME PYTHONUNBUFFERED PYTHONIOENCODING',
  'PYTHONDONTWRITEBYTECODE PYTHONUTF8 PYTHONLOCATION UV_CACHE_DIR UV_PYTHON PIP_CACHE_DIR POETRY_HOME',
  'NODE_ENV NODE_PATH NODE_EXTRA_CA_CERTS COREPACK_HOME PNPM_HOME BUN_INSTALL VOLTA_HOME DENO_DIR CHROME_BIN',
  'PLAYWRIGHT_BROWSERS_PATH DOTNET_ROOT DOTNET_CLI_TELEMETRY_OPTOUT NUGET_PACKAGES GEM_HOME GEM_PATH',
  'BUNDLE_PATH RBENV_ROOT RBENV_VERSION COMPOSER_HOME',
  // Windows.
  'SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT USERPROFILE USERNAME APPDATA LOCALAPPDATA PROGRAMDATA OS',
  'PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 COMMONPROGRAMFILES HOMEDRIVE HOMEPATH NUMBER_OF_PROCESSORS',
  'PROCESSOR_ARCHITECTURE',
)

const ALLOWED_PREFIXES = ['LC_', 'JAVA_HOME_', 'PYENV_', 'NVM_', 'GOROOT_'] as const

/** Handed on to nobody, not even when a suite names them: with these one can act as the job. */
const DENIED: ReadonlySet<string> = words(
  'GITHUB_TOKEN GITHUB_OUTPUT GITHUB_ENV GITHUB_PATH GITHUB_STATE GITHUB_STEP_SUMMARY',
)
const DENIED_PREFIXES = ['ACTIONS_', 'INPUT_'] as const

const SECRETIVE = /TOKEN|SECRET|PASSW|KEY|CREDENTIAL/

/**
 * The whole environment of a child process.
 *
 * @param ours our own environment
 * @param names variables of ours that the configuration hands on by name
 * @param extra variables that we set ourselves, such as those that make a suite leave a report
 */
export function childEnvironment(
  ours: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
  extra: Environment,
): Environment {
  const named = new Set(names.map(upper))
  const handed = Object.entries(ours).filter(([name]) => mayPass(upper(name), named))
  return {
    // Nobody watches, and nobody answers questions.
    CI: 'true',
    TERM: 'dumb',
    ...Object.fromEntries(handed.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    ...extra,
  }
}

function mayPass(name: string, named: ReadonlySet<string>): boolean {
  if (DENIED.has(name) || DENIED_PREFIXES.some(prefix => name.startsWith(prefix))) return false
  if (named.has(name)) return true
  if (SECRETIVE.test(name)) return false
  return ALLOWED.has(name) || ALLOWED_PREFIXES.some(prefix => name.startsWith(prefix))
}

/** Windows does not tell `Path` from `PATH`. */
function upper(name: string): string {
  return name.toUpperCase()
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(line => line.split(' ')))
}
