import type { SampleAccount } from '@citybrain/contract/engines/account.ts'
import type { Clock, Database } from '../../platform/index.ts'

/** What the identity engine needs. */
export interface IdentityDeps {
  readonly database: Database
  readonly clock: Clock
  /** The fictional people of a sample city, shown with their passwords; null on every other server. */
  readonly sampleCity: { readonly accounts: readonly SampleAccount[] } | null
}
