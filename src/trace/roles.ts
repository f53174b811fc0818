/** What the path of a file says of its part in the project. */

/** Is this the name of a file of tests, as the usual runners expect it? */
export function looksLikeTests(path: string): boolean {
  return (
    /(?:^|\/)(?:tests?|__tests__|specs?)\/|[._-](?:test|spec)s?\.[a-z]+$|(?:^|\/)test_[^/]*\.py$|_test\.[a-z]+$/.test(
      path,
    ) && !isSample(path)
  )
}

/** Data for tests that only looks like code or tests: what it declares, tags or names is not the project's. */
export function isSample(path: string): boolean {
  return /(?:^|\/)(?:_{0,2}fixtures?_{0,2}|test-?data|test_data|goldens?|__snapshots__|samples?)\//i.test(
    path,
  )
}

/** Stand-ins and helpers of tests: a function that is declared there alone is not the one that was promised. */
export function isTestSupport(path: string): boolean {
  return (
    looksLikeTests(path) || isSample(path) || /(?:^|\/)(?:_{0,2}mocks?_{0,2}|stubs?|fakes?)\//i.test(path)
  )
}

/** A project of its own that lies inside this one to be looked at. */
export function isExample(path: string): boolean {
  return isSample(path) || /(?:^|\/)(?:examples?|demos?|templates?)\//i.test(path)
}
