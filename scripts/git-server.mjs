/**
 * A git remote over HTTP on loopback, for the demo and the tests: hands requests to `git http-backend`
 * (gitprotocol-http(5), git-http-backend(1)).
 */
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'

/**
 * Serves the bare repositories below `root`. Every request needs the token, as a password (`basic`).
 * @param {{ root: string, token: string, before?: (request: GitRequest) => void | Promise<void> }} options
 *   `before` runs ahead of each authorised git request; a test makes another commit there to win a race.
 * @returns {Promise<{ url: string, requests: GitRequest[], close: () => Promise<void> }>}
 * @typedef {{ method: string, path: string, query: string }} GitRequest
 */
export async function serveGit({ root, token, before = () => {} }) {
  const requests = []
  const server = createServer((request, response) => {
    answer(request, response).catch(error => response.writeHead(500).end(String(error)))
  })

  async function answer(request, response) {
    const { pathname, search } = new URL(request.url, 'http://localhost')
    const headers = request.rawHeaders.filter(
      (name, i) => i % 2 === 0 && name.toLowerCase() === 'authorization',
    )
    // GitHub refuses two of them, which happens when a checkout's own credentials are still configured.
    if (headers.length > 1) return response.writeHead(400).end('Duplicate header: "Authorization"')
    if (!authorised(request.headers.authorization, token)) {
      return response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' }).end()
    }
    const asked = { method: request.method, path: pathname, query: search.slice(1) }
    requests.push(asked)
    if (!/\/(info\/refs|git-(upload|receive)-pack)$/.test(pathname)) return response.writeHead(404).end('{}')
    await before(asked)
    backend(request, response, root, asked)
  }

  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => {
      const closed = new Promise(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

function authorised(header = '', token) {
  const [scheme, value = ''] = header.split(' ')
  if (scheme.toLowerCase() !== 'basic') return false
  return Buffer.from(value, 'base64').toString().split(':').slice(1).join(':') === token
}

function backend(request, response, root, asked) {
  const child = spawn('git', ['-c', 'http.receivepack=true', 'http-backend'], {
    env: {
      PATH: process.env.PATH,
      HOME: root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(asked.path),
      QUERY_STRING: asked.query,
      REQUEST_METHOD: asked.method,
      REMOTE_USER: 'x-access-token',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      ...(request.headers['content-length'] && { CONTENT_LENGTH: request.headers['content-length'] }),
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: request.headers['git-protocol'] ?? '',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  // A refused push leaves its request unread: the pipe breaks, and the backend's answer says why.
  child.stdin.on('error', () => {})
  child.on('error', error => response.writeHead(500).end(String(error)))
  request.pipe(child.stdin)
  const chunks = []
  child.stdout.on('data', chunk => chunks.push(chunk))
  child.on('close', () => {
    const output = Buffer.concat(chunks)
    const end = output.indexOf('\r\n\r\n')
    if (end < 0) return response.writeHead(500).end()
    const headers = output
      .subarray(0, end)
      .toString()
      .split('\r\n')
      .map(line => line.split(': '))
    const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200'
    response.writeHead(
      Number.parseInt(status, 10),
      Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
    )
    response.end(output.subarray(end + 4))
  })
}
