import { prose } from '../../src/report/markdown.ts'

it.each([
  ['Write rows with `writeCsv` in src/csv.ts', 'Write rows with `writeCsv` in src/csv.ts'],
  ['`a` and `b`', '`a` and `b`'],
  ['one ` alone', 'one \\` alone'],
  ['`a` then ` alone', '`a` then \\` alone'],
  ['`a``b`', '`a``b`'],
  ['`@octocat`', '`@\u200boctocat`'],
  ['`a|b` *c*', '<code>a\\|b</code> \\*c\\*'],
  ['`<b>` <b>', '`<b>` &lt;b&gt;'],
  ['`https://a.b` https://a.b', '`https://a.b` https\u200b://a.b'],
  ['`\u200b`', '\\`\\`'],
  ['', ''],
])('%j becomes %j', (text, markdown) => {
  expect(prose(text)).toBe(markdown)
})
