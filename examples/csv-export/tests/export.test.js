import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportItems } from '../src/export.js'

const items = [
  { sku: 'A-1', name: '3" screw', shelf: 'N4', count: 120 },
  { sku: 'B-7', name: 'nuts, bolts', shelf: 'S1', count: 8 },
]

test('exports a head and one row an item', () => {
  const rows = [...exportItems(items)]
  assert.deepEqual(rows, [
    'sku,name,shelf,count\r\n',
    'A-1,"3"" screw",N4,120\r\n',
    'B-7,"nuts, bolts",S1,8\r\n',
  ])
})

test('hands out the first row before it asks for the second item', () => {
  const asked = []
  function* slowly() {
    for (const item of items) {
      asked.push(item.sku)
      yield item
    }
  }
  const rows = exportItems(slowly())
  rows.next()
  rows.next()
  assert.deepEqual(asked, ['A-1'])
})

test('selects columns in the order that was asked for', () => {
  assert.deepEqual([...exportItems(items.slice(0, 1), { columns: ['count', 'sku'] })], ['count,sku\r\n', '120,A-1\r\n'])
})

// proof: CSV-7
test('refuses a column that does not exist', () => {
  assert.throws(() => [...exportItems(items, { columns: ['price'] })], /unknown column "price"/)
})
