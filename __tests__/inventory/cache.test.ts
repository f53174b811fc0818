import { cachedReader, decodeCache, encodeCache } from '../../src/inventory/index/cache.ts'
import { type SourceTask, sourceReader } from '../../src/inventory/index/read-sources.ts'
import { openSyntax } from '../../src/ports/syntax.ts'

const read = sourceReader(openSyntax())
const task = (text: string, more: Partial<SourceTask> = {}): SourceTask => ({
  grammar: 'python',
  text,
  wantsTests: false,
  ...more,
})

describe('kept facts', () => {
  it('give what parsing gave, and are not parsed again', async () => {
    const first = cachedReader(read, new Map())
    const facts = await first.read(task('def go(): ...\n'))
    expect(first.missed()).toBe(1)
    const kept = decodeCache(encodeCache(first.used, 'v1'), 'v1')
    expect(kept.notice).toBeNull()
    const second = cachedReader(() => Promise.reject(new Error('parsed')), kept.entries)
    expect(await second.read(task('def go(): ...\n'))).toEqual(facts)
    expect(second.missed()).toBe(0)
  })

  it.each([
    ['another text', task('def stop(): ...\n')],
    ['another grammar', task('def go(): ...\n', { grammar: 'ruby' })],
    ['tests wanted, too', task('def go(): ...\n', { wantsTests: true })],
  ])('count for nothing else: %s', async (_, other) => {
    const first = cachedReader(read, new Map())
    await first.read(task('def go(): ...\n'))
    const second = cachedReader(read, first.used)
    await second.read(other)
    expect(second.missed()).toBe(1)
  })

  it('forget what nobody asked for again', async () => {
    const first = cachedReader(read, new Map())
    await first.read(task('def go(): ...\n'))
    const second = cachedReader(read, first.used)
    await second.read(task('def stop(): ...\n'))
    expect(second.used.size).toBe(1)
  })

  const whole = Buffer.from(encodeCache(new Map([['key', '{}']]), 'v1'))
  it.each<[string, Uint8Array, string]>([
    ['another version wrote it', whole, 'v2'],
    ['it is damaged', Buffer.from(whole.toString().replace('{}\n', '{ }\n')), 'v1'],
    ['it is damaged', whole.subarray(0, -1), 'v1'],
    ['it is no cache of ours', Buffer.from('nonsense'), 'v1'],
    ['it is no cache of ours', Buffer.from('{"schema":"x"}\n'), 'v1'],
    ['it is no cache of ours', Buffer.from('null\n'), 'v1'],
  ])('are thrown away with a notice: %s', (reason, bytes, fingerprint) => {
    expect(decodeCache(bytes, fingerprint)).toEqual({
      entries: new Map(),
      notice: `The kept index was thrown away: ${reason}`,
    })
  })

  it('are no news when there are none', () => {
    expect(decodeCache(null, 'v1')).toEqual({ entries: new Map(), notice: null })
  })
})
