import { SaxesParser } from 'saxes'
import { XmlScanner } from '../../src/evidence/xml/scanner.ts'

/** What a document looks like to a visitor, cut into chunks of `size`. */
function scanned(
  text: string,
  size: number,
): { readonly events: readonly string[]; readonly error?: string | undefined } {
  const events: string[] = []
  const scanner = new XmlScanner({
    open: (name, attributes, parent) => {
      events.push(`<${name} ${JSON.stringify(attributes)} in ${parent}`)
      return name === 'said'
    },
    close: (name, said) => events.push(`/${name} ${said}`),
  })
  for (let at = 0; at < text.length; at += size) if (!scanner.write(text.slice(at, at + size))) break
  scanner.end()
  return { events, error: scanner.error }
}

const DOCUMENT =
  '\ufeff<?xml version="1.0"?><!-- a > b -- c --><r a="1 &lt; 2 &#65;&#x42;" b=\'"\'>\n <said>one &amp; <![CDATA[<two>]]]]> & three</said ><e x = "y"/><?p i?>' +
  '<!-- <said> --></r>\n<!-- end -->'

describe('an XML document', () => {
  it.each([1, 2, 3, 7, 1_000])('is read the same in chunks of %i', size => {
    expect(scanned(DOCUMENT, size)).toEqual({
      events: [
        '<r {"a":"1 < 2 AB","b":"\\""} in ',
        '<said {} in r',
        '/said one & <two>]] & three',
        '<e {"x":"y"} in r',
        '/e ',
        '/r ',
      ],
      error: undefined,
    })
  })

  it('cannot name what every object has', () => {
    expect(scanned('<r __proto__="x" constructor="y"/>', 9).events[0]).toContain('"constructor":"y"')
  })

  it.each([
    ['', 'no element'],
    ['text', 'text outside'],
    ['<a/><b/>', 'second root'],
    ['<a/>x', 'text outside'],
    ['<a><b></a></b>', '</a> closes no open element'],
    ['<a', 'no element'],
    ['<a><!-- ', 'cut off'],
    ['<a/><!-- ', 'cut off'],
    ['<a><![CDATA[', 'cut off'],
    ['<a x=1/>', 'no quoted value'],
    ['<a x/>', 'no quoted value'],
    ['<a x="1" x="2"/>', 'twice'],
    ['<a x="1"y="2"/>', 'no space'],
    ['<a / >', '/ inside'],
    ['<1/>', 'is no tag'],
    ['<a>< b/></a>', 'is no tag'],
    ['<!DOCTYPE a><a/>', 'DOCTYPE'],
    ['<!doctype a><a/>', 'DOCTYPE'],
    ['<a>&b;</a>', undefined],
    ['<a x="&b;"/>', '&b; is not defined'],
    ['<!ELEMENT a><a/>', 'unknown declaration'],
  ])('%s: %s', (text, error) => {
    for (const size of [1, 65_536]) {
      const found = scanned(text, size).error
      if (error === undefined) expect(found).toBeUndefined()
      else expect(found).toContain(error)
    }
  })
})

it.each([
  ['a tag', `<a x="${'y'.repeat(5_000_000)}"/>`, 'longer than'],
  ['nesting', '<a>'.repeat(1_001), 'nested deeper'],
])('%s without end is refused', (_, text, error) => {
  expect(scanned(text, 65_536).error).toContain(error)
})

/** A small generator of its own (mulberry32), so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function elementsBySaxes(text: string): { readonly names: readonly string[]; readonly sound: boolean } {
  const names: string[] = []
  let sound = true
  const parser = new SaxesParser()
  parser.on('error', () => {
    sound = false
  })
  parser.on('opentag', tag => names.push(tag.name))
  try {
    parser.write(text).close()
  } catch {
    sound = false
  }
  return { names, sound }
}

const STRICT = DOCUMENT.replace(' -- c', '').replace('& three', '&amp; three')

describe('beside a strict parser', () => {
  it('accepts whatever it accepts, with the same elements, on 3,000 damaged documents', () => {
    const next = random(5)
    const pieces = [
      '<',
      '>',
      '/',
      '"',
      "'",
      '=',
      '&',
      ';',
      ' ',
      'a',
      ']]>',
      '<![CDATA[',
      '<!--',
      '-->',
      '<?p',
      '?>',
      '<b>',
      '</b>',
      '\n',
    ]
    let sound = 0
    for (let round = 0; round < 3_000; round++) {
      let text = STRICT
      for (let change = 0; change < 1 + next() * 2; change++) {
        const at = Math.floor(next() * text.length)
        const piece = pieces[Math.floor(next() * pieces.length)] ?? ''
        text = text.slice(0, at) + piece + text.slice(at + Math.floor(next() * 3))
      }
      const theirs = elementsBySaxes(text)
      if (!theirs.sound) continue
      sound++
      const ours = scanned(text, 1 + Math.floor(next() * 30))
      expect({ text, error: ours.error }).toEqual({ text, error: undefined })
      expect(
        ours.events.filter(event => event.startsWith('<')).map(event => event.slice(1, event.indexOf(' '))),
      ).toEqual(theirs.names)
    }
    expect(sound).toBeGreaterThan(100)
  })
})
