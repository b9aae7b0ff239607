import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import type { ReporterDraft } from '@citybrain/contract/engines/reporter.ts'
import type { StoredAttributes } from '@citybrain/contract/engines/thing.ts'
import type { Limit } from '@citybrain/contract/kernel/limit.ts'
import type { By, FormItem, Outcome } from '@citybrain/contract/pack/flow.ts'

/** What is chosen in a form beside the fields of the case. */
export type Choosing =
  | Outcome['chooses'][number]
  | 'person'
  | 'limit'
  | 'until'
  | 'case'
  | 'place'
  | 'class'
  | 'source'
  | 'reporter'

/** What a filled-in form says, as commands need it. */
export interface Given {
  readonly data: StoredAttributes
  readonly reason: string | null
  readonly attachments: string[]
  readonly category?: string
  readonly standard?: string
  readonly department?: string
  readonly assignee?: string
  readonly limit?: Limit
  /** Null: without a day set. */
  readonly until: string | null
  /** Another case. */
  readonly into?: string
  readonly source?: string
  readonly reporter?: ReporterDraft
  /** Of what is made by the form, the same at each attempt. */
  readonly id: string
  readonly place?: { readonly position: [number, number] | null; readonly address: string | null }
}

/** What a form asks for. */
export interface Asking {
  /** Under which a draft of it is kept, within the case. */
  readonly key: string
  readonly title: string
  /** The consequence, where the title doesn't say it. */
  readonly lede: string | null
  readonly tone: Outcome['tone']
  readonly asks: readonly FormItem[]
  readonly reason: { readonly needed: boolean; readonly label: string } | null
  /** Photos and files at least; null where none are taken. */
  readonly attachments: number | null
  readonly chooses: readonly Choosing[]
  /** Who may be chosen, and of which department while none is chosen. */
  readonly people: { readonly by: By; readonly department: string | null } | null
  /** The department that rules propose. */
  readonly proposed: string | null
  /** A position must be given. */
  readonly placed: boolean
}

/** A form before a command, and the command that follows from what is given. */
export interface FormPlan extends Asking {
  command(given: Given): CaseCommand
}
