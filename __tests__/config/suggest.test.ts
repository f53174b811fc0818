import { nearestWord } from '../../src/config/suggest.ts'

it.each([
  ['runs', 'run'],
  ['reprots', 'reports'],
  ['Coverage', 'coverage'],
  ['time-out', 'timeout'],
  ['nev', 'env'],
  ['command', null],
  ['x', null],
  ['x'.repeat(100_000), null],
])('the word nearest to %.20j is %j', (word, nearest) => {
  expect(nearestWord(word, ['run', 'reports', 'coverage', 'timeout', 'env'])).toBe(nearest)
})
