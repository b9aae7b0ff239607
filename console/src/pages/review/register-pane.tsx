import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { Nothing } from '../../app/notices.tsx'
import { isFiltered } from '../../register/filter.ts'
import { BulkBar } from './bulk-bar.tsx'
import { useDesk } from './desk.ts'
import { DeskForms } from './desk-forms.tsx'
import { RegisterFilters } from './register-filters.tsx'
import { RowList } from './row-list.tsx'

export function RegisterPane({ onShowText }: { onShowText?: () => void }) {
  const { t } = useTranslation()
  const desk = useDesk()
  return (
    <section className="register-pane" aria-label={t('review.register-label')}>
      <RegisterFilters />
      {desk.mayEdit && desk.checked.size > 0 && <BulkBar />}
      {desk.shown.length > 0 ? (
        <RowList {...(onShowText ? { onShowText } : {})} />
      ) : (
        <Nothing words={t(isFiltered(desk.filter) ? 'review.none-pass' : 'review.no-rows')}>
          {isFiltered(desk.filter) && (
            <button
              type="button"
              className="link-button"
              onClick={() => desk.setFilter({ q: '', kind: null, state: null, section: null, department: null })}
            >
              {t('filter.clear')}
            </button>
          )}
        </Nothing>
      )}
      <Drawer
        open={desk.form !== null}
        onClose={() => desk.openForm(null)}
        getContainer={false}
        mask={false}
        size="100%"
        placement="right"
        destroyOnHidden
        title={desk.form ? t(`form.title.${desk.form.kind}`) : ''}
        className="desk-form"
      >
        {desk.form && <DeskForms form={desk.form} />}
      </Drawer>
    </section>
  )
}
