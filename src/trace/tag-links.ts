import type { Tag } from '../model/inventory.ts'
import type { Item, Plan } from '../model/plan.ts'
import type { Link } from '../model/trace.ts'
import { isSample } from './roles.ts'
import { executedDeclaration } from './symbols.ts'
import { observedAs, testsNamed } from './tests.ts'
import type { World } from './world.ts'

/**
 * Links from the code's side: tags on declarations and tests, and ids in the names of tests. An id that
 * several plans use may mean an item of any of them, so it links none.
 */
export function linkTags(item: Item, plan: Plan, named: boolean, world: World): readonly Link[] {
  if (world.sharedIds.has(item.id)) return []
  const links: Link[] = []
  for (const tag of world.inventory.tags) {
    if (tag.id === item.id && !isSample(tag.path)) links.push(linkTag(tag, world))
  }
  const tests = named ? testsNamed(item.id, world.tests) : null
  if (tests) {
    links.push({
      kind: 'test',
      origin: 'tag',
      value: item.id,
      place: { path: plan.path, line: item.line },
      resolution: tests,
    })
  }
  return links
}

/** A tag counts for what it stands on: the test, else the declaration, else the file, which it cannot prove. */
function linkTag(tag: Tag, world: World): Link {
  const base = { origin: 'tag', value: tag.id, place: { path: tag.path, line: tag.line } } as const
  const test = nearest(world.inventory.tests, tag)
  if (test) return { kind: 'test', ...base, resolution: observedAs(test, world.tests) }
  const declaration = nearest(world.inventory.declarations, tag)
  if (declaration) {
    const executed = executedDeclaration(declaration, world)
    return { kind: 'symbol', ...base, resolution: { kind: 'found', declarations: [declaration] }, executed }
  }
  // Which of the file's code is meant, nobody can tell.
  return {
    kind: 'path',
    ...base,
    resolution: { kind: 'found', paths: [tag.path] },
    executed: { kind: 'unknown' },
  }
}

/** The innermost thing that holds the tag's line, or the one that begins within three lines below it. */
function nearest<T extends { path: string; line: number; endLine: number }>(
  all: readonly T[],
  tag: Tag,
): T | null {
  const here = all.filter(one => one.path === tag.path)
  const holding = here.filter(one => one.line <= tag.line && tag.line <= one.endLine)
  const below = here.filter(one => one.line > tag.line && one.line - tag.line <= 3)
  const smallest = (a: T, b: T) => a.endLine - a.line - (b.endLine - b.line)
  const first = (a: T, b: T) => a.line - b.line
  return holding.sort(smallest)[0] ?? below.sort(first)[0] ?? null
}
