/**
 * Cases of the club, eight at a time, each taken on by five commands while a sweep lets happen what comes by itself, until
 * the process is killed; prints every revision that was acknowledged. Arguments: the setting and its value that name the
 * database, the district, and the local time at which the clock stands.
 */
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { doCommand, openCase, sweepMoments } from '../../engines/casework/index.ts'
import { openDatabase } from '../../platform/index.ts'
import { openCaseDesk } from '../club-casework.ts'
import { quietLogger } from '../quiet-logger.ts'
import { testConfig } from '../test-config.ts'

const AT_ONCE = 8
const SWEEP_MS = 100

const [flag = '', value = '', district = '', local = ''] = process.argv.slice(2)
const database = await openDatabase(testConfig({ [flag]: value, 'database-connections': '6' }), quietLogger)
const desk = await openCaseDesk(database, DistrictCode.parse(district))
desk.goTo(local)
const clerk = desk.person('李受理', 'clerk')
const dispatcher = desk.person('王派遣', 'dispatcher')
const handler = desk.person('赵处置', 'handler', { department: 'grounds' })

const decide = (item: number, outcome: string, more: object = {}): CaseCommand => ({
  ...{ do: 'decide', item, outcome, reason: null },
  ...more,
})
const WAY: readonly [typeof clerk, CaseCommand][] = [
  [clerk, decide(1, 'file', { standard: 'net-torn' })],
  [dispatcher, decide(2, 'send', { department: 'grounds' })],
  [handler, { do: 'claim', item: 3 }],
  [handler, decide(3, 'fenced')],
  [handler, { do: 'comment', text: '已封场', mentions: [] }],
]

async function takeOn(): Promise<never> {
  for (;;) {
    const { state } = await openCase(desk.deps, clerk, desk.newCase())
    process.stdout.write(`done ${state.id} ${state.revision}\n`)
    for (const [who, command] of WAY) {
      const now = await doCommand(desk.deps, who, { id: state.id, command })
      process.stdout.write(`done ${state.id} ${now.state.revision}\n`)
    }
  }
}

process.stdout.write('open\n')
setInterval(() => void sweepMoments(desk.deps, desk.district), SWEEP_MS)
await Promise.all(Array.from({ length: AT_ONCE }, takeOn))
