import { sql } from 'kysely'
import type { Db } from './database.ts'

interface ColumnInfo {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly initial: string | null
  readonly comment: string | null
}

export interface TableInfo {
  readonly name: string
  readonly comment: string | null
  readonly columns: readonly ColumnInfo[]
  readonly constraints: readonly string[]
  readonly indexes: readonly string[]
  readonly policies: readonly string[]
  readonly rights: string
}

interface FunctionInfo {
  readonly name: string
  readonly comment: string | null
}

// PostgreSQL 18 lists NOT NULL among the constraints, 15 doesn't: the columns say it.
const TABLES = sql<TableInfo>`
  select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
    (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'required', a.attnotnull, 'comment', col_description(c.oid, a.attnum),
        'initial', case when a.attidentity <> '' then 'identity' else pg_get_expr(d.adbin, d.adrelid) end)
        order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(jsonb_agg(pg_get_constraintdef(oid) order by contype desc, conname), '[]')
      from pg_constraint where conrelid = c.oid and contype <> 'n') as constraints,
    (select coalesce(jsonb_agg(regexp_replace(pg_get_indexdef(indexrelid), ' ON [^ ]+ USING', ' using')
        order by indexrelid::regclass::text), '[]')
      from pg_index where indrelid = c.oid and not indisprimary) as indexes,
    (select coalesce(jsonb_agg(concat('policy ', polname,
        case when polpermissive then '' else ' (restrictive, ' ||
          case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
          || ')' end, ': ', 'using ' || pg_get_expr(polqual, polrelid),
        'with check ' || pg_get_expr(polwithcheck, polrelid)) order by polname), '[]')
      || case when c.relrowsecurity then '[]'::jsonb else '["no row-level security"]'::jsonb end
      from pg_policy where polrelid = c.oid) as policies,
    (select coalesce(string_agg(lower(privilege_type), ', ' order by privilege_type), 'none')
      from aclexplode(c.relacl) where grantee = 'citybrain_app'::regrole) as rights
  from pg_class c where c.relnamespace = 'citybrain'::regnamespace and c.relkind in ('r', 'p')
  order by c.relname`

const FUNCTIONS = sql<FunctionInfo>`
  select format('%s(%s)', proname, pg_get_function_identity_arguments(oid)) as name,
    obj_description(oid, 'pg_proc') as comment
  from pg_proc where pronamespace = 'citybrain'::regnamespace order by name`

/** Tables and functions of the product, in alphabetical order. */
export async function readSchema(db: Db): Promise<{ tables: TableInfo[]; functions: FunctionInfo[] }> {
  return { tables: (await TABLES.execute(db)).rows, functions: (await FUNCTIONS.execute(db)).rows }
}
