import type { Config } from '../config/config.ts'
import type { Logger } from '../log/logger.ts'
import type { Database } from './database.ts'

/** Opens PostgreSQL or the embedded database (under the folder's lock) and brings its tables up to date. */
export async function openDatabase(_config: Config, _logger: Logger): Promise<Database> {
  throw new Error('openDatabase: being written')
}
