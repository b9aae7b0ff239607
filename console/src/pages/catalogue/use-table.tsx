import { useTranslation } from 'react-i18next'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { dayWords } from '../../days/days.ts'
import { useUse } from './use-catalogue.ts'

/** Who read how much of a resource, by day. */
export function UseTable({ type }: { type: string }) {
  const { t, i18n } = useTranslation()
  const use = useUse(type)
  if (use.isPending) return <PageLoading />
  if (use.isError) return <Failure error={use.error} onRetry={() => void use.refetch()} />
  return (
    <section className="panel panel-pad" aria-labelledby="catalogue-use">
      <h2 className="section-title" id="catalogue-use">
        {t('catalogue.use')}
      </h2>
      {use.data.length === 0 ? (
        <p className="hint">{t('catalogue.no-use')}</p>
      ) : (
        <table className="quality-list">
          <thead>
            <tr>
              <th scope="col">{t('catalogue.day')}</th>
              <th scope="col">{t('catalogue.reader')}</th>
              <th scope="col" className="numeric">
                {t('catalogue.requests-made')}
              </th>
              <th scope="col" className="numeric">
                {t('catalogue.things-given')}
              </th>
            </tr>
          </thead>
          <tbody>
            {use.data.map(({ on, reader, via, requests, things }) => (
              <tr key={`${on} ${reader} ${via}`}>
                <th scope="row">{dayWords(on, i18n.language)}</th>
                <td>{reader}</td>
                <td className="numeric">{requests.toLocaleString('en-US')}</td>
                <td className="numeric">{things.toLocaleString('en-US')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
