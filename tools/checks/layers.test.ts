import { expect, test, vi } from 'vitest'
import { ENGINES } from '../../.dependency-cruiser.ts'
import { findIn } from './fixture.ts'
import { layersCheck } from './layers.ts'

vi.setConfig({ testTimeout: 30_000 })

const TARGETS: Record<string, string> = {
  'contract/kernel/ids.ts': '',
  'contract/pack/pack.ts': '',
  'contract/engines/case.ts': '',
  'rules/deadline.ts': '',
  'packs/tennis/pack.ts': '',
  'packs/tennis/testing/people.ts': '',
  'district/nowhere/index.ts': '',
  'server/platform/index.ts': '',
  'server/testing/clock.ts': '',
  'server/connectors/word/index.ts': '',
  'server/http/app.ts': '',
  'server/cli/serve.ts': '',
  'server/main.ts': '',
  'server/wiring/things.ts': '',
  'console/app.ts': '',
  'scenarios/story.ts': '',
  'bench/compile.ts': '',
  'tools/scaffold.ts': '',
  ...Object.fromEntries(
    ENGINES.flatMap((name) => [
      [`server/engines/${name}/index.ts`, ''],
      [`server/engines/${name}/store.ts`, ''],
    ]),
  ),
}

type Import = [from: string, to: string]

/** Which rules break in a repository with one file per layer and these imports, as `file rule`, each importer its own file. */
async function rulesBroken(imports: Import[]): Promise<string[]> {
  const files = imports.map(([from, to]) => {
    const up = '../'.repeat(from.split('/').length - 1)
    return [from, `import '${to in TARGETS ? `${up}${to}` : to}'\n`] as const
  })
  const found = await findIn(layersCheck, { ...TARGETS, ...Object.fromEntries(files) })
  return found.map((row) => `${row.split(' ')[0]} ${/\[(.*?)\]/.exec(row)?.[1]}`).sort()
}

test('each layer may import what the architecture lets it', async () => {
  const imports: Import[] = [
    ['contract/kernel/a.ts', 'zod'],
    ['contract/kernel/a.test.ts', 'server/testing/clock.ts'],
    ['rules/a.ts', 'contract/engines/case.ts'],
    ['rules/a1.ts', 'pinyin-pro'],
    ['rules/a.test.ts', 'node:fs'],
    ['packs/tennis/a.ts', 'contract/pack/pack.ts'],
    ['packs/tennis/a.test.ts', 'server/testing/clock.ts'],
    ['packs/tennis/a1.test.ts', 'rules/deadline.ts'],
    ['packs/tennis/testing/story.ts', 'rules/deadline.ts'],
    ['packs/tennis/testing/story.test.ts', 'packs/tennis/testing/people.ts'],
    ['district/nowhere/a.ts', 'contract/engines/case.ts'],
    ['server/platform/a.ts', 'contract/kernel/ids.ts'],
    ['server/engines/plan/a.ts', 'server/engines/identity/index.ts'],
    ['server/engines/plan/a1.ts', 'server/platform/index.ts'],
    ['server/http/a.ts', 'server/engines/plan/index.ts'],
    ['server/cli/launch.js', 'server/main.ts'],
    ['server/main.ts', 'server/connectors/word/index.ts'],
    ['server/main.ts', 'server/wiring/things.ts'],
    ['console/a.ts', 'rules/deadline.ts'],
    ['scenarios/a.ts', 'server/engines/plan/index.ts'],
    ['bench/a.ts', 'rules/deadline.ts'],
    ['tools/a.ts', 'node:fs'],
  ]
  expect(await rulesBroken(imports)).toEqual([])
})

test('each layer is refused what lies outside it', async () => {
  const imports: [...Import, rule: string][] = [
    ['contract/kernel/a.ts', 'rules/deadline.ts', 'contract'],
    ['contract/kernel/a1.ts', 'node:fs', 'contract'],
    ['contract/kernel/a.test.ts', 'server/http/app.ts', 'contract-tests'],
    ['rules/a.ts', 'node:fs', 'rules'],
    ['rules/a1.ts', 'zod', 'rules'],
    ['packs/tennis/a.ts', 'contract/kernel/ids.ts', 'packs'],
    ['packs/tennis/a1.ts', 'packs/tennis/testing/people.ts', 'packs'],
    ['packs/tennis/a.test.ts', 'server/http/app.ts', 'packs-tests'],
    ['district/nowhere/a.ts', 'rules/deadline.ts', 'district'],
    ['server/platform/a.ts', 'contract/engines/case.ts', 'server-platform'],
    ['server/platform/a1.ts', 'server/engines/identity/index.ts', 'server-platform'],
    ['server/engines/identity/a.ts', 'server/engines/plan/index.ts', 'engine-identity'],
    ['server/engines/plan/a.ts', 'server/engines/identity/store.ts', 'engine-plan'],
    ['server/engines/plan/a1.ts', 'server/http/app.ts', 'engine-plan'],
    ['server/engines/plan/a.test.ts', 'server/connectors/word/index.ts', 'engine-plan-tests'],
    ['server/http/a.ts', 'server/engines/plan/store.ts', 'server-http'],
    ['server/connectors/word/a.ts', 'server/http/app.ts', 'server-connectors'],
    ['server/cli/a.ts', 'server/connectors/word/index.ts', 'server-cli'],
    ['server/cli/launch.js', 'server/platform/index.ts', 'launcher'],
    ['server/testing/a.ts', 'contract/kernel/nowhere.ts', 'unresolvable'],
    ['console/a.ts', 'packs/tennis/pack.ts', 'console'],
    ['console/a1.ts', 'node:fs', 'console'],
    ['scenarios/a.ts', 'server/engines/plan/store.ts', 'scenarios-bench-tools-use-faces'],
    ['bench/a.ts', 'tools/scaffold.ts', 'nothing-imports-scenarios-bench-tools'],
    ['server/main.ts', 'tools/scaffold.ts', 'nothing-imports-scenarios-bench-tools'],
    ['server/http/b.ts', 'server/testing/clock.ts', 'testing-is-for-tests'],
    ['server/platform/b.ts', 'server/main.ts', 'main-wires'],
    ['server/cli/b.ts', 'server/wiring/things.ts', 'wiring-is-of-main'],
  ]
  const broken = await rulesBroken(imports.map(([from, to]) => [from, to]))
  for (const [from, , rule] of imports) expect(broken).toContain(`${from} ${rule}`)
})

test('an import of types alone counts, and a finding says the repair', async () => {
  const found = await findIn(layersCheck, {
    'rules/deadline.ts': 'export interface Deadline { dueOn: string }\n',
    'contract/kernel/a.ts': "import type { Deadline } from '../../rules/deadline.ts'\nexport type Due = Deadline\n",
  })
  expect(found).toEqual([
    'contract/kernel/a.ts [contract] imports rules/deadline.ts. contract may import zod and itself, since it runs in server and browser. Move what needs more to rules or server.',
  ])
})

test('a package of the workspace is judged by the folder it lies in', async () => {
  const found = await findIn(layersCheck, { 'contract/kernel/a.ts': "import '@citybrain/rules/package.json'\n" })
  expect(found.join()).toContain('[contract] imports')
})

test('a source file outside every layer is found', async () => {
  const found = await findIn(layersCheck, { 'server/odd.ts': '', 'server/engines/odd/index.ts': '' })
  expect(found.map((row) => row.slice(0, 60))).toEqual([
    expect.stringContaining('server/engines/odd/index.ts [layers-homeless]'),
    expect.stringContaining('server/odd.ts [layers-homeless]'),
  ])
})

test('a source file that dependency-cruiser overlooks is found, so that it can not pass by seeing nothing', async () => {
  const found = await findIn(layersCheck, { 'rules/a.ts': '', 'console/dist/left-out.ts': '' })
  expect(found).toEqual([expect.stringContaining('console/dist/left-out.ts [layers-unseen] was not seen')])
})
