import type { Route } from '@citybrain/contract/api/route.ts'
import { overloaded } from './errors.ts'

/** So many take a third of a second at the pace of two processor cores: what waits longer, nobody waits for. */
const AT_ONCE = 200

/** Does the work of a route, or refuses it. */
export type Load = <T>(route: Route, work: () => Promise<T>) => Promise<T>

/**
 * Refuses what comes while so many requests are being worked on already, so that these are answered at their usual pace.
 * Work for those who have gone meanwhile counts until it is done. Files, tiles and streams have limits of their own.
 */
export function createLoad(atOnce = AT_ONCE): Load {
  let underWay = 0
  return async ({ accepts, gives }, work) => {
    if (!isJson(accepts) || !isJson(gives)) return work()
    if (underWay >= atOnce) throw overloaded()
    underWay += 1
    try {
      return await work()
    } finally {
      underWay -= 1
    }
  }
}

const isJson = (body: string | undefined) => body === undefined || body === 'json' || body === 'none'
