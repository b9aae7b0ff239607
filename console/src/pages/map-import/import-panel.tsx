import type { RegionImport } from '@citybrain/contract/engines/region-import.ts'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Chosen } from '../../map/layer.ts'
import { ImportSettingsForm } from './settings-form.tsx'
import { ImportSteps } from './steps.tsx'
import { useImportTopology } from './topology.ts'

interface Props {
  readonly one: RegionImport
  readonly chosen: Chosen | null
  onChoose(chosen: Chosen | null): void
}

/** One sentence on top, then what is wrong, then what can be set, then what can be done. */
export function ImportPanel({ one, chosen, onChoose }: Props) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const { add = 0, change = 0, same = 0, fault = 0 } = one.counts
  const sentence = t(`region-import.sentence.${one.state}`, { count: one.features, add, change, same, fault })
  return (
    <div className="map-tool">
      <p>{sentence}</p>
      <p className="hint">
        {t(`geodata.${one.format}`)}
        {one.encoding && ` · ${one.encoding}`}
        {one.statedDatum && ` · ${t('region-import.stated', { datum: one.statedDatum })}`}
      </p>
      {one.likelyDatum && one.likelyDatum !== one.settings.datum && (
        <Alert
          type="warning"
          showIcon
          title={t('region-import.likely', {
            chosen: t(`datum.${one.settings.datum}`),
            likely: t(`datum.${one.likelyDatum}`),
          })}
        />
      )}
      {one.hints.map((hint) => (
        <Alert key={hint.zh} type="info" showIcon title={hint[language]} />
      ))}
      {one.faultCount > 0 && (
        <section aria-label={t('region-import.faults')}>
          <h2 className="section-title">{t('region-import.fault-count', { count: one.faultCount })}</h2>
          <ol className="map-results import-faults">
            {one.faults.map((found) => (
              <li key={`${found.feature} ${found.code} ${found.words.zh}`}>
                {found.feature === null ? (
                  found.words[language]
                ) : (
                  <button
                    type="button"
                    className="link-button"
                    aria-pressed={chosen?.id === String(found.feature)}
                    onClick={() => onChoose({ layer: 'preview', id: String(found.feature) })}
                  >
                    {t('region-import.feature', { number: found.feature })}：{found.words[language]}
                  </button>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      <TopologySentence one={one} />
      <ImportSteps one={one} />
      {one.state === 'preview' && <ImportSettingsForm key={one.revision} one={one} />}
    </div>
  )
}

function TopologySentence({ one }: { one: RegionImport }) {
  const { t } = useTranslation()
  const report = useImportTopology(one)
  if (!report.data) return null
  const count = Object.values(report.data.counts).reduce((sum, found) => sum + found, 0)
  return (
    <p role="status">
      {count === 0
        ? t('topology.sound', { count: report.data.checked })
        : t('topology.found', { count, checked: report.data.checked })}
    </p>
  )
}
