import type { MessageChannel, MessagePreference } from '@citybrain/contract/engines/message.ts'
import { NoticeKind } from '@citybrain/contract/engines/notice.ts'
import { Alert, Checkbox, Input, Radio, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../app/notices.tsx'
import { State } from '../../words/state.tsx'
import { type Told, useWish } from './use-told.ts'

interface Props {
  readonly told: Told
  /** Channels that this deployment can send by. */
  readonly channels: readonly MessageChannel[]
}

interface Wishing {
  readonly wish: MessagePreference
  keep(wish: MessagePreference): void
}

/** What one is told by which channel, and when; kept as it is chosen. */
export function PreferenceForm({ told: { preference, urgent }, channels }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { wish, keep, saving } = useWish(preference)
  const wishing = { wish, keep }
  return (
    <>
      <KindTable {...wishing} urgent={urgent} channels={channels} />
      <p className="hint">{t('me.kind-urgent-why')}</p>
      <Quiet {...wishing} />
      {channels.includes('mail') && <Digest {...wishing} />}
      <Language {...wishing} />
      <Checkbox
        checked={wish.followMentions}
        onChange={({ target }) => keep({ ...wish, followMentions: target.checked })}
      >
        {t('me.follow-mentions')}
      </Checkbox>
      <p className="me-told-state" role="status">
        {saving.isSuccess && <State tone="on-track">{t('me.told-saved')}</State>}
      </p>
      {saving.isError && <Alert type="error" showIcon title={words(saving.error)} />}
    </>
  )
}

function KindTable({
  wish,
  keep,
  urgent,
  channels,
}: Wishing & { urgent: readonly string[] } & Pick<Props, 'channels'>) {
  const { t } = useTranslation()
  const choose = (kind: NoticeKind, channel: MessageChannel, on: boolean) => {
    const others = wish.kinds[kind].filter((one) => one !== channel)
    keep({ ...wish, kinds: { ...wish.kinds, [kind]: on ? [...others, channel] : others } })
  }
  return (
    <table className="told-kinds">
      <thead>
        <tr>
          <th scope="col">{t('me.kind')}</th>
          {channels.map((channel) => (
            <th key={channel} scope="col">
              {t(`me.channel-${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {NoticeKind.options.map((kind) => (
          <tr key={kind}>
            <th scope="row">
              {t(`notices.kind-${kind}`)}
              {urgent.includes(kind) && <span className="told-urgent">{t('me.kind-urgent')}</span>}
            </th>
            {channels.map((channel) => (
              <td key={channel}>
                <Checkbox
                  aria-label={t('me.kind-by', {
                    kind: t(`notices.kind-${kind}`),
                    channel: t(`me.channel-${channel}`),
                  })}
                  checked={wish.kinds[kind].includes(channel)}
                  onChange={({ target }) => choose(kind, channel, target.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const USUAL = { from: '21:00', to: '07:30' }

function Quiet({ wish, keep }: Wishing) {
  const { t } = useTranslation()
  const { quiet } = wish
  return (
    <div className="told-line">
      <Switch id="told-quiet" checked={quiet !== null} onChange={(on) => keep({ ...wish, quiet: on ? USUAL : null })} />
      <label htmlFor="told-quiet">{t('me.quiet')}</label>
      {quiet !== null &&
        (['from', 'to'] as const).map((end) => (
          <Input
            key={end}
            type="time"
            className="told-time"
            aria-label={`${t('me.quiet')} · ${t(`me.quiet-${end}`)}`}
            value={quiet[end]}
            onChange={({ target }) => target.value && keep({ ...wish, quiet: { ...quiet, [end]: target.value } })}
          />
        ))}
      <span className="hint">{t('me.quiet-why')}</span>
    </div>
  )
}

function Digest({ wish, keep }: Wishing) {
  const { t } = useTranslation()
  return (
    <div className="told-line">
      <span id="told-digest">{t('me.digest')}</span>
      <Radio.Group
        aria-labelledby="told-digest"
        value={wish.digest}
        onChange={({ target }) => keep({ ...wish, digest: target.value })}
        options={(['at-once', 'daily'] as const).map((value) => ({ value, label: t(`me.digest-${value}`) }))}
      />
    </div>
  )
}

function Language({ wish, keep }: Wishing) {
  const { t } = useTranslation()
  return (
    <div className="told-line">
      <span id="told-language">{t('me.told-language')}</span>
      <Radio.Group
        aria-labelledby="told-language"
        value={wish.language}
        onChange={({ target }) => keep({ ...wish, language: target.value })}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
    </div>
  )
}
