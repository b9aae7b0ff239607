export { matchCandidates } from './match.ts'
export { formatAddress, parseAddress } from './parse.ts'
