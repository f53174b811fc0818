import { parseDocument } from 'yaml'
import type { Dependency, Target, VariableUse } from '../../model/repository-index.ts'
import { imageOf } from './line-manifests.ts'
import { lineOfKey, type ManifestReader, objectOf } from './manifest.ts'

/** The value of a YAML text, or what is wrong with it. Aliases are limited by the library against bombs. */
function readYaml(
  text: string,
): { readonly value: Readonly<Record<string, unknown>> } | { readonly error: string } {
  try {
    const document = parseDocument(text, { logLevel: 'silent', merge: true })
    const [error] = document.errors
    if (error !== undefined) return { error: `it is not valid YAML: ${error.message.split('\n')[0]}` }
    return { value: objectOf(document.toJS({ maxAliasCount: 100 })) }
  } catch {
    return { error: 'it is not valid YAML, or has too many aliases' }
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Services with images, ports and variables (the Compose specification). */
export const compose: ManifestReader = {
  kind: 'docker-compose',
  matches: (_, name) => /^(?:docker-)?compose(?:\.[\w-]+)*\.ya?ml$/.test(name),
  read(text) {
    const read = readYaml(text)
    if ('error' in read) return read
    const services = Object.entries(objectOf(read.value.services))
    const dependencies: Dependency[] = []
    const ports: string[] = []
    const variables: VariableUse[] = []
    for (const [, value] of services) {
      const service = objectOf(value)
      const { image, environment } = service
      if (typeof image === 'string')
        dependencies.push({ ...imageOf(image), scope: 'image', line: lineOfKey(text, image) })
      for (const port of listOf(service.ports)) {
        const published = objectOf(port).published
        if (typeof port === 'string' || typeof port === 'number') ports.push(String(port))
        else if (typeof published === 'string' || typeof published === 'number') ports.push(String(published))
      }
      const names = Array.isArray(environment)
        ? environment.map(entry => String(entry).split('=')[0] ?? '')
        : Object.keys(objectOf(environment))
      variables.push(...names.map(name => ({ name, line: lineOfKey(text, name) })))
    }
    return { dependencies, ports, variables, services: services.map(([name]) => name) }
  },
}

/** Jobs, the actions that they use, and variables (GitHub, "Workflow syntax"). */
export const workflow: ManifestReader = {
  kind: 'workflow',
  matches: path => /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path),
  read(text) {
    const read = readYaml(text)
    if ('error' in read) return read
    const targets: Target[] = []
    const dependencies = new Map<string, Dependency>()
    const names = new Set(Object.keys(objectOf(read.value.env)))
    for (const [name, value] of Object.entries(objectOf(read.value.jobs))) {
      const job = objectOf(value)
      targets.push({ name, command: null, line: lineOfKey(text, name) })
      for (const variable of Object.keys(objectOf(job.env))) names.add(variable)
      for (const step of listOf(job.steps).map(objectOf)) {
        for (const variable of Object.keys(objectOf(step.env))) names.add(variable)
        if (typeof step.uses !== 'string' || step.uses.startsWith('.')) continue
        const [action = '', version] = step.uses.split('@')
        dependencies.set(step.uses, {
          name: action,
          version: version ?? null,
          scope: 'action',
          line: lineOfKey(text, step.uses),
        })
      }
    }
    const variables = [...names].map(name => ({ name, line: lineOfKey(text, name) }))
    return { targets, dependencies: [...dependencies.values()], variables }
  },
}

/** Tasks of Taskfile.yml (taskfile.dev). */
export const taskfile: ManifestReader = {
  kind: 'Taskfile',
  matches: (_, name) => /^[tT]askfile(?:\.dist)?\.ya?ml$/.test(name),
  read(text) {
    const read = readYaml(text)
    if ('error' in read) return read
    const targets = Object.keys(objectOf(read.value.tasks)).map(name => ({
      name,
      command: null,
      line: lineOfKey(text, name),
    }))
    return { targets }
  },
}
