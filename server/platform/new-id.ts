import { v7 } from 'uuid'

/**
 * An identifier (UUID, version 7) that begins with the moment it is made: what is made together stands side by side in
 * every index that ends with the identifier, where a random one would touch a page of its own in each.
 */
export const newId = (): string => v7()
