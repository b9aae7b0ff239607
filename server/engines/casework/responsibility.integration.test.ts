import { randomUUID } from 'node:crypto'
import type { CaseRuleDraft } from '@citybrain/contract/engines/case-rule.ts'
import type { ResponsibilityDraft } from '@citybrain/contract/engines/responsibility.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openCaseDesk } from '../../testing/club-casework.ts'
import { DAMAGE_CLASSES, LAKE, PARK } from '../../testing/club-duties.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { doCommand, openCase } from './index.ts'
import { saveResponsibility, withdrawResponsibility } from './responsibility.ts'
import { exportTable, importTable } from './responsibility-import.ts'
import { answerHere, readCoverage, routeHere } from './responsibility-reading.ts'
import { listPast } from './responsibility-store.ts'
import { saveRule } from './routing.ts'

const signal = new AbortController().signal
const HEAD = '区域编码,类别编码,责任单位,生效日期,依据或说明'

describeOnEachDatabase('the responsibility grid', (open) => {
  async function desk() {
    const { database, freshDistrict } = open()
    const at = await openCaseDesk(database, await freshDistrict())
    const deps = { ...at.deps, tables: [DAMAGE_CLASSES] }
    for (const [code, name] of [
      ['grounds', '场地科'],
      ['nets', '球网科'],
    ] as const)
      await sql`insert into unit (district, code, kind, name_zh, name_en, short_zh, short_en, edited)
        values (${at.district}, ${code}, 'government', ${name}, ${code}, ${name}, ${code}, true)`.execute(
        database.district(at.district),
      )
    const officer = at.person('陈值班', 'duty-officer')
    const row = (more: Partial<ResponsibilityDraft> = {}): ResponsibilityDraft => ({
      ...{ kind: 'street', area: `${at.district}001`, classes: null, category: null, department: 'grounds' },
      ...{ post: null, assignee: null, note: null, effectiveFrom: null, effectiveTo: null },
      ...more,
    })
    const add = (more: Partial<ResponsibilityDraft> = {}, id: string = randomUUID(), revision = 0) =>
      saveResponsibility(deps, officer, { id, row: row(more), revision })
    const take = (text: string, apply = false) =>
      importTable(deps, officer, { bytes: Buffer.from(text), signal, apply })
    return { ...at, deps, officer, add, take }
  }

  test('a row is entered, changed and withdrawn, and what it was stays to be read', async () => {
    const at = await desk()
    const { id } = await at.add({ note: '章程' })
    await at.add({ department: 'nets' }, id, 1)
    await expect(at.add({}, id, 1)).rejects.toMatchObject({ code: 'casework.row-changed' })
    await withdrawResponsibility(at.deps, at.officer, { id, revision: 2 })
    const past = await listPast(at.officer.db, id)
    expect(past.map(({ did, by, row }) => [did, by, row.department])).toEqual([
      ['withdrawn', '陈值班', 'nets'],
      ['changed', '陈值班', 'nets'],
      ['entered', '陈值班', 'grounds'],
    ])
  })

  test('two for the same ground, class and time are refused, also by zones that meet; the refusal names the other', async () => {
    const at = await desk()
    await at.add({ effectiveTo: '2023-06-30' })
    await expect(at.add({ department: 'nets', effectiveFrom: '2023-06-30' })).rejects.toMatchObject({
      code: 'casework.answers-twice',
      words: { zh: expect.stringContaining('西街、所有类别，场地科') },
    })
    await at.add({ department: 'nets', effectiveFrom: '2023-07-01' })
    await at.add({ kind: 'zone', area: PARK })
    await expect(at.add({ kind: 'zone', area: LAKE })).rejects.toMatchObject({ code: 'casework.answers-twice' })
    await expect(at.add({ kind: 'grid', area: `${at.district}009009009` })).rejects.toMatchObject({
      code: 'casework.no-such-area',
    })
  })

  test('work goes by the grid where a rule says so, with rule and row kept, and by the next rule where it has a gap', async () => {
    const at = await desk()
    const rule = (more: Partial<CaseRuleDraft>): CaseRuleDraft => ({
      ...{ type: 'membership', step: 'coach', category: null, region: null, hours: 'any', receiver: 'named' },
      ...{ department: 'kitchen', assignee: null, note: null, effectiveFrom: null, effectiveTo: null },
      ...more,
    })
    const [byGrid, fallback] = [randomUUID(), randomUUID()]
    await saveRule(at.deps, at.officer, { id: fallback, rule: rule({}), revision: 0 })
    const asked = { type: 'membership', step: 'coach', region: `${at.district}001`, hours: 'now' } as const
    const grid = rule({ receiver: 'territory', department: null, region: `${at.district}001` })
    await saveRule(at.deps, at.officer, { id: byGrid, rule: grid, revision: 0 })
    const before = await routeHere(at.deps, at.officer, asked)
    expect(before).toMatchObject({ department: 'kitchen', passedOver: [{ rule: byGrid }] })
    const { id } = await at.add()
    expect(await routeHere(at.deps, at.officer, asked)).toMatchObject({ department: 'grounds', passedOver: [] })
    const clerk = at.person('李受理', 'clerk')
    const given = at.newCase({ type: 'membership', source: 'desk', data: { name: '张三' }, category: null })
    const { state } = await openCase(at.deps, clerk, given)
    const command = { do: 'decide', item: 1, outcome: 'accept', reason: null } as const
    const { state: after } = await doCommand(at.deps, clerk, { id: state.id, command })
    expect(after.items.find(({ step }) => step === 'coach')).toMatchObject({
      ...{ department: 'grounds', routedBy: `${byGrid}/${id}` },
    })
  })

  test('who answers for a point is said with the reason, and coverage counts what has nobody', async () => {
    const at = await desk()
    await at.add({ classes: 'damage-class', category: '01', department: 'nets', note: '章程第3条' })
    const here = await answerHere(at.deps, at.officer, {
      position: [117.1, 39.1],
      ...{ classes: 'damage-class', category: '01' },
    })
    expect(here.because.zh).toBe('由球网科负责：按责任网格，街道“西街”、球网（章程第3条）。')
    const { coveredPercent, regions } = await readCoverage(at.deps, at.officer, { classes: 'damage-class' })
    expect(coveredPercent).toBe(33)
    expect(regions).toMatchObject([
      { name: '球场社区', cells: 2, coveredPercent: 50, nobody: [{ category: '02', cells: 2 }], two: [] },
      { name: '东街', cells: 1, coveredPercent: 0, nobody: [{ category: '01' }, { category: '02' }] },
    ])
  })

  test('a table is taken in as a whole or not at all; taken in again it changes nothing', async () => {
    const at = await desk()
    const good = `${HEAD}\n${at.district}001,01,球网科,2023/1/1,章程\n公园,,场地科,,\n`
    const bad = `${good}${at.district}777,09,厨房,昨天,\n公园,,球网科,,\n`
    const { faults } = await at.take(bad)
    expect(faults.map(({ row, words: { zh } }) => [row, zh])).toEqual([
      [4, `没有区域“${at.district}777”。`],
      [4, '没有类别“09”。'],
      [4, '没有单位“厨房”。'],
      [4, '生效日期须为年-月-日。'],
      [5, '与第 3 行的区域、类别、生效日期相同。'],
    ])
    await expect(at.take(bad, true)).rejects.toMatchObject({ code: 'casework.table-faults' })
    expect((await at.take(good)).added).toBe(2)
    expect(await at.take(good, true)).toMatchObject({ applied: true, added: 2, same: 0 })
    expect(await at.take(good, true)).toMatchObject({ applied: true, added: 0, changed: 0, same: 2 })
    expect(await at.take(good.replace('球网科', '场地科'), true)).toMatchObject({ added: 0, changed: 1, same: 1 })
    expect(await at.take(`${HEAD}\n湖,,球网科,,\n`)).toMatchObject({ faults: [{ row: 2 }] })
    const { body } = await exportTable(at.deps, at.officer, 'zh', signal)
    const written = Buffer.concat(await body.toArray())
    const again = await importTable(at.deps, at.officer, { bytes: written, signal, apply: false })
    expect(again).toMatchObject({ rows: 2, same: 2, faults: [] })
  })

  test('another district sees nothing of the grid', async () => {
    const at = await desk()
    const { id } = await at.add()
    const other = await open().freshDistrict()
    expect(await listPast(open().database.district(other), id)).toEqual([])
    expect((await at.deps.responsibilities.of(other)).rows).toEqual([])
  })
})
