import type { Dependency, Target, VariableUse } from '../../model/repository-index.ts'
import { lineAt, linesOf, type ManifestReader } from './manifest.ts'
import { requirement } from './toml-manifests.ts'

/** One dependency a line (pip, "Requirements File Format"); options and links are left out. */
export const requirementsText: ManifestReader = {
  kind: 'requirements',
  matches: (path, name) =>
    /^requirements[\w.-]*\.(?:txt|in)$/.test(name) || /(?:^|\/)requirements\/[^/]+\.txt$/.test(path),
  read(text) {
    const dependencies = linesOf(text).map(({ text: written, line }) =>
      /^\s*(?:#|-|$)|:\/\//.test(written) ? null : requirement(written, 'runtime', line),
    )
    return { dependencies: dependencies.filter(one => one !== null) }
  },
}

/** `install_requires` and `extras_require` of setuptools' declarative configuration. */
export const setupCfg: ManifestReader = {
  kind: 'setup.cfg',
  matches: (_, name) => name === 'setup.cfg',
  read(text) {
    const dependencies: (Dependency | null)[] = []
    let section = ''
    let inside = false
    for (const { text: written, line } of linesOf(text)) {
      const head = /^\[([^\]]+)\]/.exec(written)?.[1]
      if (head !== undefined) {
        section = head
        inside = false
        continue
      }
      const key = /^([\w.-]+)\s*=\s*(.*)$/.exec(written)
      if (key !== null) {
        inside = key[1] === 'install_requires' || section === 'options.extras_require'
        if (inside && key[2]) dependencies.push(requirement(key[2], 'runtime', line))
        else if (section === 'options' && key[1] === 'python_requires')
          dependencies.push({ name: 'python', version: key[2] ?? null, scope: 'runtime', line })
      } else if (inside && /^\s+[^#\s]/.test(written))
        dependencies.push(requirement(written, 'runtime', line))
    }
    return { dependencies: dependencies.filter(one => one !== null) }
  },
}

/** go.dev/ref/mod: `require`, alone or in parentheses, and the language's own version. */
export const goMod: ManifestReader = {
  kind: 'go.mod',
  matches: (_, name) => name === 'go.mod',
  read(text) {
    const dependencies: Dependency[] = []
    let block = ''
    for (const { text: written, line } of linesOf(text)) {
      const content = written.replace(/\/\/.*$/, '').trim()
      if (content === ')') block = ''
      else if (content.endsWith('(')) block = content.slice(0, -1).trim()
      else {
        const [first = '', second = '', third] = content.split(/\s+/)
        if (first === 'go') dependencies.push({ name: 'go', version: second, scope: 'runtime', line })
        else if (block === 'require' && second !== '')
          dependencies.push({ name: first, version: second, scope: 'runtime', line })
        else if (first === 'require' && third !== undefined)
          dependencies.push({ name: second, version: third, scope: 'runtime', line })
      }
    }
    return { dependencies }
  },
}

/** Bundler's `gem "name", "~> 1.2"`, and what a gemspec adds. */
export const gemfile: ManifestReader = {
  kind: 'Gemfile',
  matches: (_, name) => name === 'Gemfile' || name.endsWith('.gemspec'),
  read(text) {
    const dependencies = linesOf(text).flatMap(({ text: written, line }): readonly Dependency[] => {
      const match =
        /^\s*(?:gem|\w+\.add_(?:(development|runtime)_)?dependency)[\s(]+["']([^"']+)["'](?:\s*,\s*["']([^"']+)["'])?/.exec(
          written,
        )
      if (match?.[2] === undefined) return []
      return [
        {
          name: match[2],
          version: match[3] ?? null,
          scope: match[1] === 'development' ? 'development' : 'runtime',
          line,
        },
      ]
    })
    return { dependencies }
  },
}

/** Maven: `<dependency>` with its ids; a version may be a property, which is looked up in the same file. */
export const pomXml: ManifestReader = {
  kind: 'pom.xml',
  matches: (_, name) => name === 'pom.xml',
  read(text) {
    const tag = (block: string, name: string) => {
      const from = block.indexOf(`<${name}>`)
      const to = from < 0 ? -1 : block.indexOf(`</${name}>`, from)
      return to < 0 ? null : block.slice(from + name.length + 2, to).trim()
    }
    const dependencies: Dependency[] = []
    for (let at = text.indexOf('<dependency>'); at >= 0; at = text.indexOf('<dependency>', at + 1)) {
      const end = text.indexOf('</dependency>', at)
      const block = text.slice(at, end < 0 ? at + 2000 : Math.min(end, at + 5000))
      const [group, artifact, version] = [
        tag(block, 'groupId'),
        tag(block, 'artifactId'),
        tag(block, 'version'),
      ]
      if (artifact === null || dependencies.length >= 2000) continue
      const property = /^\$\{([\w.-]+)\}$/.exec(version ?? '')?.[1]
      dependencies.push({
        name: group === null ? artifact : `${group}:${artifact}`,
        version: property === undefined ? version : (tag(text, property) ?? version),
        scope: tag(block, 'scope') === 'test' ? 'development' : 'runtime',
        line: lineAt(text, at),
      })
    }
    return /<project\b/.test(text) ? { dependencies } : { error: 'it has no <project>' }
  },
}

/** Gradle: `implementation "group:name:version"` and the like; what is computed is left out. */
export const gradle: ManifestReader = {
  kind: 'gradle',
  matches: (_, name) => /^build\.gradle(?:\.kts)?$/.test(name),
  read(text) {
    const dependencies = linesOf(text).flatMap(({ text: written, line }): readonly Dependency[] => {
      const match =
        /^\s*(\w*[iI]mplementation|api|compileOnly|runtimeOnly|\w*annotationProcessor|classpath)[\s(]+["']([\w.-]+:[\w.-]+)(?::([\w.$+{}-]+))?["']/.exec(
          written,
        )
      if (match?.[2] === undefined) return []
      return [
        {
          name: match[2],
          version: match[3] ?? null,
          scope: /test/i.test(match[1] ?? '') ? 'development' : 'runtime',
          line,
        },
      ]
    })
    const targets = [
      ...text.matchAll(/^\s*task\s+(\w{1,100})|^\s*tasks\.register\(\s*["'](\w{1,100})/gm),
    ].map(
      (match): Target => ({
        name: match[1] ?? match[2] ?? '',
        command: null,
        line: lineAt(text, match.index + match[0].length),
      }),
    )
    return { dependencies, targets }
  },
}

/** Targets of make, recipes of just: a name and a colon at the begin of a line. */
export const makefile: ManifestReader = {
  kind: 'Makefile',
  matches: (_, name) => /^(?:GNUm|m|M)akefile$|^\.?[jJ]ustfile$|\.mk$/.test(name),
  read(text) {
    const lines = linesOf(text)
    const targets = lines.flatMap(({ text: written, line }): readonly Target[] => {
      const name = /^([A-Za-z0-9][\w./-]{0,100})(?:[ \t]+[\w ="'*+-]{0,100})?[ \t]*:(?![=:])/.exec(
        written,
      )?.[1]
      if (name === undefined) return []
      const command = lines[line]?.text ?? ''
      return [{ name, command: /^[ \t]+\S/.test(command) ? command.trim() : null, line }]
    })
    return { targets }
  },
}

/** `FROM image:tag`, `EXPOSE`, `ENV` and `ARG` (docs.docker.com, "Dockerfile reference"). */
export const dockerfile: ManifestReader = {
  kind: 'Dockerfile',
  matches: (_, name) => /^(?:Dockerfile|Containerfile)(?:\.[\w-]+)?$|\.dockerfile$/i.test(name),
  read(text) {
    const dependencies: Dependency[] = []
    const ports: string[] = []
    const variables: VariableUse[] = []
    const stages = new Set<string>()
    for (const { text: written, line } of linesOf(text)) {
      const [, word = '', rest = ''] = /^\s*(FROM|EXPOSE|ENV|ARG)\s+(.*)$/i.exec(written) ?? []
      switch (word.toUpperCase()) {
        case 'FROM': {
          const parts = rest.split(/\s+/).filter(part => !part.startsWith('--'))
          const [image = ''] = parts
          if (!stages.has(image)) dependencies.push({ ...imageOf(image), scope: 'image', line })
          if (parts[1]?.toLowerCase() === 'as' && parts[2] !== undefined) stages.add(parts[2])
          break
        }
        case 'EXPOSE':
          ports.push(...rest.split(/\s+/).filter(port => /^\d/.test(port)))
          break
        case 'ENV':
        case 'ARG': {
          const name = /^([A-Za-z_]\w*)/.exec(rest)?.[1]
          if (name !== undefined) variables.push({ name, line })
        }
      }
    }
    return { dependencies, ports, variables }
  },
}

/** `registry:5000/name:tag@digest` → name and tag. */
export function imageOf(image: string): { readonly name: string; readonly version: string | null } {
  const plain = image.split('@')[0] ?? image
  const colon = plain.lastIndexOf(':')
  return colon > plain.lastIndexOf('/')
    ? { name: plain.slice(0, colon), version: plain.slice(colon + 1) }
    : { name: plain, version: null }
}

/** `NAME=value`, one a line; values are never read. */
export const envExample: ManifestReader = {
  kind: 'environment',
  matches: (_, name) => /^\.env(?:\.[\w-]+)*\.?(?:example|sample|template|dist|defaults)$/.test(name),
  read(text) {
    const variables = linesOf(text).flatMap(({ text: written, line }): readonly VariableUse[] => {
      const name = /^\s*(?:export\s+)?#?\s?([A-Za-z_]\w*)\s*=/.exec(written)?.[1]
      return name === undefined ? [] : [{ name, line }]
    })
    return { variables }
  },
}
