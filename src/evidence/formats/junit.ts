import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { TestCase, TestOutcome } from '../../model/evidence.ts'
import { keptMessage, keptName, lineNumber, milliseconds, type ReportFormat } from './format.ts'
import { isWorse, outcomeOf, statusOf } from './junit-outcome.ts'

/** Elements inside one another; real reports stay below twenty. */
const DEPTH = 200

/**
 * JUnit XML as Ant wrote it first and everybody varies it: pytest, surefire, gtest, node, vitest, …
 * There is no standard; https://github.com/testmoapp/junitxml collects the dialects, and the retry elements
 * are surefire's (https://maven.apache.org/surefire/maven-surefire-plugin/examples/rerun-failing-tests.html).
 * Attributes that count are never believed: only the cases in the body count.
 */
export const junit: ReportFormat = {
  name: 'junit',
  maxBytes: 256 * 1024 * 1024,

  recognises(head) {
    const root = /^<([A-Za-z_][\w:.-]{0,60})[\s/>]/.exec(withoutProlog(head))?.[1]
    return root === 'testsuites' || root === 'testsuite'
  },

  async read(text, emit) {
    const reader = new JUnitReader(emit)
    for await (const piece of text) if (!reader.write(piece)) break
    return reader.end()
  },
}

/** From the first tag that is neither declaration, comment nor DOCTYPE. */
function withoutProlog(head: string): string {
  let rest = head.slice(Math.max(0, head.indexOf('<')))
  for (;;) {
    const end = rest.startsWith('<!--') ? '-->' : /^<[?!]/.test(rest) ? '>' : null
    if (end === null) return rest
    const after = rest.indexOf(end)
    const next = after < 0 ? -1 : rest.indexOf('<', after)
    if (next < 0) return ''
    rest = rest.slice(next)
  }
}

interface OpenCase {
  readonly attributes: Readonly<Record<string, string>>
  outcome: TestOutcome
  /** node's word for "not done yet": such a test may fail, and node itself does not mind. */
  todo: boolean
  /** Message attribute and text of the element that decided the outcome. */
  message: string | undefined
  readonly properties: { readonly name: string; readonly value: string }[]
}

class JUnitReader {
  readonly #emit: (found: TestCase) => void
  readonly #parser = new SaxesParser()
  readonly #elements: string[] = []
  readonly #suites: Readonly<Record<string, string>>[] = []
  readonly #mishaps: string[] = []
  #case: OpenCase | null = null
  /** Text of the element that decides, while it is open. */
  #said: string | null = null
  #error: string | undefined
  #producer = ''

  constructor(emit: (found: TestCase) => void) {
    this.#emit = emit
    this.#parser.on('error', error => {
      // Raw control characters of a test's output: frequent in real reports, and harmless.
      if (/: (?:disallowed character|malformed character entity)\.$/.test(error.message)) return
      this.#refuse(`it is not well-formed XML (${error.message.slice(0, 200)})`)
    })
    this.#parser.on('doctype', () => this.#refuse('it has a DOCTYPE, which no test report needs'))
    this.#parser.on('opentag', tag => this.#open(tag))
    this.#parser.on('closetag', tag => this.#close(tag.name))
    this.#parser.on('cdata', said => this.#say(said))
  }

  /** @returns false when it is of no use to go on */
  write(text: string): boolean {
    this.#parser.write(text)
    return this.#error === undefined
  }

  end(): { error?: string; mishaps: readonly string[] } {
    // A file that ends early is reported by the parser as an unclosed tag.
    if (this.#error === undefined) this.#parser.close()
    return this.#error === undefined
      ? { mishaps: this.#mishaps }
      : { error: this.#error, mishaps: this.#mishaps }
  }

  #refuse(error: string): void {
    this.#error ??= error
  }

  #open(tag: SaxesTagPlain): void {
    if (this.#error !== undefined) return
    const { name, attributes } = tag
    const parent = this.#elements.at(-1)
    if (this.#elements.length >= DEPTH) this.#refuse(`its elements are nested deeper than ${DEPTH}`)
    this.#elements.push(name)
    if (parent === undefined) this.#root(tag)
    else if (this.#case !== null) this.#inCase(this.#case, name, attributes, parent)
    else if (name === 'testsuite') this.#suites.push(attributes)
    else if (name === 'testcase')
      this.#case = {
        attributes,
        outcome: statusOf(attributes),
        todo: false,
        message: undefined,
        properties: [],
      }
    else if ((name === 'error' || name === 'failure') && parent.startsWith('testsuite')) {
      const suite = this.#suites.at(-1)?.name ?? 'the report'
      if (this.#mishaps.length < 100)
        this.#mishaps.push(
          keptName(`${suite} has an ${name} outside every test case: ${attributes.message ?? ''}`),
        )
    }
  }

  #root({ name, attributes }: SaxesTagPlain): void {
    // Check (the C library) uses the same root in its own name space for another format.
    if ((name !== 'testsuites' && name !== 'testsuite') || attributes.xmlns?.includes('check.sourceforge'))
      this.#refuse(`its root element <${keptName(name)}> is not JUnit's`)
    if (name === 'testsuite') this.#suites.push(attributes)
    this.#producer = attributes.name ?? ''
  }

  #inCase(open: OpenCase, name: string, attributes: Readonly<Record<string, string>>, parent: string): void {
    if (name === 'testcase') this.#refuse('it has a test case inside a test case')
    else if (parent === 'testcase') {
      open.todo ||= name === 'skipped' && attributes.type === 'todo'
      const outcome = outcomeOf(name)
      if (outcome !== undefined && isWorse(outcome, open.outcome)) {
        open.outcome = outcome
        open.message = attributes.message
        this.#said = ''
        this.#parser.on('text', said => this.#say(said))
      }
    } else if (name === 'property' && open.properties.length < 100) {
      open.properties.push({
        name: keptName(attributes.name ?? ''),
        value: keptName(attributes.value ?? ''),
      })
    }
  }

  #say(said: string): void {
    if (this.#said !== null && this.#said.length < 4_000) this.#said += said.slice(0, 4_000)
  }

  #close(name: string): void {
    if (this.#error !== undefined) return
    this.#elements.pop()
    const open = this.#case
    if (name === 'testsuite' && open === null) this.#suites.pop()
    if (open === null) return
    if (this.#said !== null && this.#elements.at(-1) === 'testcase') {
      const text = this.#said.trim()
      open.message = text.includes(open.message ?? '') ? text : keptMessage(open.message, text)
      this.#said = null
      // Without a listener the parser does not collect text at all: system-out may be large.
      this.#parser.off('text')
    }
    if (name === 'testcase') {
      this.#case = null
      this.#emit(this.#finished(open))
    }
  }

  #finished(open: OpenCase): TestCase {
    const { attributes } = open
    const outcome = open.todo ? 'skipped' : open.outcome
    const suite = this.#suites.at(-1)
    const file = attributes.file ?? suite?.file ?? suite?.filepath ?? sourceFile(attributes.classname)
    const line = lineNumber(attributes.line ?? attributes.lineno)
    const durationMs = milliseconds(attributes.time ?? attributes.duration)
    const message = keptMessage(open.message)
    return {
      name: keptName(attributes.name ?? ''),
      suite: keptName(this.#suiteNames(attributes.classname).join(' ')),
      ...(file === undefined || file === '' ? {} : { file: keptName(file) }),
      // pytest counts lines from zero.
      ...(line === undefined ? {} : { line: this.#isPytest() ? line + 1 : line }),
      outcome,
      ...(durationMs === undefined ? {} : { durationMs }),
      ...(message === undefined || outcome === 'passed' ? {} : { message }),
      properties: open.properties,
    }
  }

  #isPytest(): boolean {
    return this.#producer === 'pytest tests' || this.#suites.at(-1)?.name === 'pytest'
  }

  /** Names that tell tests apart; `pytest` and node's class name `test` are the same for all of them. */
  #suiteNames(className: string | undefined): readonly string[] {
    const names = this.#suites.map(suite => suite.name ?? '').filter(name => name !== 'pytest')
    if (className !== undefined && className !== 'test' && className !== names.at(-1)) names.push(className)
    return names.filter(name => name !== '')
  }
}

/** vitest and jest's reporters name the file as the class. */
function sourceFile(className: string | undefined): string | undefined {
  return className !== undefined && /^\S{1,500}\.[cm]?[jt]sx?$/.test(className) ? className : undefined
}
