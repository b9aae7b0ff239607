/** The face of the registry's rules: history, values, search, masks, migrations. */
export { type DecideContext, type DecidedFact, type Decision, decideChange, decideCreate } from './decide.ts'
export { compareDecimals, multiplyDecimals } from './decimal.ts'
export { comparisonOf, type Filter, meets, type Operator, readFilter } from './filter.ts'
export {
  type Assertion,
  covers,
  dayBefore,
  endOfDay,
  fold,
  type Moment,
  nextChangeAfter,
} from './fold.ts'
export { maskPatch, maskText, maskThing, maskValues, openedFields, personalFields, seesPeople } from './mask.ts'
export { reportOf, type SourceCount } from './quality.ts'
export { foldText, planSearch, type SearchPlan, termsOf } from './terms.ts'
export { translate } from './translate.ts'
export { checkValue, fieldOf, missingFields, type ValueFault } from './values.ts'
