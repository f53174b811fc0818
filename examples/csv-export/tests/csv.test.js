import assert from 'node:assert/strict'
import { test } from 'node:test'
import { escapeField, formatRow } from '../src/csv.js'

test('CSV-1 quotes fields with quotes, delimiters and line breaks', () => {
  assert.equal(escapeField('plain'), 'plain')
  assert.equal(escapeField('3" screw'), '"3"" screw"')
  assert.equal(escapeField('nuts, bolts'), '"nuts, bolts"')
  assert.equal(escapeField('two\nlines'), '"two\nlines"')
})

test('CSV-1 writes nothing for a missing value', () => {
  assert.equal(formatRow(['A-1', null, undefined, 0]), 'A-1,,,0\r\n')
})

test('quotes the delimiter that is in use', () => {
  assert.equal(formatRow(['a;b', 'c,d'], ';'), '"a;b";c,d\r\n')
})
