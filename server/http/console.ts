import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { noSuchRoute } from './errors.ts'

const UNBUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>城市大脑 City Brain</title>
<body><main><h1>城市大脑</h1><p>控制台尚未构建。请在项目目录执行 <code>npm run build</code>，然后刷新本页。</p>
<p lang="en">The console has not been built. Run <code>npm run build</code> in the project's folder and reload this page.</p>
<p><a href="/api/docs">API</a></p></main></body></html>`

/** The console's files; any other page address gives its start page, which shows what the address means. */
export async function serveConsole(fastify: FastifyInstance, folder: string): Promise<void> {
  const root = resolve(folder)
  await fastify.register(fastifyStatic, {
    root,
    wildcard: true,
    index: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      // Vite puts a hash of the content into the names below assets.
      const immutable = path.startsWith(join(root, 'assets'))
      response.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  fastify.get('/', (_request, reply) => sendStartPage(root, reply))
  fastify.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) throw noSuchRoute()
    return sendStartPage(root, reply)
  })
}

/** An address that a person may have typed or shared: no program's path, no missing file. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? ''
  if (request.method !== 'GET' || /^\/(api|assets)(\/|$)/.test(path)) return false
  return !/\.\w+$/.test(path)
}

async function sendStartPage(folder: string, reply: FastifyReply): Promise<FastifyReply> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null)
  return reply
    .status(page === null ? 503 : 200)
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page ?? UNBUILT)
}
