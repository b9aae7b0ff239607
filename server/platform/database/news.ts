import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'

/** Leads every statement that appends to the log, so that the driver knows news without reading the statement. */
export const APPENDS = '/* appends */'

/** Told which district's log has grown; must not throw. */
export type NewsListener = (district: DistrictCode) => void

export interface News {
  listen(listener: NewsListener): () => void
  tell(district: DistrictCode): void
}

export function createNews(): News {
  const listeners = new Set<NewsListener>()
  return {
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell: (district) => {
      for (const listener of listeners) listener(district)
    },
  }
}
