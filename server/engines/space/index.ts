/** The face of space. */
export { type Around, distanceFrom, featureJsonOf, featureOf, isNear, meetsBox } from './feature-sql.ts'
