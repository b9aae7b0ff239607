import { type Config, type ConfigInput, readConfig, SETTINGS } from '../platform/index.ts'
import type { Flags, ParseOptions } from './verb.ts'

/** Each setting of the server as a flag. */
export const settingOptions: ParseOptions = Object.fromEntries(
  Object.values(SETTINGS).map(({ flag }) => [flag, { type: 'string' }]),
)

export function inputOf(flags: Flags): ConfigInput {
  const given = Object.entries(flags).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return { env: process.env, flags: Object.fromEntries(given) }
}

/** The settings in force and what they were read from; `preset` holds where nobody said otherwise. */
export function readSettings(
  flags: Flags,
  preset: Readonly<Record<string, string>> = {},
): { config: Config; input: ConfigInput } {
  const input = inputOf(flags)
  const settings = Object.values(SETTINGS)
  const unsaid = settings.filter(({ flag, env }) => input.flags[flag] === undefined && !input.env[env])
  const added = unsaid.flatMap(({ flag }) => (preset[flag] === undefined ? [] : [[flag, preset[flag]]]))
  const complete = { ...input, flags: { ...Object.fromEntries(added), ...input.flags } }
  return { config: readConfig(complete), input: complete }
}
