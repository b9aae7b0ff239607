import { type PGlite, protocol } from '@electric-sql/pglite'
import type { PreparedNames } from './prepared-names.ts'
import type { Answer } from './session.ts'
import { PARSERS } from './values.ts'

const { serialize } = protocol
type Message = Awaited<ReturnType<PGlite['execProtocol']>>['messages'][number]
type RowDescription = InstanceType<typeof protocol.messages.RowDescriptionMessage>
type DataRow = InstanceType<typeof protocol.messages.DataRowMessage>
type Column = { name: string; parse: (text: string) => unknown }

/** Commands whose tag ends in the number of rows they touched. */
const TOUCHING = /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/

function readColumns({ fields }: RowDescription): Column[] {
  return fields.map(({ name, dataTypeID }) => ({ name, parse: PARSERS.get(dataTypeID) ?? ((text) => text) }))
}

function readRow({ fields }: DataRow, columns: readonly Column[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  columns.forEach(({ name, parse }, place) => {
    const text = fields[place]
    row[name] = text === null || text === undefined ? null : parse(text)
  })
  return row
}

function readAnswer(messages: readonly Message[]): Answer {
  const rows: Record<string, unknown>[] = []
  let columns: Column[] = []
  let affected: number | null = null
  for (const message of messages) {
    if (message instanceof protocol.messages.RowDescriptionMessage) columns = readColumns(message)
    else if (message instanceof protocol.messages.DataRowMessage) rows.push(readRow(message, columns))
    else if (message instanceof protocol.messages.CommandCompleteMessage) {
      const touched = TOUCHING.exec(message.text)
      if (touched !== null) affected = Number(touched[1])
    }
  }
  return { rows, affected }
}

/** Runs one statement and gives its rows and how many rows it touched. */
export type RunStatement = (sql: string, parameters: readonly (string | null)[]) => Promise<Answer>

/**
 * Statements over PostgreSQL's extended protocol in one message each: PGlite's own `query` crosses into WebAssembly six
 * times and parses and plans anew each time.
 */
export function createRunStatement(database: PGlite, nameOf: PreparedNames): RunStatement {
  const prepared = new Set<string>()
  return async (text, parameters) => {
    const name = nameOf(text) ?? ''
    // A statement that failed when it first ran may have left its name taken; closing what isn't there is no error.
    const parse = prepared.has(name) ? [] : [serialize.close({ type: 'S', name }), serialize.parse({ name, text })]
    const bind = serialize.bind({ statement: name, values: [...parameters] })
    const rest = [bind, serialize.describe({ type: 'P' }), serialize.execute({}), serialize.sync()]
    const { messages } = await database.execProtocol(Buffer.concat([...parse, ...rest]))
    if (name !== '') prepared.add(name)
    return readAnswer(messages)
  }
}
