import { parseArgs } from 'node:util'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { nearest } from '@citybrain/contract/kernel/nearest.ts'
import type { Language } from '@citybrain/contract/kernel/words.ts'
import { account } from './account.ts'
import { calendar } from './calendar.ts'
import { code } from './code.ts'
import { config } from './config.ts'
import { demo } from './demo.ts'
import type { Hands } from './hands.ts'
import { describeAll, describeVerb } from './help.ts'
import { key } from './key.ts'
import { languageOfTerminal } from './language.ts'
import { log } from './log.ts'
import { createOutput, type Output } from './output.ts'
import { pack } from './pack.ts'
import { plan } from './plan.ts'
import { badUsage, unknownVerb } from './refusals.ts'
import { region } from './region.ts'
import { serve } from './serve.ts'
import { settingOptions } from './settings.ts'
import { things } from './things.ts'
import type { Flags, ParseOptions, Verb } from './verb.ts'

const VERBS: readonly Verb[] = [serve, demo, plan, things, region, account, log, key, calendar, code, pack, config]

/** Exit statuses: 0 done, 2 refused with one sentence on standard error, 1 a fault of ours. */
export async function runCommandLine(argv: readonly string[], hands: Hands): Promise<number> {
  const out = createOutput()
  const language = languageOfTerminal(process.env)
  try {
    return await dispatch(argv, { hands, language, out })
  } catch (error) {
    if (error instanceof Refusal) {
      await out.complain(`citybrain: ${error.words[language]}`)
      return 2
    }
    await out.complain(`citybrain: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return 1
  }
}

interface Told {
  readonly hands: Hands
  readonly language: Language
  readonly out: Output
}

async function dispatch([name, ...rest]: readonly string[], told: Told): Promise<number> {
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    await told.out.print(describeAll(VERBS, told.language))
    return name === undefined ? 2 : 0
  }
  const verb = VERBS.find((one) => one.name === name)
  if (!verb) {
    const names = VERBS.map((one) => one.name)
    throw unknownVerb(name, nearest(name, names))
  }
  const { values, positionals } = parse(verb, rest)
  if (values.help) {
    await told.out.print(describeVerb(verb, told.language))
    return 0
  }
  return verb.run({ ...told, flags: values, words: positionals })
}

function parse(verb: Verb, args: readonly string[]) {
  const options: ParseOptions = { help: { type: 'boolean', short: 'h' }, ...(verb.settings ? settingOptions : {}) }
  for (const [name, { about: _, ...option }] of Object.entries(verb.options)) options[name] = option
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    // What parseArgs makes of options of these two types.
    return { values: values as Flags, positionals }
  } catch (error) {
    throw badUsage(verb.name, error instanceof Error ? error.message : String(error))
  }
}
