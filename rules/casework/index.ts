/** The face of casework's rules: what may be done with a case, what that makes of it, and when. */
export { type CaseActor, coveredBy, isAmong } from './access.ts'
export { actionsFor } from './actions.ts'
export { apply } from './apply.ts'
export { decideChildEnded, decideChildOpened } from './children.ts'
export { dueOf, lawDueOf } from './clocks.ts'
export { type CaseContext, emptyCase, NOWHERE } from './context.ts'
export { formulaWords } from './count-words.ts'
export { decide, decideOpen } from './decide.ts'
export { reopenableUntil } from './decide-case.ts'
export { mermaidOf } from './diagram.ts'
export { figuresOf, gradeOf, rateOf, scoreOf } from './figures.ts'
export { stepOf } from './flow.ts'
export { handOver } from './handing.ts'
export { type Names, wordsOfEvent } from './history.ts'
export { afterQuiet, DEFAULT_PREFERENCE, planMessage, URGENT_KINDS } from './messaging.ts'
export { decideMoment, NOBODY, nextMoment } from './moments.ts'
export type { Router } from './moving.ts'
export { wordsOfNotice } from './notice-words.ts'
export { progressOf } from './progress.ts'
export { preferredIn } from './receivers.ts'
export { type Closed, mayRecur } from './recurrence.ts'
export { type ReporterNews, reporterNewsOf, wordsOfReporterNews } from './reporter-news.ts'
export {
  BY_CODE,
  type Door,
  decideJoin,
  decideRate,
  REPORTER,
  reporterMay,
} from './reporting.ts'
export {
  type AskedPlace,
  clashesOf,
  whoAnswers,
} from './responsibility.ts'
export { coverageOf } from './responsibility-coverage.ts'
export {
  type ResponsibilityNames,
  wordsOfPassedOver,
  wordsOfResponsibility,
  wordsOfRoute,
} from './responsibility-words.ts'
export { isOfficeTime, type Route, routeFor } from './routing.ts'
export { type Likeness, likenessOf, type Matter, sinceOf, termsOf } from './similar.ts'
export { type CaseNews, type Told, toldOf, toldOfRefused, type Whom } from './telling.ts'
export { titleOf } from './title.ts'
export { wordsOfInstant } from './words.ts'
