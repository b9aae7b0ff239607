import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'

/** Leads every statement that appends to the log, so that the driver knows news without reading the statement. */
export const APPENDS = '/* appends */'

/** Follows in every statement that also changes who may do what, or whose session is in force. */
export const RIGHTS = '/* rights */'

/** What a commit tells of. */
export type NewsOf = 'log' | 'log and rights'

export const newsIn = (statement: string): NewsOf | null => {
  if (!statement.startsWith(APPENDS)) return null
  return statement.startsWith(RIGHTS, APPENDS.length) ? 'log and rights' : 'log'
}

/** Told which district's log has grown; must not throw. */
export type NewsListener = (district: DistrictCode, of: NewsOf) => void

export interface News {
  listen(listener: NewsListener): () => void
  tell(district: DistrictCode, of: NewsOf): void
}

export function createNews(): News {
  const listeners = new Set<NewsListener>()
  return {
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell: (district, of) => {
      for (const listener of listeners) listener(district, of)
    },
  }
}
