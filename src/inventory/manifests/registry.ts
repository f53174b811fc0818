import type { EnvironmentVariable, Manifest, VariableUse } from '../../model/repository-index.ts'
import { nameOf } from '../../text/paths.ts'
import { composerJson, packageJson } from './json-manifests.ts'
import {
  dockerfile,
  envExample,
  gemfile,
  goMod,
  gradle,
  makefile,
  pomXml,
  requirementsText,
  setupCfg,
} from './line-manifests.ts'
import { type ManifestReader, manifestOf } from './manifest.ts'
import { cargoToml, pyproject } from './toml-manifests.ts'
import { compose, taskfile, workflow } from './yaml-manifests.ts'

/** Every kind of manifest that is read. */
export const MANIFESTS: readonly ManifestReader[] = [
  packageJson,
  composerJson,
  pyproject,
  requirementsText,
  setupCfg,
  cargoToml,
  goMod,
  pomXml,
  gradle,
  gemfile,
  compose,
  dockerfile,
  makefile,
  taskfile,
  workflow,
  envExample,
]

const MAX_LENGTH = 1024 * 1024

export function manifestReader(path: string): ManifestReader | null {
  const name = nameOf(path)
  return MANIFESTS.find(reader => reader.matches(path, name)) ?? null
}

export function readManifest(path: string, text: string, reader: ManifestReader): Manifest {
  if (text.length > MAX_LENGTH)
    return manifestOf(path, reader.kind, { error: `longer than ${MAX_LENGTH} characters` })
  return manifestOf(path, reader.kind, reader.read(text.replace(/^\ufeff/, '')))
}

/** Who defines and who uses each environment variable. */
export function environmentOf(
  manifests: readonly Manifest[],
  uses: readonly { readonly path: string; readonly variables: readonly VariableUse[] }[],
): readonly EnvironmentVariable[] {
  const all = new Map<string, { definedIn: Set<string>; usedIn: Set<string> }>()
  const entry = (name: string) => {
    const known = all.get(name) ?? { definedIn: new Set<string>(), usedIn: new Set<string>() }
    all.set(name, known)
    return known
  }
  for (const { path, variables } of manifests)
    for (const { name } of variables) entry(name).definedIn.add(path)
  for (const { path, variables } of uses) for (const { name } of variables) entry(name).usedIn.add(path)
  return [...all]
    .map(([name, { definedIn, usedIn }]) => ({
      name,
      definedIn: [...definedIn].sort(),
      usedIn: [...usedIn].sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
