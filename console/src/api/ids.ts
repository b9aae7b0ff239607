import { v7 } from 'uuid'

/**
 * An identifier (UUID, version 7): what is made together stands side by side in the indexes of the database.
 * `crypto.randomUUID` is missing on plain http pages, where offices often run.
 */
export const newId = (): string => v7()
