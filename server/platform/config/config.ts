import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { z } from 'zod'
import { SETTINGS, type Setting } from './settings.ts'

type Settings = typeof SETTINGS
type Value<S extends Setting> = z.output<S['read']> | (S['initial'] extends null ? null : never)
/** The values of all settings; those without a default may be null. */
export type Config = { readonly [K in keyof Settings]: Value<Settings[K]> }

export type ConfigSource = 'default' | 'env' | 'flag'

/** Where settings come from; a flag wins over a variable, a variable over the default. */
export interface ConfigInput {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Keyed by the flag's name without dashes in front: `{ port: '8080' }`. */
  readonly flags: Readonly<Record<string, string | undefined>>
}

/** One setting as `citybrain config` prints it; `value` is null when it is not set. */
export interface SettingInfo {
  readonly name: keyof Settings
  readonly env: string
  readonly flag: string
  readonly about: string
  readonly value: string | null
  readonly source: ConfigSource
}

const names = Object.keys(SETTINGS) as (keyof Settings)[]

function textOf(setting: Setting, input: ConfigInput): { text: string | null; source: ConfigSource } {
  const flag = input.flags[setting.flag]
  if (flag !== undefined) return { text: flag, source: 'flag' }
  const env = input.env[setting.env]
  // An empty variable is how shells and compose files say "not set".
  if (env !== undefined && env !== '') return { text: env, source: 'env' }
  return { text: setting.initial, source: 'default' }
}

function readSetting(setting: Setting, input: ConfigInput): unknown {
  const { text, source } = textOf(setting, input)
  if (text === null) return null
  const read = setting.read.safeParse(text)
  if (read.success) return read.data
  const where = source === 'flag' ? `--${setting.flag}` : setting.env
  const fault = read.error.issues.map((issue) => issue.message).join('; ')
  const shown = setting.show?.(text) ?? text
  throw new Refusal('Invalid', 'platform.bad-setting', {
    zh: `配置项 ${where} 的值“${shown}”无效：${fault}。用途：${setting.about}。`,
    en: `${where} is "${shown}": ${fault}. It means: ${setting.about}.`,
  })
}

/** Reads and checks all settings; throws a Refusal that names the variable or flag at fault. */
export function readConfig(input: ConfigInput): Config {
  // Each value was read by its own setting's schema, which is what the type says.
  return Object.fromEntries(names.map((name) => [name, readSetting(SETTINGS[name], input)])) as Config
}

/** Every setting with its value and source, secrets masked. */
export function describeConfig(input: ConfigInput): SettingInfo[] {
  return names.map((name) => {
    const setting: Setting = SETTINGS[name]
    const { text, source } = textOf(setting, input)
    const value = text === null ? null : (setting.show?.(text) ?? text)
    return { name, env: setting.env, flag: setting.flag, about: setting.about, value, source }
  })
}
