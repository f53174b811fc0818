import type { Binding, CheckConfig, Policy, SuiteConfig } from '../model/config.ts'
import type { SignOff } from '../model/plan.ts'
import { readRules } from './fail-on.ts'
import {
  type Field,
  readCommand,
  readFields,
  readList,
  readNamed,
  readPath,
  readText,
  recordOf,
  reject,
} from './fields.ts'
import { didYouMean } from './suggest.ts'
import { readDay, readDuration, readNumber, readPointer, readVariable, readWord } from './values.ts'

export function readSuites(field: Field): readonly SuiteConfig[] {
  return readNamed(field, (name, suite): SuiteConfig => {
    const keys = readFields(suite, ['run', 'reports', 'coverage', 'timeout', 'env'], ['run'])
    return {
      name,
      run: keys.run ? readCommand(keys.run) : '',
      reports: keys.reports ? readList(keys.reports, readPath) : [],
      coverage: keys.coverage ? readList(keys.coverage, readPath) : [],
      timeoutMs: keys.timeout ? readDuration(keys.timeout) : null,
      env: keys.env ? readList(keys.env, readVariable) : [],
    }
  }).map(([, suite]) => suite)
}

export function readChecks(field: Field): readonly CheckConfig[] {
  return readNamed(field, (name, check): CheckConfig => {
    const keys = readFields(check, ['run', 'output', 'metric', 'repeat', 'timeout', 'env'], ['run'])
    return {
      name,
      run: keys.run ? readCommand(keys.run) : '',
      metric: keys.metric ? readMetric(keys.metric) : null,
      ...(keys.output === undefined ? {} : { output: readText(keys.output) }),
      ...(keys.repeat === undefined ? {} : { repeat: readRepeat(keys.repeat) }),
      timeoutMs: keys.timeout ? readDuration(keys.timeout) : null,
      env: keys.env ? readList(keys.env, readVariable) : [],
    }
  }).map(([, check]) => check)
}

/** More runs than these are a benchmark's own business. */
const MOST_RUNS = 25

function readRepeat(field: Field): number {
  const times = readNumber(field)
  if (field.node.kind === 'number' && !(Number.isInteger(times) && times >= 1 && times <= MOST_RUNS))
    reject(field, `Expected a whole number of runs from 1 to ${MOST_RUNS}.`)
  return times
}

function readMetric(field: Field): CheckConfig['metric'] {
  const keys = readFields(field, ['file', 'pointer', 'min', 'max'], ['file', 'pointer'])
  const min = keys.min && readNumber(keys.min)
  const max = keys.max && readNumber(keys.max)
  if (field.node.kind === 'mapping' && !keys.min && !keys.max) {
    reject(field, 'Add "min: …", "max: …" or both: a metric without a limit proves nothing.')
  }
  if (min !== undefined && max !== undefined && min > max) {
    reject(field, `Expected min (${min}) to be at most max (${max}).`)
  }
  return {
    file: keys.file ? readPath(keys.file) : '',
    pointer: keys.pointer ? readPointer(keys.pointer) : '',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }
}

/** `checks`: the names that items may bind; a binding to any other is a problem. */
export function readItems(field: Field, checks: readonly string[]): Readonly<Record<string, Binding>> {
  const readCheck = (check: Field): string => {
    const name = readText(check)
    if (name !== '' && !checks.includes(name)) {
      reject(check, `${didYouMean(name, checks)}Expected the name of an entry under "checks".`)
    }
    return name
  }
  return recordOf(
    readNamed(field, (_, item): Binding => {
      const keys = readFields(item, ['test', 'path', 'symbol', 'check'])
      if (item.node.kind === 'mapping' && item.node.entries.length === 0) {
        reject(item, 'Expected at least one of: test, path, symbol, check.')
      }
      return {
        test: keys.test ? readList(keys.test, readText) : [],
        path: keys.path ? readList(keys.path, readPath) : [],
        symbol: keys.symbol ? readList(keys.symbol, readText) : [],
        check: keys.check ? readList(keys.check, readCheck) : [],
      }
    }),
  )
}

export function readSignOffs(field: Field): Readonly<Record<string, SignOff>> {
  return recordOf(
    readNamed(field, (_, signOff): SignOff => {
      const keys = readFields(signOff, ['by', 'on', 'until', 'note'], ['by', 'on'])
      const on = keys.on ? readDay(keys.on) : ''
      const until = keys.until && readDay(keys.until)
      // ISO days sort as text.
      if (keys.until && until !== undefined && until !== '' && until < on) {
        reject(keys.until, `Expected a day that is not before "on" (${on}).`)
      }
      return {
        by: keys.by ? readText(keys.by) : '',
        on,
        ...(until === undefined ? {} : { until }),
        ...(keys.note === undefined ? {} : { note: readText(keys.note) }),
        place: field.findings.place,
      }
    }),
  )
}

/** `defaults` fills in what is not written. */
export function readPolicy(field: Field, defaults: Policy): Policy {
  const keys = readFields(field, ['fail-on', 'tick-at', 'untick'])
  return {
    failOn: keys['fail-on'] ? readRules(keys['fail-on']) : defaults.failOn,
    tickAt: keys['tick-at'] ? readTickAt(keys['tick-at']) : defaults.tickAt,
    untick: keys.untick ? readWord(keys.untick, ['contradicted', 'never']) : defaults.untick,
  }
}

function readTickAt(field: Field): Policy['tickAt'] {
  const { node } = field
  if (node.kind === 'text' && LOWER_RUNGS.includes(node.text)) {
    reject(
      field,
      'A tick needs observed behaviour, so it can be moved upwards only: expected verified or failed-before.',
    )
    return 'verified'
  }
  return readWord(field, ['verified', 'failed-before'])
}

const LOWER_RUNGS: readonly string[] = ['claimed', 'file', 'symbol', 'caller', 'test', 'implemented']
