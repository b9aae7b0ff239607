import type { SampleAccount } from '@citybrain/contract/engines/account.ts'
import type { DistrictProfile, SampleGrid } from '@citybrain/contract/engines/district.ts'
import type { DistrictThing } from '@citybrain/contract/engines/district-things.ts'
import type { PlanKind } from '@citybrain/contract/engines/plan.ts'
import type { ResponsibilityDraft } from '@citybrain/contract/engines/responsibility.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { Identity } from '../engines/identity/index.ts'
import type { DocumentReader, NewDocument } from '../engines/plan/index.ts'
import type { Config, ConfigInput, Logger } from '../platform/index.ts'

/** A document with which the sample city begins. */
export interface SampleDocument {
  readonly path: string
  readonly title: Words
  readonly kind: PlanKind
}

/** What a district's folder says of its sample city. */
export interface SampleCity {
  readonly accounts: readonly SampleAccount[]
  readonly documents: readonly SampleDocument[]
  /** The day on which a new sample city begins. */
  readonly today: PlainDate
  /** Its invented unit grid. */
  readonly grid: SampleGrid | null
  /** Made-up rows of its responsibility grid. */
  readonly responsibilities: readonly ResponsibilityDraft[]
}

export interface ServedDistrict {
  readonly profile: DistrictProfile
  readonly sample: SampleCity | null
  /** Objects that its data names. */
  readonly things: readonly DistrictThing[]
}

export interface CityOptions {
  readonly config: Config
  /** What the configuration was read from, for the page that explains it. */
  readonly input: ConfigInput
  /** Fictional people may sign in, and say so on the sign-in page. */
  readonly sample: boolean
  /** Date of the city where the database is new and no date was asked for. */
  readonly todayIfNew: PlainDate | null
}

/** A running city: the engines wired together behind one application. */
export interface City {
  readonly identity: Identity
  readonly logger: Logger
  /** Resolves when the database is lost for good. */
  readonly lost: Promise<Error>
  /** Imports a document as the system itself, wholly or not at all. */
  importDocument(district: DistrictCode, document: NewDocument): Promise<{ plan: string }>
  /** File names of the sample documents that the district holds. */
  listSampleFiles(district: DistrictCode): Promise<(string | null)[]>
  /** Opens the network door and, over a data folder, the local one; gives the address for browsers. */
  listen(): Promise<string>
  /** Opens a local door that only this process knows of. */
  listenPrivately(): Promise<string>
  close(): Promise<void>
}

/** What verbs get from `server/main.ts`, the only place that knows every engine and connector. */
export interface Hands {
  readonly readDocument: DocumentReader
  /** The repository's folder. */
  readonly root: string
  listDistricts(): Promise<readonly ServedDistrict[]>
  /** Of every pack, and the divisions of the districts served here. */
  listCodeTables(): Promise<readonly CodeTable[]>
  startCity(options: CityOptions): Promise<City>
}
