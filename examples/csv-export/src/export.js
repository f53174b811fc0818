import { formatRow } from './csv.js'

export const COLUMNS = ['sku', 'name', 'shelf', 'count']

/** Yields the export piece by piece: a head, then one row an item, so that no export is held in memory whole. */
export function* exportItems(items, { delimiter = ',', columns = COLUMNS } = {}) {
  for (const column of columns) {
    if (!COLUMNS.includes(column)) throw new RangeError(`unknown column "${column}", expected one of ${COLUMNS.join(', ')}`)
  }
  yield formatRow(columns, delimiter)
  for (const item of items) yield formatRow(columns.map(column => item[column]), delimiter)
}
