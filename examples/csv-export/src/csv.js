/** Fields and rows of CSV (RFC 4180). */

const LINE_END = '\r\n'

/** One field, in quotes when its text needs them. */
export function escapeField(value, delimiter = ',') {
  const text = value === null || value === undefined ? '' : String(value)
  const special = text.includes(delimiter) || text.includes('"') || text.includes('\n') || text.includes('\r')
  return special ? `"${text.replaceAll('"', '""')}"` : text
}

/** One row with its line end. */
export function formatRow(values, delimiter = ',') {
  return values.map(value => escapeField(value, delimiter)).join(delimiter) + LINE_END
}
