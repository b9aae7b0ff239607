import type { DayWindows } from '@citybrain/contract/kernel/work-calendar.ts'
import type { DayPlanner } from './day-plan.ts'
import { MINUTE_MS, numberOfDay } from './days.ts'
import { FIRST_YEAR } from './notices.ts'

export const FIRST_DAY = numberOfDay(`${FIRST_YEAR}-01-01`)

/** A shape of day, milliseconds after midnight: begin and end of each stretch by turns. */
type Shape = readonly number[]

/** Working time added up day by day, so that a deadline is looked up instead of walked to. */
export interface Tables {
  /** Day after the last one. */
  readonly end: number
  readonly shapes: readonly Shape[]
  /** Per day: its shape. */
  readonly shapeOf: Uint16Array
  /** Per day, and the end: working milliseconds since the first day. */
  readonly workedBefore: Float64Array
  /** Per day, and the end: working days since the first day. */
  readonly workdaysBefore: Int32Array
  /** Every working day in order. */
  readonly workdays: Int32Array
  /** Per working day: working milliseconds up to its end. */
  readonly workedThrough: Float64Array
}

export function buildTables(plan: DayPlanner, end: number): Tables {
  const size = end - FIRST_DAY
  const shapes = new ShapeList()
  const shapeOf = new Uint16Array(size)
  const workedBefore = new Float64Array(size + 1)
  const workdaysBefore = new Int32Array(size + 1)
  const workdays = new Int32Array(size)
  const workedThrough = new Float64Array(size)
  let [worked, count] = [0, 0]
  for (let at = 0; at < size; at += 1) {
    const { windows } = plan(FIRST_DAY + at)
    shapeOf[at] = shapes.add(windows)
    workedBefore[at] = worked
    workdaysBefore[at] = count
    if (windows.length === 0) continue
    worked += lengthOf(windows)
    workdays[count] = FIRST_DAY + at
    workedThrough[count] = worked
    count += 1
  }
  workedBefore[size] = worked
  workdaysBefore[size] = count
  const cut = { workdays: workdays.subarray(0, count), workedThrough: workedThrough.subarray(0, count) }
  return { end, shapes: shapes.list, shapeOf, workedBefore, workdaysBefore, ...cut }
}

class ShapeList {
  readonly list: Shape[] = []
  private readonly places = new Map<string, number>()

  add(windows: DayWindows): number {
    const name = windows.map(({ from, to }) => `${from}-${to}`).join()
    const known = this.places.get(name)
    if (known !== undefined) return known
    this.places.set(name, this.list.length)
    this.list.push(windows.flatMap(({ from, to }) => [msOf(from), msOf(to)]))
    return this.list.length - 1
  }
}

const msOf = (time: string) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS
const lengthOf = (windows: DayWindows) => windows.reduce((sum, { from, to }) => sum + msOf(to) - msOf(from), 0)
