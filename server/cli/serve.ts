import type { City, ServedDistrict } from './hands.ts'
import { awaitStopSignal, runUntilStopped } from './run-city.ts'
import { readSettings } from './settings.ts'
import type { Run, Verb } from './verb.ts'

export const serve: Verb = {
  name: 'serve',
  summary: {
    zh: '启动服务器（不含样例数据）',
    en: 'Start the server, without sample data',
  },
  takes: [],
  options: {},
  settings: true,
  async run(run) {
    const stop = awaitStopSignal()
    const { config, input } = readSettings(run.flags)
    const city = await run.hands.startCity({ config, input, sample: false, todayIfNew: null })
    try {
      await showFirstPasswords(run, city, await run.hands.listDistricts())
      const url = await city.listen()
      await run.out.print({ zh: `城市大脑已就绪：${url}`, en: `City Brain is ready: ${url}` }[run.language])
    } catch (error) {
      await city.close()
      throw error
    }
    return runUntilStopped(city, stop)
  },
}

/** Printed once, when a district has nobody yet; never logged. */
async function showFirstPasswords(run: Run, city: City, districts: readonly ServedDistrict[]): Promise<void> {
  for (const { profile } of districts) {
    const made = await city.identity.ensureAdministrator(profile.code)
    if (!made) continue
    const { login } = made.account
    const text = {
      zh: `${profile.name.zh}的首个管理员账号 ${login}，一次性密码（仅显示这一次）：${made.oneTimePassword}`,
      en: `First administrator of ${profile.name.en}: ${login}, one-time password, shown this once: ${made.oneTimePassword}`,
    }
    await run.out.print(text[run.language])
  }
}
