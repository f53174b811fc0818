import type { Dependency, Manifest, TechnologyFinding } from '../../model/repository-index.ts'

/** Products whose packages are called differently: as people write them → as manifests do. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  postgresql: [
    'postgres',
    'pg',
    'psycopg',
    'psycopg2',
    'psycopg2-binary',
    'asyncpg',
    'org.postgresql:postgresql',
    'github.com/lib/pq',
  ],
  postgres: [
    'pg',
    'psycopg',
    'psycopg2',
    'psycopg2-binary',
    'asyncpg',
    'org.postgresql:postgresql',
    'github.com/lib/pq',
  ],
  mysql: ['mysql2', 'mysqlclient', 'pymysql'],
  redis: ['ioredis', 'redis-py', 'github.com/redis/go-redis/v9'],
  mongodb: ['mongoose', 'pymongo', 'mongo'],
  sqlite: ['better-sqlite3', 'sqlite3'],
  kafka: ['kafkajs', 'confluent-kafka', 'org.apache.kafka:kafka-clients'],
  rabbitmq: ['amqplib', 'pika'],
  'node.js': ['node'],
  nodejs: ['node'],
  golang: ['go'],
  'vue.js': ['vue'],
  'next.js': ['next'],
  nestjs: ['@nestjs/core'],
  angular: ['@angular/core'],
  svelte: ['svelte'],
  react: ['react'],
  express: ['express'],
  fastify: ['fastify'],
  hono: ['hono'],
  koa: ['koa'],
  prisma: ['prisma', '@prisma/client'],
  drizzle: ['drizzle-orm'],
  playwright: ['@playwright/test'],
  cypress: ['cypress'],
  'tailwind css': ['tailwindcss'],
  graphql: ['graphql'],
  grpc: ['@grpc/grpc-js', 'grpcio', 'google.golang.org/grpc', 'tonic'],
  spring: ['org.springframework.boot:spring-boot-starter'],
  python: ['python'],
  rust: ['rust'],
  typescript: ['typescript'],
  django: ['django'],
  flask: ['flask'],
  fastapi: ['fastapi'],
  sqlalchemy: ['sqlalchemy'],
  celery: ['celery'],
  elasticsearch: ['@elastic/elasticsearch'],
  nginx: ['nginx'],
}

/** Words that are names of packages and of everything else: only a version next to them makes them a technology. */
const COMMON = /^(?:go|rust|next|react|express|spring|python|node|flask|celery)$/
const WORD =
  /(?<![\w@./-])([@A-Za-z][\w@/+#-]*(?:\.[A-Za-z][\w-]*)*)(?:[ \t]+(?:version[ \t]+)?|@|[ \t]*[=~^><]{1,2}[ \t]*)?(v?\d+(?:\.\d+){0,3}(?:\.x)?\b)?/g
const MAX_LINE = 2000

/**
 * Technologies that a research document names, against what the manifests have: a word counts when it is the name of a
 * dependency or of a known product. `absent`: no manifest has it. `conflicting`: another major version.
 */
export function compareTechnologies(
  path: string,
  text: string,
  manifests: readonly Manifest[],
): readonly TechnologyFinding[] {
  const present = dependenciesByName(manifests)
  const findings = new Map<string, TechnologyFinding>()
  let inFence = false
  for (const [index, long] of text.split('\n', 20_000).entries()) {
    if (/^ {0,3}(?:```|~~~)/.test(long)) inFence = !inFence
    if (inFence) continue
    for (const match of long.slice(0, MAX_LINE).matchAll(WORD)) {
      const written = match[1] ?? ''
      const key = written.toLowerCase().replace(/[.,]$/, '')
      const names = [key, ...(ALIASES[key] ?? [])]
      const isKnown = Object.hasOwn(ALIASES, key) || present.has(key)
      const version = match[2]?.replace(/^v/, '') ?? null
      if (!isKnown || (version === null && (COMMON.test(key) ? !/^[A-Z]/.test(written) : key.length < 4)))
        continue
      const found = names.flatMap(name => present.get(name) ?? [])
      const known = findings.get(key)
      if (known !== undefined && (known.named !== null || version === null)) continue
      findings.set(key, {
        technology: written,
        path,
        line: index + 1,
        named: version,
        found: found.find(({ version: one }) => one !== null)?.version ?? null,
        status: statusOf(version, found),
      })
    }
  }
  return [...findings.values()]
}

function dependenciesByName(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Dependency[]> {
  const byName = new Map<string, Dependency[]>()
  for (const { dependencies } of manifests) {
    for (const dependency of dependencies) {
      const name = dependency.name.toLowerCase()
      // An image may carry its registry: the last part is the product.
      for (const key of new Set([
        name,
        dependency.scope === 'image' ? name.slice(name.lastIndexOf('/') + 1) : name,
      ])) {
        byName.set(key, [...(byName.get(key) ?? []), dependency])
      }
    }
  }
  return byName
}

function statusOf(named: string | null, found: readonly Dependency[]): TechnologyFinding['status'] {
  if (found.length === 0) return 'absent'
  if (named === null) return 'agreed'
  const versions = found
    .map(({ version }) => /\d+(?:\.\d+)*/.exec(version ?? '')?.[0])
    .filter(version => version !== undefined)
  if (versions.length === 0) return 'agreed'
  return versions.some(version => agree(named, version)) ? 'agreed' : 'conflicting'
}

/** As far as both are written: `18` agrees with `18.2.0`; before 1.0 the second number counts as major. */
function agree(a: string, b: string): boolean {
  const [left, right] = [a.split('.'), b.split('.')]
  if (left[0] !== right[0]) return false
  return left[0] !== '0' || left[1] === undefined || right[1] === undefined || left[1] === right[1]
}
