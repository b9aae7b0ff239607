// The layers of docs/development.md as rules. Each `comment` is the repair that `npm run check` prints.

import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser'

interface Layer {
  name: string
  from: string
  fromNot?: string[]
  allowed: string[]
  /** What its tests may import beside that. */
  tested?: string[]
  /** Whether it may use Node's own modules. */
  core?: boolean
  repair: string
}

export const ENGINES = ['identity', 'space', 'registry', 'signals', 'casework', 'indicators', 'plan']

const TEST = '[.]test[.]tsx?$'
const NPM = '(^|/)node_modules/'
const FACES = '^server/engines/[^/]+/index[.]ts$'
const SHARED = ['^contract/', '^rules/']
const packages = (...names: string[]) => `(^|/)node_modules/(${names.join('|')})/`

/** Pure arithmetic of positions: spatial index, exact predicates, datums. */
const GEOMETRY = ['flatbush', 'flatqueue', 'robust-predicates', 'proj4', 'gcoord']

/** How every process with PGlite in it is started, also by those who start one from outside. */
const ENGINE_FLAGS = '^server/platform/engine-flags[.]js$'

/** A layer may import what `allowed` names and nothing else; its tests also use server/testing, test libraries and Node. */
function layer({ name, from, fromNot = [], allowed, tested = [], core = false, repair }: Layer): IForbiddenRuleType[] {
  const types = core ? { dependencyTypesNot: ['core' as const] } : {}
  return [
    {
      name,
      severity: 'error',
      comment: repair,
      from: { path: from, pathNot: [TEST, ...fromNot] },
      to: { pathNot: allowed, ...types },
    },
    {
      name: `${name}-tests`,
      severity: 'error',
      comment: `${repair} Its tests may also use server/testing, npm packages and Node's own modules.`,
      from: { path: `${from}.*${TEST}`, pathNot: fromNot },
      to: { pathNot: [...allowed, ...tested, '^server/testing/', NPM], dependencyTypesNot: ['core'] },
    },
  ]
}

const engine = (name: string, place: number) =>
  layer({
    name: `engine-${name}`,
    from: `^server/engines/${name}/`,
    allowed: [
      `^server/engines/${name}/`,
      ...ENGINES.slice(0, place).map((left) => `^server/engines/${left}/index[.]ts$`),
      '^server/platform/',
      ...SHARED,
      NPM,
    ],
    core: true,
    repair:
      `The ${name} engine may import platform, contract, rules and the faces (index.ts) of ` +
      `${ENGINES.slice(0, place).join(', ') || 'no other engine'}. Export what you need from that face; what lies to the ` +
      'right in the order identity, space, registry, signals, casework, indicators, plan tells its news as events: react ' +
      'to them in reactions.ts, or wire in server/main.ts.',
  })

const outer = (name: string, fromNot: string[] = []) =>
  layer({
    name: `server-${name}`,
    from: `^server/${name}/`,
    fromNot,
    allowed: [`^server/${name}/`, FACES, '^server/platform/', ...SHARED, NPM],
    core: true,
    repair: `server/${name} may import engine faces (server/engines/<engine>/index.ts), platform, contract and rules. Export the thing from the engine's face, or hand it over as a parameter in server/main.ts.`,
  })

export const forbidden: IForbiddenRuleType[] = [
  ...layer({
    name: 'contract',
    from: '^contract/',
    allowed: ['^contract/', packages('zod')],
    repair:
      'contract may import zod and itself, since it runs in server and browser. Move what needs more to rules or server.',
  }),
  ...layer({
    name: 'rules',
    from: '^rules/',
    allowed: [
      '^rules/',
      '^contract/',
      packages('decimal[.]js', 'chinese-days', 'opencc-js', 'pinyin-pro', ...GEOMETRY),
    ],
    repair:
      'rules may import contract and the decimal, calendar, script and geometry libraries: no input or output, no clock. Take what you need as a parameter, or move the code to the server.',
  }),
  ...layer({
    name: 'packs',
    from: '^packs/',
    fromNot: ['^packs/[^/]+/testing/'],
    allowed: ['^packs/(?![^/]+/testing/)', '^contract/pack/'],
    // A pack's cases are tried out by the rules that will run them.
    tested: ['^packs/[^/]+/testing/', ...SHARED],
    repair: 'A pack is data and may import contract/pack only. Say it in the grammar of packs, or extend that grammar.',
  }),
  ...layer({
    name: 'district',
    from: '^district/',
    allowed: ['^district/', '^contract/'],
    repair: 'A district is data and may import contract only. Move code to rules or to an engine.',
  }),
  ...layer({
    name: 'server-platform',
    from: '^server/platform/',
    allowed: ['^server/platform/', '^contract/kernel/', '^rules/', NPM],
    core: true,
    repair:
      'server/platform knows no engine: it may import contract/kernel and rules. Move the shape to contract/kernel, or take it as a parameter.',
  }),
  ...ENGINES.flatMap(engine),
  ...outer('connectors'),
  ...outer('http'),
  ...outer('cli', ['^server/cli/launch[.]js$']),
  {
    name: 'launcher',
    severity: 'error',
    comment:
      "server/cli/launch.js runs on any Node, to say which one is needed: it may import Node's own modules, the engine's flags and server/main.ts only.",
    from: { path: '^server/cli/launch[.]js$' },
    to: { pathNot: ['^server/cli/launch[.]js$', ENGINE_FLAGS, '^server/main[.]ts$'], dependencyTypesNot: ['core'] },
  },
  {
    name: 'main-wires',
    severity: 'error',
    comment:
      'server/main.ts and server/wiring are the only places that wire engines together. Take what you need as a parameter.',
    from: {
      path: '^(contract|rules|packs|district|server|console)/',
      pathNot: ['^server/(cli/launch[.]js$|testing/)', TEST],
    },
    to: { path: '^server/main[.]ts$' },
  },
  {
    name: 'wiring-is-of-main',
    severity: 'error',
    comment: 'server/wiring is what server/main.ts is made of. Take what you need as a parameter.',
    from: { pathNot: '^server/(main[.]ts$|wiring/)' },
    to: { path: '^server/wiring/' },
  },
  ...layer({
    name: 'console',
    from: '^console/',
    fromNot: ['^console/(vite[.]config|field-build)[.]ts$'],
    allowed: ['^console/', ...SHARED, NPM],
    repair:
      'console runs in the browser and may import contract, rules and browser packages. Data, packs and districts reach it over HTTP, declared in contract/api.',
  }),
  {
    name: 'testing-is-for-tests',
    severity: 'error',
    comment: 'server/testing is for tests. Move what the product needs out of it.',
    from: { pathNot: [TEST, '^server/testing/', '^packs/[^/]+/testing/', '^(scenarios|bench|tools)/'] },
    to: { path: '^server/testing/' },
  },
  {
    name: 'nothing-imports-scenarios-bench-tools',
    severity: 'error',
    comment: 'Nothing imports scenarios, bench or tools. Move what is shared to the layer that owns it.',
    from: { path: '^([^/]+)/' },
    to: { path: '^(scenarios|bench|tools)/', pathNot: '^$1/' },
  },
  {
    name: 'scenarios-bench-tools-use-faces',
    severity: 'error',
    comment:
      'scenarios, bench and tools use faces: server/main.ts, server/testing or an index.ts. Export what you need from the face.',
    from: { path: '^(scenarios|bench|tools)/' },
    to: {
      path: '^server/',
      pathNot: [
        '^server/main[.]ts$',
        ENGINE_FLAGS,
        '^server/testing/',
        '^server/(platform|http)/index[.]ts$',
        FACES,
        '^server/connectors/[^/]+/index[.]ts$',
      ],
    },
  },
  {
    name: 'unresolvable',
    severity: 'error',
    comment:
      'The import leads nowhere, so no layer rule can judge it. Mend the path (with its .ts ending) or add the package.',
    from: {},
    // Vite's `?worker` and `?url` endings are resolved by Vite alone.
    to: { couldNotResolve: true, pathNot: '[?](worker|url|raw|inline)' },
  },
]

export const options: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^(console/dist|data|scenarios/shots)/' },
  tsPreCompilationDeps: true,
  combinedDependencies: true,
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
  },
}
