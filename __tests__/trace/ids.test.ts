import { carriesId, distinctiveIds, listsId, namingIds } from '../../src/trace/ids.ts'
import { item, plan } from './project.ts'

describe('an id in a text', () => {
  it.each<[string, string, boolean]>([
    ['AUTH-3', 'AUTH-3', true],
    ['AUTH-3', 'AUTH-3: rejects', true],
    ['AUTH-3', 'rejects (AUTH-3)', true],
    ['AUTH-3', '[AUTH-3] rejects', true],
    ['AUTH-3', 'see AUTH-3.', true],
    ['AUTH-3', 'TestLogin/AUTH-3', true],
    ['AUTH-3', 'AUTH-3/rejects', true],
    ['AUTH-3', 'AUTH-31', false],
    ['AUTH-3', 'XAUTH-3', false],
    ['AUTH-3', 'MY-AUTH-3', false],
    ['AUTH-3', 'AUTH-3.1', false],
    ['AUTH-3', 'AUTH-3-b', false],
    ['AUTH-3', 'AUTH-3_b', false],
    ['AUTH-3', 'AUTH-3a', false],
    ['AUTH-3', 'AUTH-3/AC1', false],
    ['AUTH-3', 'ÄAUTH-3', false],
    ['AUTH-3', 'AUTH-3ß', false],
    ['AUTH-3', 'auth-3', false],
    ['AUTH-3', 'AUTH-31 and AUTH-3', true],
    ['T001', 'T001 T0012', true],
    ['T001', 'T0012', false],
    ['T001', 'T001.2', false],
  ])('%s in "%s": %s', (id, text, expected) => {
    expect(carriesId(text, id)).toBe(expected)
  })

  it.each<[string, boolean]>([
    ['AUTH-3', true],
    ['AUTH-2, AUTH-3', true],
    ['AUTH-2;AUTH-3', true],
    ['AUTH-31', false],
    ['blocked by AUTH-3', false],
    ['', false],
  ])('the property "%s" lists AUTH-3: %s', (value, expected) => {
    expect(listsId(value, 'AUTH-3')).toBe(expected)
  })
})

describe('ids that bind', () => {
  const ids = (...all: readonly string[]) => plan(all.map(id => item(id)))

  it('are written by the author and cannot be met by chance', () => {
    const derived = item('write-the-2-reports', { idOrigin: 'derived' })
    expect(distinctiveIds(plan([item('AUTH-3'), item('T001'), item('1.2'), item('T1'), derived]))).toEqual([
      'AUTH-3',
      'T001',
    ])
  })

  it.each<[string, readonly string[], readonly string[]]>([
    ['of a series', ['T001', 'T002'], ['T001', 'T002']],
    ['alone in its series', ['T001', 'US1'], []],
    ['with a hyphen', ['AUTH-3'], ['AUTH-3']],
    [
      'standards',
      ['UTF-8', 'SHA-256', 'ISO-8601', 'CVE-2024', 'HTTP2', 'SHA256', 'SHA512', 'IPV4', 'IPV6'],
      [],
    ],
    ['percentiles and the like', ['P95', 'X509', 'H264'], []],
    ['that begin with a figure', ['1.2a', '1.3a'], []],
  ])('by standing in the name of a test: %s', (_, all, expected) => {
    expect([...namingIds(ids(...all))]).toEqual(expected)
  })
})
