import type { QualityReport } from '@citybrain/contract/engines/quality.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { percentWords } from '../../figures/percent.ts'
import { useSystemWords } from '../../things/manual.ts'
import { useSay } from '../../words/say.ts'
import { Failing } from './failing.tsx'
import { Score } from './score.tsx'

interface Props {
  readonly report: QualityReport
  readonly rule: string | null
  readonly source: string | null
}

/** One type: its rules with what fails, its sources, and the things that a rule doesn't hold for. */
export function TypeQuality({ report, rule, source }: Props) {
  const { t } = useTranslation()
  const found = report.rules.find((one) => one.rule.key === rule)
  return (
    <>
      <div className="quality-panes">
        <Rules report={report} current={rule} />
        <Sources report={report} />
      </div>
      {found ? (
        <Failing type={report.type} rule={found.rule} source={source} />
      ) : (
        report.rules.length > 0 && <p className="hint">{t('quality.choose-rule')}</p>
      )}
    </>
  )
}

function Rules({ report, current }: { report: QualityReport; current: string | null }) {
  const { t } = useTranslation()
  const say = useSay()
  if (report.rules.length === 0) return <p className="panel panel-pad hint">{t('quality.no-rules')}</p>
  return (
    <section className="panel panel-pad" aria-labelledby="quality-rules">
      <h2 className="section-title" id="quality-rules">
        {t('quality.rules')}
      </h2>
      <table className="quality-list">
        <thead>
          <tr>
            <th scope="col">{t('quality.rule')}</th>
            <th scope="col" className="numeric">
              {t('quality.weight')}
            </th>
            <th scope="col" className="numeric">
              {t('quality.passed')}
            </th>
            <th scope="col" className="numeric">
              {t('quality.failing')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.rules.map(({ rule, checked, passed }) => (
            <tr key={rule.key} className={rule.key === current ? 'is-current' : undefined}>
              <th scope="row">{say(rule.title)}</th>
              <td className="numeric">{rule.weight}</td>
              <td className="numeric">{percentWords(passed, checked)}</td>
              <td className="numeric">
                {checked > passed ? (
                  <Link
                    to={`/quality?type=${report.type}&rule=${rule.key}`}
                    aria-label={t('quality.show-failing', { count: checked - passed, rule: say(rule.title) })}
                  >
                    {(checked - passed).toLocaleString('en-US')}
                  </Link>
                ) : (
                  '0'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Sources({ report }: { report: QualityReport }) {
  const { t } = useTranslation()
  const systemWords = useSystemWords()
  if (report.sources.length === 0) return null
  return (
    <section className="panel panel-pad" aria-labelledby="quality-sources">
      <h2 className="section-title" id="quality-sources">
        {t('quality.sources')}
      </h2>
      <table className="quality-list">
        <thead>
          <tr>
            <th scope="col">{t('lineage.system')}</th>
            <th scope="col" className="numeric">
              {t('quality.things')}
            </th>
            <th scope="col">{t('quality.score')}</th>
          </tr>
        </thead>
        <tbody>
          {report.sources.map(({ source, things, score }) => (
            <tr key={source}>
              <th scope="row">{systemWords(source)}</th>
              <td className="numeric">{things.toLocaleString('en-US')}</td>
              <td>
                <Score score={score} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
