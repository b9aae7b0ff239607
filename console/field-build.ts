import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { injectManifest } from '@serwist/build'
import type { Plugin, Rolldown } from 'vite'

const WORKER = 'field-worker'
const START = /src\/field\/start\.tsx$/
/** Loaded by address: the map's library starts it itself. */
const BY_ADDRESS = /maplibre-gl-worker/
const MOST_BYTES = 3_000_000

type Bundle = Rolldown.OutputBundle

/** The field app's service worker, with a list of what the app needs without a network and of nothing else. */
export function fieldWorker(): Plugin {
  return {
    name: 'field-worker',
    apply: 'build',
    async writeBundle({ dir = 'dist' }, bundle) {
      const worker = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === WORKER)
      if (worker?.type !== 'chunk' || worker.imports.length > 0) throw new Error('the field worker is one file')
      const page = bundle['index.html']
      const source = page?.type === 'asset' ? page.source : ''
      const { warnings } = await injectManifest({
        ...{ swSrc: join(dir, worker.fileName), swDest: join(dir, `${WORKER}.js`), globDirectory: dir },
        globPatterns: [...filesOf(bundle), 'mark.svg', 'field.webmanifest', 'field-*.png'],
        modifyURLPrefix: { '': '/' },
        dontCacheBustURLsMatching: /assets\//,
        maximumFileSizeToCacheInBytes: MOST_BYTES,
        additionalPrecacheEntries: [
          { url: '/field', revision: createHash('sha256').update(source).digest('hex').slice(0, 16) },
        ],
      })
      if (warnings.length > 0) throw new Error(warnings.join('\n'))
      await rm(join(dir, worker.fileName))
    },
  }
}

/** What the page loads first, and all that the field app may load after it. */
function filesOf(bundle: Bundle): string[] {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
  const entry = chunks.find(({ isEntry, name }) => isEntry && name !== WORKER)
  const start = chunks.find(({ facadeModuleId }) => facadeModuleId !== null && START.test(facadeModuleId))
  if (!entry || !start) throw new Error('the field app has no beginning')
  const files = new Set<string>()
  const collect = (name: string) => {
    const chunk = bundle[name]
    if (files.has(name) || chunk?.type !== 'chunk') return
    files.add(name)
    const { importedCss = [], importedAssets = [] } = chunk.viteMetadata ?? {}
    for (const file of [...importedCss, ...importedAssets]) files.add(file)
    // The first file chooses between staff, portal and phone: what it doesn't choose isn't kept.
    for (const next of [...chunk.imports, ...(chunk === entry ? [] : chunk.dynamicImports)]) collect(next)
  }
  collect(entry.fileName)
  collect(start.fileName)
  for (const name of Object.keys(bundle)) if (BY_ADDRESS.test(name)) files.add(name)
  return [...files]
}
