import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type IDependency, type IModule } from 'dependency-cruiser'
import { ENGINES, forbidden, options } from '../../.dependency-cruiser.ts'
import type { Check, Finding, Outcome } from './check.ts'
import { isCode, listFiles } from './files.ts'

const ROOTS = ['contract', 'rules', 'packs', 'district', 'server', 'console', 'scenarios', 'bench', 'tools']
const ROOMS = new RegExp(
  `^(contract|rules|packs|district|console|scenarios|bench|tools)/|^server/(main\\.ts$|(platform|connectors|http|cli|wiring|testing)/|engines/(${ENGINES.join('|')})/)`,
)

/** Who may import whom (.dependency-cruiser.ts), by what the import statements resolve to. */
export const layersCheck: Check = {
  name: 'layers',
  repair: 'Each finding says its repair; the layers stand in docs/development.md.',
  run: checkLayers,
}

async function checkLayers(root: string): Promise<Outcome> {
  const sources = listFiles(root).filter(
    (path) => isCode(path) && ROOTS.some((folder) => path.startsWith(`${folder}/`)),
  )
  if (sources.length === 0) return { findings: [], note: 'waiting for the first source file' }
  const folders = ROOTS.filter((folder) => existsSync(join(root, folder)))
  const { output } = await cruise(folders, { ...options, baseDir: root, ruleSet: { forbidden }, validate: true })
  if (typeof output === 'string') throw new Error(`dependency-cruiser printed text instead of a result: ${output}`)
  const seen = new Set(output.modules.map((module) => module.source))
  return {
    findings: [...output.modules.flatMap(findingsOf), ...findUnseen(sources, seen), ...findHomeless(sources)],
    note: `${output.modules.length} modules, ${output.summary.totalDependenciesCruised ?? 0} imports`,
  }
}

function findingsOf(module: IModule): Finding[] {
  return (module.dependencies ?? []).flatMap((dependency) =>
    rulesBroken(dependency).map(({ name }) => ({
      rule: name,
      path: module.source,
      message: `imports ${dependency.resolved}. ${forbidden.find((rule) => rule.name === name)?.comment ?? ''}`,
    })),
  )
}

// An import that leads nowhere breaks every rule of its layer: one finding is enough.
function rulesBroken({ couldNotResolve, rules = [] }: IDependency): { name: string }[] {
  return couldNotResolve ? rules.filter(({ name }) => name === 'unresolvable') : rules
}

// dependency-cruiser with a TypeScript that it can't load sees no module and passes: what it overlooked is a finding.
function findUnseen(sources: string[], seen: Set<string>): Finding[] {
  const message = 'was not seen by dependency-cruiser. Keep TypeScript at a version it supports (docs/decisions/0011).'
  return sources.filter((path) => !seen.has(path)).map((path) => ({ rule: 'layers-unseen', path, message }))
}

function findHomeless(sources: string[]): Finding[] {
  const message = `belongs to no layer, so no rule guards it. Move it into one; engines are ${ENGINES.join(', ')}.`
  return sources.filter((path) => !ROOMS.test(path)).map((path) => ({ rule: 'layers-homeless', path, message }))
}
