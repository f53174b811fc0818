/** Writes to buffer.json how many bytes an export of 100,000 items holds at once, at most. */
import { writeFileSync } from 'node:fs'
import { exportItems } from '../src/export.js'

function* stock(count) {
  for (let i = 0; i < count; i++) yield { sku: `A-${i}`, name: 'nuts, bolts', shelf: 'N4', count: i }
}

let largest = 0
for (const piece of exportItems(stock(100_000))) largest = Math.max(largest, Buffer.byteLength(piece))
writeFileSync('buffer.json', JSON.stringify({ largest_piece_bytes: largest }))
