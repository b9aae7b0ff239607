import { type DestinationStream, type LoggerOptions, type Logger as Pino, pino } from 'pino'
import type { Config } from '../config/config.ts'

/** Names of fields whose values never reach the log, wherever they stand up to two levels deep. */
const SECRET_NAMES = ['password', 'passphrase', 'secret', 'token', 'csrf', 'cookie', 'authorization', 'databaseUrl']
const SECRET_PATHS = [
  ...SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  'req.headers["x-csrf-token"]',
  'res.headers["set-cookie"]',
]

/** Structured logs, one JSON object per line on standard output. Addresses are logged without their query, which may
 * hold names that somebody searched for. */
export function createLogger(
  config: Pick<Config, 'logLevel'>,
  destination: DestinationStream = pino.destination(1),
): Pino {
  const options: LoggerOptions = {
    level: config.logLevel,
    redact: { paths: SECRET_PATHS, censor: '[secret]' },
    serializers: {
      err: pino.stdSerializers.err,
      req: (request: { id: unknown; method: string; url: string; ip: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?', 1)[0],
        ip: request.ip,
      }),
    },
  }
  return pino(options, destination)
}
