import type { Route } from '../../model/repository-index.ts'
import type { Match } from '../../text/syntax.ts'

const OBJECTS =
  /^(?:app|api|router|route|routes|server|fastify|bp|blueprint|mux|http|r|e|g|group|web)$|[rR]outer$|[aA]pp$/
const METHODS: Readonly<Record<string, string>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  route: 'ANY',
  all: 'ANY',
  handle: 'ANY',
  handlefunc: 'ANY',
}

/**
 * Routes that are plain calls with a literal path: `app.get('/x', …)` (Express, Fastify, Hono, Koa), `@app.route("/x")`
 * (Flask, FastAPI), `mux.HandleFunc("/x", …)` (net/http, chi, gin, echo). A Go pattern may name its method.
 */
export function readRoutes(text: string, matches: readonly Match[]): readonly Route[] {
  const routes = new Map<string, Route>()
  for (const match of matches) {
    const call = match.find(({ name }) => name === 'call')
    const object = match.find(({ name }) => name === 'object')
    const property = match.find(({ name }) => name === 'property')
    if (call === undefined || object === undefined || property === undefined) continue
    const method =
      METHODS[text.slice(property.start, Math.min(property.end, property.start + 20)).toLowerCase()]
    if (
      method === undefined ||
      !OBJECTS.test(text.slice(object.start, Math.min(object.end, object.start + 60)))
    )
      continue
    const written = /^\(\s{0,20}["'`]((?:[A-Z]{3,7} )?\/[^"'`\n]{0,300})["'`]/.exec(
      text.slice(property.end, property.end + 400),
    )?.[1]
    if (written === undefined) continue
    const space = written.indexOf(' /')
    const route = {
      method: space > 0 ? written.slice(0, space) : method,
      route: written.slice(space + 1),
      line: call.line,
    }
    routes.set(`${call.start}`, route)
  }
  return [...routes.values()]
}
