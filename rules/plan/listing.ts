import type { Clause } from './clause.ts'
import type { Doing } from './doing.ts'

const ANNOUNCED =
  /(?:建设|推进|实施|安排|加快|抓好|做好|开工|竣工|续建|新建|完成)[^，。；]{0,16}(?:项目|重大工程|重点工程)$/
const LOOK_BACK = 40
const LONGEST = 240

/**
 * Names told without a verb of their own: behind the colon of «推进五大项目：», or as an item of a section that is
 * headed like a list of projects.
 */
export function listingOf(clause: Clause, text: string, inListing: boolean): Doing | undefined {
  const end = Math.min(clause.end, clause.start + LONGEST)
  const announced =
    clause.sign === '：' && ANNOUNCED.test(text.slice(Math.max(0, clause.start - 1 - LOOK_BACK), clause.start - 1))
  if (!announced && !(inListing && clause.sign === '')) return undefined
  return { verb: '建设', phase: 'ongoing', start: clause.start, end, push: false }
}
