/** The face of the rules about duplicates: who is compared with whom, how alike they are, and what a merge gives. */
export { Candidates } from './candidates.ts'
export { type Comparable, type Compared, comparable, signsOf } from './comparable.ts'
export { absorb } from './merge.ts'
export { LEAST_SCORE, scorePair } from './score.ts'
