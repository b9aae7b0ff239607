import type { FastifyInstance } from 'fastify'
import type { Logger } from '../platform/index.ts'

/** One line per request: the route's pattern, never the address asked for, since queries and ids may name people. */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', async (request, reply) => {
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        account: request.admission?.actor?.accountId ?? null,
        via: request.admission?.actor?.via ?? null,
      },
      'request',
    )
  })
}
