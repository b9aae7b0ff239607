import type { CaseRule, CaseRuleDraft } from '@citybrain/contract/engines/case-rule.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { type Database, type Db, save } from '../../platform/index.ts'
import { checkDepartment } from './departments.ts'
import type { Caller, CaseworkDeps } from './deps.ts'
import { badRule, ruleChanged, tooManyRules } from './errors.ts'
import { caseworkTables } from './tables.ts'

/** Rules of a district as they stand, remembered for a moment. */
export interface CaseRules {
  of(district: DistrictCode): Promise<readonly CaseRule[]>
  forget(district: DistrictCode): void
}

const MOST_RULES = 5_000
const TRUSTED_MS = 1_000

/** A change by another process shows after a second; one by this process at once. */
export function createCaseRules(database: Database): CaseRules {
  const kept = new Map<DistrictCode, { rules: Promise<readonly CaseRule[]>; readMs: number }>()
  return {
    of(district) {
      const now = performance.now()
      const found = kept.get(district)
      if (found && now - found.readMs < TRUSTED_MS) return found.rules
      const rules = listRules(database.district(district))
      rules.catch(() => kept.delete(district))
      kept.set(district, { rules, readMs: now })
      return rules
    },
    forget: (district) => void kept.delete(district),
  }
}

export async function listRules(db: Db): Promise<CaseRule[]> {
  const rows = await caseworkTables(db)
    .selectFrom('case_rule')
    .select(['id', 'revision', 'rule'])
    .orderBy('id')
    .limit(MOST_RULES)
    .execute()
  // Those of older versions name somebody all.
  return rows.map(({ id, revision, rule }) => ({ receiver: 'named', ...rule, id, revision }))
}

interface Saving {
  readonly id: string
  readonly rule: CaseRuleDraft
  /** 0 where it is new. */
  readonly revision: number
}

/** Enters a rule, or changes it upon the revision named. */
export async function saveRule(
  deps: CaseworkDeps,
  { actor, db }: Caller,
  { id, rule, revision }: Saving,
): Promise<CaseRule> {
  const step = deps.types.get(rule.type).steps.find(({ key }) => key === rule.step)
  if (step?.kind !== 'task' || step.department !== 'routed') throw badRule(rule.type, rule.step, deps)
  if (rule.department !== null) await checkDepartment(deps, actor, rule.department)
  const rules = await listRules(db)
  if (revision === 0 && rules.length >= MOST_RULES) throw tooManyRules(MOST_RULES)
  const before = rules.find((one) => one.id === id)
  const now = { ...rule, id, revision: revision + 1 }
  const write =
    revision === 0
      ? sql`insert into case_rule (district, id, revision, rule, changed_at)
          values (${actor.district}, ${id}, 1, ${JSON.stringify(rule)}::jsonb, (select at from moment))`
      : sql`update case_rule set revision = revision + 1, rule = ${JSON.stringify(rule)}::jsonb,
          changed_at = (select at from moment)
        where district = ${actor.district} and id = ${id} and revision = ${revision}`
  await save(db, {
    ...{ actor, writes: [{ sql: write, rows: 1, conflict: ruleChanged(before?.revision ?? null) }], events: [] },
    audits: [{ action: 'case-rule.save', subject: { kind: 'case-rule', id }, before, after: now }],
  })
  deps.rules.forget(actor.district)
  return now
}

export async function deleteRule(
  deps: CaseworkDeps,
  { actor, db }: Caller,
  { id, revision }: Omit<Saving, 'rule'>,
): Promise<void> {
  const before = (await listRules(db)).find((one) => one.id === id)
  const gone = sql`delete from case_rule where district = ${actor.district} and id = ${id} and revision = ${revision}`
  await save(db, {
    ...{ actor, writes: [{ sql: gone, rows: 1, conflict: ruleChanged(before?.revision ?? null) }], events: [] },
    audits: [{ action: 'case-rule.delete', subject: { kind: 'case-rule', id }, before }],
  })
  deps.rules.forget(actor.district)
}
